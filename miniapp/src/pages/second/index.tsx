import { useSession } from '@/api';
import { Page, StateBlock } from '@/ui';
import { StaffOrders } from './StaffOrders';
import { VolunteerTasks } from './VolunteerTasks';

/** 我的订单, 我的任务 or 订单: the content follows the identity. */
export default function Second(): React.ReactNode {
  const hat = useSession((session) => session.hat);
  if (hat === 'volunteer') return <VolunteerTasks />;
  if (hat === 'staff') return <StaffOrders />;
  return (
    <Page title="我的订单" tab={1}>
      <StateBlock drawing="empty" title="这一页还在做" />
    </Page>
  );
}
