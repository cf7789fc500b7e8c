import { useSession } from '@/api';
import { ResidentOrders } from './ResidentOrders';
import { StaffOrders } from './StaffOrders';
import { VolunteerTasks } from './VolunteerTasks';

/** 我的订单, 我的任务 or 订单: the content follows the identity. */
export default function Second(): React.ReactNode {
  const hat = useSession((session) => session.hat);
  if (hat === 'volunteer') return <VolunteerTasks />;
  if (hat === 'staff') return <StaffOrders />;
  return <ResidentOrders />;
}
