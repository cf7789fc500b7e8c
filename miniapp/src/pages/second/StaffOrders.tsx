import { SEARCH_LENGTH, type OrderState, type WorkRow } from '@supermarket/shared';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { usePages } from '@/hooks';
import { goTab } from '@/platform';
import { orderStateText, windowText } from '@/text';
import { Button, Chip, Chips, Field, More, Page, StateBlock, Tag } from '@/ui';
import { useIsOthersWork } from '@/work/use-posts';
import { WorkList } from '@/work/WorkList';

/** In the order in which an order lives; what is rare stays under 全部. */
const SHOWN: readonly OrderState[] = [
  'SUBMITTED', 'NEEDS_INFO', 'OPEN', 'DISPATCHED', 'ACCEPTED', 'IN_SERVICE', 'PENDING_CONFIRM', 'DISPUTED', 'REOPENED',
  'WINDOW_PASSED', 'EXPIRED', 'CONFIRMED', 'CLOSED', 'REJECTED', 'CANCELLED',
];

/** 订单: every order in the area for which somebody is responsible, the newest first, or those that are looked for by number or words of the title. */
export function StaffOrders(): React.ReactNode {
  const [status, setStatus] = useState<OrderState>();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const closed = useIsOthersWork('orders');
  const orders = usePages('GET /v1/desk/orders', { query: { ...(status && { status }), ...(asked && { q: asked }) } }, { enabled: !closed });
  useDidShow(() => {
    if (orders.data) orders.retry();
  });
  if (closed) {
    return (
      <Page title="订单" tab={1}>
        <StateBlock drawing="empty" title="订单由社区派单员来管" text="您管站点的柜台，要交付的都在兑换台。" actions={[{ label: '去兑换台', onPress: () => goTab(2) }]} />
      </Page>
    );
  }
  const search = (): void => setAsked(typed.trim());
  function type(words: string): void {
    setTyped(words);
    if (words === '') setAsked('');
  }
  const head = (
    <>
      <Field
        placeholder="找单：单号或事项" value={typed} maxLength={SEARCH_LENGTH} onChange={type} onSearch={search}
        trailing={<Button kind="text" size="md" label="找" onPress={search} />}
      />
      <Chips scroll>
        <Chip label="全部" on={status === undefined} onPress={() => setStatus(undefined)} />
        {SHOWN.map((each) => <Chip key={each} label={orderStateText(each)} on={each === status} onPress={() => setStatus(each)} />)}
      </Chips>
    </>
  );
  return (
    <Page title="订单" tab={1} call={orders} skeleton="rows" head={head}>
      {(rows) =>
        rows.length === 0 ? (
          asked === ''
            ? <StateBlock drawing="empty" title={status === undefined ? '还没有人点单' : '这样的单现在没有'} />
            : <StateBlock drawing="empty" title={`没找到“${asked}”`} text="近 90 天的单里没有。换个说法，或者把单号打全，像 1123-0316。" actions={[{ label: '看全部', onPress: () => type('') }]} />
        ) : (
          <>
            <WorkList rows={rows} noteOf={whenAndWhere} endOf={stateOf} />
            <More of={orders} />
          </>
        )
      }
    </Page>
  );
}

const whenAndWhere = ({ window, dayPart, place }: WorkRow): string =>
  [window && windowText(window, Date.now(), dayPart), place.split(' ').pop()].filter(Boolean).join(' · ');

function stateOf({ status }: WorkRow): React.ReactNode {
  if (status === null) return null;
  return <Tag tone={status === 'DISPUTED' ? 'warn' : 'neutral'} label={orderStateText(status)} />;
}
