import type { GapGroup, GapsFilter, Id } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { Fragment, useState } from 'react';
import { GapFilters } from '@/desk/gaps/GapFilters';
import { NoGaps } from '@/desk/gaps/NoGaps';
import { Outcome } from '@/desk/gaps/Outcome';
import { useCall, useMinute } from '@/hooks';
import { go } from '@/platform';
import { orderStateText, whenText } from '@/text';
import { GAP_CAUSES, gapSkillText, gapTimeText } from '@/text/ladder';
import { Button, Card, Notice, Page } from '@/ui';
import './wide.scss';

/** 缺人清单 with room: a row for each place, skill and time of the week; the orders behind it open below. */
export function GapsTable(): React.ReactNode {
  const [filter, setFilter] = useState<GapsFilter>({});
  const gaps = useCall('GET /v1/desk/gap-groups', { query: filter });
  const [closing, setClosing] = useState<Id | null>(null);
  return (
    <Page title="缺人清单" full call={gaps} skeleton="rows" head={<GapFilters filter={filter} onChange={setFilter} />}>
      {({ groups, more }) => (
        <>
          {groups.length === 0 ? <NoGaps filter={filter} onAll={() => setFilter({})} /> : <Card><Groups groups={groups} closed={filter.which === 'closed'} onClose={setClosing} /></Card>}
          {more && <Notice icon="info" text="还有更早的没列出来，可以挑一个地方或手艺来看。" />}
          <Outcome gapId={closing} onDone={() => setClosing(null)} />
        </>
      )}
    </Page>
  );
}

interface GroupsProps {
  readonly groups: readonly GapGroup[];
  readonly closed: boolean;
  readonly onClose: (gapId: Id) => void;
}

const keyOf = ({ communityId, skill, weekend, dayPart }: GapGroup): string => [communityId, skill, weekend, dayPart].join(' ');

function Groups({ groups, closed, onClose }: GroupsProps): React.ReactNode {
  const [open, setOpen] = useState<string>();
  return (
    <table className="work-table">
      <caption className="work-table__caption">同一个地方、手艺和时段的放在一行，新的在前。</caption>
      <thead>
        <tr>
          <th scope="col">地方</th>
          <th scope="col">手艺</th>
          <th scope="col">时段</th>
          <th scope="col">几户</th>
          <th scope="col">原因</th>
          <th scope="col">单子</th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => {
          const key = keyOf(group);
          return (
            <Fragment key={key}>
              <tr>
                <th scope="row">{group.place}</th>
                <td>{gapSkillText(group.skill)}</td>
                <td>{gapTimeText(group)}</td>
                <td>{`${group.households} 户`}</td>
                <td>{group.causes.map((cause) => GAP_CAUSES[cause]).join('；')}</td>
                <td>
                  <button type="button" className="ui-press work-table__act" aria-expanded={open === key} onClick={() => setOpen(open === key ? undefined : key)}>
                    {open === key ? '收起' : `看 ${group.orders.length} 单`}
                  </button>
                </td>
              </tr>
              {open === key && <tr><td className="gaps-table__orders" colSpan={6}><Orders group={group} closed={closed} onClose={onClose} /></td></tr>}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

interface OrdersProps extends Omit<GroupsProps, 'groups'> {
  readonly group: GapGroup;
}

function Orders({ group, closed, onClose }: OrdersProps): React.ReactNode {
  const now = useMinute();
  return group.orders.map(({ gapId, orderId, title, status, window, dayPart }) => (
    <View key={gapId} className="gaps-table__order">
      <View className="gaps-table__words">{`${title} · ${whenText(window, dayPart, now)} · ${orderStateText(status)}`}</View>
      <Button kind="text" size="md" label="看这单" onPress={() => go('/desk/dispatch/index', { id: orderId })} />
      {!closed && <Button kind="text" size="md" label="说说结果" onPress={() => onClose(gapId)} />}
    </View>
  ));
}
