import type { OrderView } from '@supermarket/shared';
import { useRouter } from '@tarojs/taro';
import { useCall } from '@/hooks';
import { Notice, Page } from '@/ui';
import { ContactCard } from '../ContactCard';
import { OwnTimeForm } from './OwnTimeForm';
import { Running } from './Running';

/** From the check-in to the check-out, and afterwards the minutes (picture 07). */
export default function Service(): React.ReactNode {
  const id = useRouter().params['id'] ?? '';
  const order = useCall('GET /v1/orders/:id', { params: { id } }, { keep: true });
  return (
    <Page title="服务中" call={order} skeleton="detail">
      {(data) => (
        <>
          <ContactCard order={data} />
          <Part order={data} />
        </>
      )}
    </Page>
  );
}

function Part({ order }: { readonly order: OrderView }): React.ReactNode {
  if (order.actions.includes('checkOut')) return <Running order={order} />;
  if (order.actions.includes('ownTime') || order.actions.includes('disputeTime')) return <OwnTimeForm order={order} />;
  if (order.mine?.state === 'TIME_DISPUTED') return <Notice icon="clock" text="时长交给社区核对了，核好就会记上。" />;
  return <Notice icon="okc" tone="ok" text="这次服务已经签退。谢谢您。" />;
}
