import { Page, StateBlock } from '@/ui';

export default function Index(): React.ReactNode {
  return (
    <Page title="首页" tab={0}>
      <StateBlock drawing="empty" title="这一页还在做" />
    </Page>
  );
}
