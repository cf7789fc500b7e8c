import { lazy, Suspense } from 'react';
import { useSession } from '@/api';
import { useWide } from '@/platform';
import { ResidentHome } from './ResidentHome';
import { StaffBench } from './StaffBench';
import { VolunteerHall } from './VolunteerHall';

/** A chunk of its own, for wide windows only. */
const Dashboard = process.env.TARO_ENV === 'h5' ? lazy(async () => ({ default: (await import('@/wide/Dashboard')).Dashboard })) : null;

/** 首页, 接单 or 工作台: the content follows the identity, and the room there is. */
export default function First(): React.ReactNode {
  const hat = useSession((session) => session.hat);
  const wide = useWide();
  if (hat === 'volunteer') return <VolunteerHall />;
  if (hat !== 'staff') return <ResidentHome />;
  return Dashboard !== null && wide ? <Suspense fallback={null}><Dashboard /></Suspense> : <StaffBench />;
}
