import type { HelperView, OrderView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useAct } from '@/hooks';
import { ASSIGNMENT_WORDS, helperTimes, skillsText } from '@/text';
import { ask, Button, Card, CardTitle, PersonRow, SlaClock } from '@/ui';
import { DESK_ANSWERS } from './desk-answers';
import './parts.scss';

/** Everybody who was asked or has come, and the way to take an open invitation back. */
export function Offers({ order }: { readonly order: OrderView }): React.ReactNode {
  if (order.helpers.length === 0) return null;
  return (
    <Card>
      <CardTitle title="请过的人" aside={`${order.seatsTaken} / ${order.seats} 人接了`} />
      {order.helpers.map((helper) => (
        <View key={helper.assignmentId} className="desk-order__person">
          <PersonRow
            name={helper.name} party={helper.partyTag && '党员志愿者'} line={lineOf(helper)}
            action={helper.state === 'OFFERED' && order.actions.includes('recallOffer') && <Recall helper={helper} />}
          />
        </View>
      ))}
    </Card>
  );
}

function lineOf(helper: HelperView): React.ReactNode {
  if (helper.repliesBy !== null) return <SlaClock dueAt={helper.repliesBy} words before="还有" after="回复" />;
  return [ASSIGNMENT_WORDS[helper.state], helperTimes(helper), skillsText(helper.skills)].filter(Boolean).join(' · ');
}

function Recall({ helper }: { readonly helper: HelperView }): React.ReactNode {
  const recall = useAct('POST /v1/assignments/:id/recall-offer', { refreshes: [...DESK_ANSWERS, 'GET /v1/orders/:id/candidates'] });
  async function press(): Promise<void> {
    if (await ask({ title: `不请${helper.name}了？`, text: '收回后，对方就看不到这次邀请了。', stay: '再等等', act: '收回邀请' })) {
      await recall.run({ params: { id: helper.assignmentId } });
    }
  }
  return <Button kind="quiet" size="md" label="收回" onPress={press} />;
}
