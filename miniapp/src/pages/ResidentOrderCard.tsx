import type { OrderRow } from '@supermarket/shared';
import { useSession } from '@/api';
import { useMinute } from '@/hooks';
import { go } from '@/platform';
import { orderLine, shelfDrawing, stepWords } from '@/text';
import { OrderCard, Timed, type IconName } from '@/ui';

/** One's own order on 首页 and in 我的订单, with the one thing that may be done about it now. */
export function ResidentOrderCard({ order }: { readonly order: OrderRow }): React.ReactNode {
  const now = useMinute();
  const elder = useSession((session) => session.elder);
  return (
    <OrderCard
      shelf={shelfDrawing(order.shelf)}
      title={order.title}
      line={<Timed text={orderLine(order, now, elder)} />}
      step={stepWords(order, elder)}
      action={nextAct(order, elder)}
      onPress={() => go('/order/detail/index', { id: order.id })}
    />
  );
}

function nextAct({ id, status, helper }: OrderRow, elder: boolean): { label: string; icon?: IconName; onPress: () => void } | undefined {
  const open = (): void => go('/order/detail/index', { id });
  if (status === 'PENDING_CONFIRM') return { label: '去确认', onPress: () => go('/order/confirm/index', { id }) };
  if (status === 'ACCEPTED' && helper !== null) return { label: elder ? '看开门码' : '开门码', icon: 'key', onPress: open };
  if (status === 'NEEDS_INFO') return { label: '去补充', onPress: open };
  return undefined;
}
