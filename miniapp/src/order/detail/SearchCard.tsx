import type { OrderView } from '@supermarket/shared';
import { useAct, useMinute, useSaid } from '@/hooks';
import { callPhone } from '@/platform';
import { nobodyText, searchText } from '@/text/ladder';
import { Card, ListRow, Notice, SectionTitle, toast } from '@/ui';

/** Where the search for helpers stands, and when everybody was asked: why, and the ways out, each with what comes of it. */
export function SearchCard({ order, onReschedule }: { readonly order: OrderView; readonly onReschedule: () => void }): React.ReactNode {
  const now = useMinute();
  const said = useSaid();
  const wait = useAct('POST /v1/orders/:id/keep-waiting', { refreshes: ['GET /v1/orders/:id', 'GET /v1/orders', 'GET /v1/home'] });
  const { ladder, status, actions, hotline } = order;
  if (ladder === null) return null;
  if (status !== 'EXPIRED') return <Notice icon="people" tone="info" text={searchText(ladder, (moment) => said.moment(moment, now))} />;
  async function keepWaiting(): Promise<void> {
    if (await wait.run({ params: { id: order.id } })) toast('好，有人接马上告诉您', 'okc');
  }
  return (
    <>
      <Notice icon="info" text={nobodyText(ladder)} />
      <SectionTitle title="您看怎么办" />
      <Card pad="none">
        {actions.includes('reschedule') && <ListRow icon="cal" title="换个时间" note="从头再问一遍" onPress={onReschedule} />}
        {hotline !== null && <ListRow icon="phone" title="打社区电话" note={hotline} onPress={() => callPhone(hotline)} />}
        {actions.includes('keepWaiting') && <ListRow icon="clock" title="继续等" note="单子挂着，约好的时间前有人接就告诉您" onPress={keepWaiting} />}
      </Card>
    </>
  );
}
