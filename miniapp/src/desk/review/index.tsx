import type { OrderView, ReviewBody } from '@supermarket/shared';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useAct, useCall } from '@/hooks';
import { go } from '@/platform';
import { ASK_WORDS, REJECT_WORDS } from '@/text';
import { ActionBar, Button, Card, ListRow, Notice, Page, RiskNotice, toast } from '@/ui';
import { DESK_ANSWERS } from '../parts/desk-answers';
import { NextBar } from '../parts/NextBar';
import { OrderHead } from '../parts/OrderHead';
import { OrderStory } from '../parts/OrderStory';
import { RevealCard } from '../parts/RevealCard';
import { AnswerSheet } from './AnswerSheet';
import { approval, Finding, foundAtFirst, missingIn, type Found } from './Finding';

const SAID = { approve: '通过了，开始找人', ask: '已经请对方补一句', reject: '已经告诉对方' } as const;

/** 审核: is it a need, is it clear, is it safe; then it goes to the volunteers, or an answer to whoever asked. */
export default function DeskReview(): React.ReactNode {
  const id = useRouter().params['id'] ?? '';
  const order = useCall('GET /v1/orders/:id', { params: { id } });
  const review = useAct('POST /v1/orders/:id/review', { refreshes: DESK_ANSWERS });
  const [writing, setWriting] = useState<'ask' | 'reject' | null>(null);
  const [typed, setTyped] = useState<Found>();
  const [decided, setDecided] = useState(false);

  async function send(body: ReviewBody): Promise<boolean> {
    if ((await review.run({ params: { id }, body })) === undefined) return false;
    setWriting(null);
    setDecided(true);
    toast(SAID[body.decision], 'okc');
    return true;
  }

  const bar = (data: OrderView): React.ReactNode =>
    decided
      ? <NextBar queue="review" than={id} />
      : <Answers order={data} found={typed ?? foundAtFirst(data)} onSend={send} onWrite={setWriting} />;
  return (
    <Page title="审核" call={order} skeleton="detail" bar={bar}>
      {(data) => (
        <>
          <OrderHead order={data} />
          <Standing order={data} />
          {data.actions.includes('reveal') && <RevealCard orderId={id} name={data.requester.name} />}
          {data.actions.includes('approve') && <Finding order={data} found={typed ?? foundAtFirst(data)} onChange={setTyped} />}
          {data.riskNotice.length > 0 && <RiskNotice points={data.riskNotice} />}
          <OrderStory order={data} />
          <AnswerSheet key={writing} orderId={id} which={writing} onClose={() => setWriting(null)} onSend={send} />
        </>
      )}
    </Page>
  );
}

/** Where it stands when nothing is to be decided here. */
function Standing({ order }: { readonly order: OrderView }): React.ReactNode {
  if (order.status === 'NEEDS_INFO') {
    return <Notice icon="msg" tone="info" text={`等对方补充。${[order.askReason && ASK_WORDS[order.askReason], order.staffWords].filter(Boolean).join('。')}`} />;
  }
  if (order.status === 'REJECTED') {
    return <Notice icon="close" text={[order.rejectReason && REJECT_WORDS[order.rejectReason], order.staffWords].filter(Boolean).join('。')} />;
  }
  if (!order.actions.includes('offer')) return null;
  return (
    <Card pad="none">
      <ListRow icon="send" title="去派单" note="已经通过，可以请人了" onPress={() => go('/desk/dispatch/index', { id: order.id })} />
    </Card>
  );
}

interface AnswersProps {
  readonly order: OrderView;
  readonly found: Found;
  readonly onSend: (body: ReviewBody) => Promise<boolean>;
  readonly onWrite: (which: 'ask' | 'reject') => void;
}

function Answers({ order: { actions }, found, onSend, onWrite }: AnswersProps): React.ReactNode {
  if (!actions.some((action) => action === 'approve' || action === 'askInfo' || action === 'reject')) return null;
  return (
    <ActionBar>
      {actions.includes('reject') && <Button kind="text" label="做不了" onPress={() => onWrite('reject')} />}
      {actions.includes('askInfo') && <Button kind="second" label="问一句" onPress={() => onWrite('ask')} />}
      {actions.includes('approve') && <Button block label="通过" loadingLabel="正在通过" disabledReason={missingIn(found)} onPress={() => onSend(approval(found))} />}
    </ActionBar>
  );
}
