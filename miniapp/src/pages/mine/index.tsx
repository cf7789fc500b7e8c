import { Page, StateBlock } from '@/ui';

export default function Index(): React.ReactNode {
  return (
    <Page title="我的" tab={3}>
      <StateBlock drawing="empty" title="这一页还在做" />
    </Page>
  );
}
