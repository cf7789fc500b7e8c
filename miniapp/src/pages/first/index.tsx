import { useSession } from '@/api';
import { ResidentHome } from './ResidentHome';
import { StaffBench } from './StaffBench';
import { VolunteerHall } from './VolunteerHall';

/** 首页, 接单 or 工作台: the content follows the identity. */
export default function First(): React.ReactNode {
  const hat = useSession((session) => session.hat);
  if (hat === 'volunteer') return <VolunteerHall />;
  if (hat === 'staff') return <StaffBench />;
  return <ResidentHome />;
}
