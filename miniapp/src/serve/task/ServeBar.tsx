import type { OrderView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useSession } from '@/api';
import { TimeSheet } from '@/order/detail/TimeSheet';
import { go } from '@/platform';
import { outcomeText, taskStage } from '@/text';
import { ActionBar, Button, Notice } from '@/ui';
import { WithdrawSheet } from '../WithdrawSheet';

/** What comes next for whoever has taken the task. */
export function ServeBar({ order }: { readonly order: OrderView }): React.ReactNode {
  switch (taskStage(order)) {
    case 'coming':
      return <Coming order={order} />;
    case 'serving':
      return (
        <ActionBar>
          <Button block icon="clock" label="正在服务，去签退" onPress={() => go('/serve/service/index', { id: order.id })} />
        </ActionBar>
      );
    default:
      return <Served order={order} />;
  }
}

/** Large type has two buttons in the bar at most; 来不了 then stands on the page, as large as they. */
export function LeaveOnPage({ order }: { readonly order: OrderView }): React.ReactNode {
  const elder = useSession((session) => session.elder);
  const [leaving, setLeaving] = useState(false);
  if (!elder || taskStage(order) !== 'coming' || !order.actions.includes('withdraw')) return null;
  return (
    <View className="task__quiet">
      <Button kind="text" label="来不了" onPress={() => setLeaving(true)} />
      <WithdrawSheet order={order} open={leaving} onClose={() => setLeaving(false)} />
    </View>
  );
}

function Coming({ order }: { readonly order: OrderView }): React.ReactNode {
  const elder = useSession((session) => session.elder);
  const [leaving, setLeaving] = useState(false);
  const [moving, setMoving] = useState(false);
  return (
    <>
      <ActionBar>
        {!elder && order.actions.includes('withdraw') && <Button kind="text" label="来不了" onPress={() => setLeaving(true)} />}
        {order.actions.includes('proposeTime') && order.proposal === null && <Button kind="second" label="改时间" onPress={() => setMoving(true)} />}
        <Button block icon="door" label="到门口签到" onPress={() => go('/serve/check-in/index', { id: order.id })} />
      </ActionBar>
      <WithdrawSheet order={order} open={leaving} onClose={() => setLeaving(false)} />
      <TimeSheet order={order} purpose={moving ? 'propose' : null} onClose={() => setMoving(false)} />
    </>
  );
}

function Served({ order: { id, mine, actions, phonePass } }: { readonly order: OrderView }): React.ReactNode {
  const outcome = mine && outcomeText(mine);
  const toMinutes = (): void => go('/serve/service/index', { id });
  return (
    <ActionBar above={outcome && <Notice icon="clock" text={outcome} />}>
      {phonePass && <Button kind="second" block label="请对方答两句" onPress={() => go('/serve/hand-over/index', { id })} />}
      {actions.includes('ownTime') && <Button block label="填做了多久" onPress={toMinutes} />}
      {actions.includes('disputeTime') && <Button kind="text" label="时长不对" onPress={toMinutes} />}
      {!actions.includes('ownTime') && !phonePass && <Button kind="second" block label="看积分与时长" onPress={() => go('/me/points/index')} />}
    </ActionBar>
  );
}
