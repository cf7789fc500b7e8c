import type { OrderView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useSession } from '@/api';
import { go } from '@/platform';
import { ActionBar, Button } from '@/ui';
import type { Answer } from './use-answer';

interface DetailBarProps {
  readonly order: OrderView;
  /** What is being said to staff. */
  readonly answer: Answer;
  readonly open: (sheet: 'cancel' | 'reschedule' | 'propose' | 'reopen' | 'ask') => void;
}

/** Long sight has two buttons in the bar at most; 不用来了 then stands on the page. */
export function DetailBar(props: DetailBarProps): React.ReactNode {
  const elder = useSession((session) => session.elder);
  const { order, open } = props;
  const may = (action: OrderView['actions'][number]): boolean => order.actions.includes(action);
  const primary = <PrimaryButton key="primary" {...props} />;
  const buttons = [
    may('cancel') && !elder && <Button key="cancel" kind="text" label="取消订单" onPress={() => open('cancel')} />,
    may('reopen') && <Button key="reopen" kind="second" block label="还没好" onPress={() => open('reopen')} />,
    may('rate') && <Button key="rate" kind="second" block label="评价一下" onPress={() => go('/order/confirm/index', { id: order.id })} />,
    may('reschedule') && order.status !== 'WINDOW_PASSED' && order.status !== 'EXPIRED' && !(elder && hasPrimary(order)) && (
      <Button key="reschedule" kind="second" block label="改时间" onPress={() => open('reschedule')} />
    ),
    may('appeal') && <Button key="appeal" kind="second" block label="申诉" onPress={() => go('/me/write/index', { kind: 'appeal', order: order.id })} />,
    may('proposeTime') && order.proposal === null && <Button key="propose" kind="second" block label="改时间" onPress={() => open('propose')} />,
    // Where nobody can come, the page itself says whom to ring up.
    order.status !== 'EXPIRED' && <Button key="ask" kind="second" block icon="phone" label="问社区" onPress={() => open('ask')} />,
  ].filter(Boolean);
  const shown = hasPrimary(order) ? [...buttons.slice(elder ? -1 : -2), primary] : buttons.slice(elder ? -2 : -3);
  return shown.length === 0 ? null : <ActionBar>{shown}</ActionBar>;
}

const hasPrimary = ({ actions, status }: OrderView): boolean =>
  actions.includes('confirm') || actions.includes('resubmit') || ((status === 'WINDOW_PASSED' || status === 'EXPIRED') && actions.includes('reschedule'));

function PrimaryButton({ order, answer, open }: DetailBarProps): React.ReactNode {
  const { id, actions } = order;
  if (actions.includes('confirm')) return <Button key="confirm" block label="去确认" onPress={() => go('/order/confirm/index', { id })} />;
  if (actions.includes('resubmit')) return <Button key="resubmit" block label="补充好了" loadingLabel="正在提交" disabledReason={answer.missing} onPress={answer.send} />;
  return <Button key="again" block label="换个时间" onPress={() => open('reschedule')} />;
}

/** What found no room in the bar. */
export function QuietActions({ order, open }: DetailBarProps): React.ReactNode {
  const elder = useSession((session) => session.elder);
  const crowded = hasPrimary(order);
  const buttons = [
    order.actions.includes('cancel') && (elder || (crowded && order.actions.includes('reschedule'))) && (
      <Button key="cancel" kind="text" label={elder ? '不用来了' : '取消订单'} onPress={() => open('cancel')} />
    ),
  ].filter(Boolean);
  return buttons.length === 0 ? null : <View className="order-detail__quiet">{buttons}</View>;
}
