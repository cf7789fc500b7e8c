import { Shop } from './Shop';

/** 积分超市. */
export default function Third(): React.ReactNode {
  return <Shop />;
}
