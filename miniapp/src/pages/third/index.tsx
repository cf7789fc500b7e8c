import { Page, StateBlock } from '@/ui';

export default function Index(): React.ReactNode {
  return (
    <Page title="积分超市" tab={2}>
      <StateBlock drawing="empty" title="这一页还在做" />
    </Page>
  );
}
