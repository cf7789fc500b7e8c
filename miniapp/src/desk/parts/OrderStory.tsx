import type { OrderView, TimelineStep } from '@supermarket/shared';
import { useMinute } from '@/hooks';
import { momentText, staffEventText } from '@/text';
import { Card, CardTitle, Timeline, type TimelineItem } from '@/ui';

const STOPS = new Set(['rejected', 'cancelled', 'withdrew', 'noShow', 'noAnswer', 'disputed', 'windowPassed']);

/** What has happened, the latest first. */
export function OrderStory({ order }: { readonly order: OrderView }): React.ReactNode {
  const now = useMinute();
  const item = ({ event, at, who, note }: TimelineStep, place: number): TimelineItem => ({
    title: staffEventText(event),
    time: momentText(at, now),
    note: [who, note].filter(Boolean).join('：') || null,
    state: STOPS.has(event) ? 'stopped' : place === 0 ? 'now' : 'done',
  });
  return (
    <Card>
      <CardTitle title="经过" aside={`单号 ${order.no}`} />
      <Timeline items={[...order.timeline].reverse().map(item)} />
    </Card>
  );
}
