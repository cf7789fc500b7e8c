import type { OrderView } from '@supermarket/shared';
import { useState } from 'react';
import { go } from '@/platform';
import { minutesText } from '@/text';
import { ActionBar, Button, Notice } from '@/ui';
import { WithdrawSheet } from '../WithdrawSheet';

/** What comes next for who has taken the task. */
export function ServeBar({ order }: { readonly order: OrderView }): React.ReactNode {
  const [leaving, setLeaving] = useState(false);
  const { mine, actions } = order;
  if (mine === null) return null;
  if (actions.includes('checkIn')) {
    return (
      <>
        <ActionBar>
          <Button kind="text" label="来不了" onPress={() => setLeaving(true)} />
          <Button kind="primary" block icon="door" label="到门口签到" onPress={() => go('/serve/check-in/index', { id: order.id })} />
        </ActionBar>
        <WithdrawSheet order={order} open={leaving} onClose={() => setLeaving(false)} />
      </>
    );
  }
  if (actions.includes('checkOut')) {
    return (
      <ActionBar>
        <Button kind="primary" block icon="clock" label="正在服务，去签退" onPress={() => go('/serve/service/index', { id: order.id })} />
      </ActionBar>
    );
  }
  if (actions.includes('ownTime') || actions.includes('disputeTime')) {
    return (
      <ActionBar above={<Notice icon="clock" text={mine.needsOwnTime ? '这次是系统签退的，请告诉我们做了多久。' : `记了 ${minutesText(mine.minutes ?? 0)}，等对方确认。`} />}>
        <Button
          kind={mine.needsOwnTime ? 'primary' : 'second'} block label={mine.needsOwnTime ? '填做了多久' : '时长不对，申请更正'}
          onPress={() => go('/serve/service/index', { id: order.id })}
        />
      </ActionBar>
    );
  }
  return null;
}
