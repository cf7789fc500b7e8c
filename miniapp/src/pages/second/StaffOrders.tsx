import type { OrderState, WorkRow } from '@supermarket/shared';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { usePages } from '@/hooks';
import { goTab } from '@/platform';
import { orderStateText, windowText } from '@/text';
import { Chip, Chips, More, Page, StateBlock, Tag } from '@/ui';
import { useIsOthersWork } from '@/work/use-posts';
import { WorkList } from '@/work/WorkList';

/** In the order in which an order lives; what is rare stays under 全部. */
const SHOWN: readonly OrderState[] = [
  'SUBMITTED', 'NEEDS_INFO', 'OPEN', 'DISPATCHED', 'ACCEPTED', 'IN_SERVICE', 'PENDING_CONFIRM', 'DISPUTED', 'REOPENED',
  'WINDOW_PASSED', 'EXPIRED', 'CONFIRMED', 'CLOSED', 'REJECTED', 'CANCELLED',
];

/** 订单: every order in the area for which somebody is responsible, the newest first. */
export function StaffOrders(): React.ReactNode {
  const [status, setStatus] = useState<OrderState>();
  const closed = useIsOthersWork('orders');
  const orders = usePages('GET /v1/desk/orders', { query: status === undefined ? {} : { status } }, { enabled: !closed });
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
  const chips = (
    <Chips scroll>
      <Chip label="全部" on={status === undefined} onPress={() => setStatus(undefined)} />
      {SHOWN.map((each) => <Chip key={each} label={orderStateText(each)} on={each === status} onPress={() => setStatus(each)} />)}
    </Chips>
  );
  return (
    <Page title="订单" tab={1} call={orders} skeleton="rows" head={chips}>
      {(rows) =>
        rows.length === 0 ? (
          <StateBlock drawing="empty" title={status === undefined ? '还没有人点单' : '这样的单现在没有'} />
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
