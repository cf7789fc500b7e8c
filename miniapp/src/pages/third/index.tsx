import { useSession } from '@/api';
import { Desk } from './Desk';
import { Shop } from './Shop';

/** 积分超市, or 兑换台 for staff. */
export default function Third(): React.ReactNode {
  const hat = useSession((session) => session.hat);
  if (hat === 'staff') return <Desk />;
  return <Shop />;
}
