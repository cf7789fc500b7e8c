import { Page, StateBlock } from '@/ui';

export default function Index(): React.ReactNode {
  return (
    <Page title="我的订单" tab={1}>
      <StateBlock drawing="empty" title="这一页还在做" />
    </Page>
  );
}
