import type { OrderView, ReviewBody } from '@supermarket/shared';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useAct, useCall, useDraft } from '@/hooks';
import { OrderMediaCard } from '@/media/OrderMediaCard';
import { go } from '@/platform';
import { ASK_WORDS, REJECT_WORDS } from '@/text';
import { ActionBar, Button, Card, ListRow, Notice, Page, RiskNotice, toast } from '@/ui';
import { DESK_ANSWERS } from '../parts/desk-answers';
import { LookThroughCard } from '../parts/LookThroughCard';
import { NextBar } from '../parts/NextBar';
import { OrderHead } from '../parts/OrderHead';
import { OrderStory } from '../parts/OrderStory';
import { RevealCard } from '../parts/RevealCard';
import { SlipRow } from '../parts/SlipRow';
import { AnswerSheet } from './AnswerSheet';
import { approval, Finding, foundAtFirst, foundInMenu, missingIn, type Found } from './Finding';
import { Heard, heardOrder, missingInHeard, UNHEARD, type HeardDraft } from './Heard';

const SAID = { approve: '通过了，开始找人', ask: '已经请对方补一句', reject: '已经告诉对方' } as const;

/** 审核: is it a need, is it clear, is it safe; then it goes to the volunteers, or an answer to whoever asked. */
export default function DeskReview(): React.ReactNode {
  const id = useRouter().params['id'] ?? '';
  const order = useCall('GET /v1/orders/:id', { params: { id } });
  const review = useAct('POST /v1/orders/:id/review', { refreshes: DESK_ANSWERS });
  const [writing, setWriting] = useState<'ask' | 'reject' | null>(null);
  const [typed, setTyped] = useState<Found>();
  const [decided, setDecided] = useState(false);
  const spoken = order.data?.kind === 'voice' && order.data.actions.includes('approve');
  const catalog = useCall('GET /v1/catalog', {}, { enabled: spoken });
  const items = catalog.data?.items ?? [];
  const { draft: heard, change, clear } = useDraft<HeardDraft>(`heard.${id}`, () => UNHEARD);
  const found = (data: OrderView): Found => typed ?? foundAtFirst(data);

  /** With a line of the menu its length, risk and skill come along. */
  function write(part: Partial<HeardDraft>): void {
    change(part);
    const item = items.find((one) => one.id === part.itemId);
    if (item !== undefined) setTyped((is) => foundInMenu(item, is));
  }

  async function approve(data: OrderView): Promise<void> {
    const told = spoken ? heardOrder(heard) : undefined;
    if (spoken && told === undefined) {
      change({ part: null });
      toast('这个时间已经过了，请再选一次', 'clock');
    } else if (await send({ ...approval(found(data)), ...(told && { heard: told }) })) clear();
  }

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
      : <Answers order={data} missing={(spoken ? missingInHeard(heard, data.addressKnown) : undefined) ?? missingIn(found(data))} onApprove={() => approve(data)} onWrite={setWriting} />;
  return (
    <Page title="审核" call={order} skeleton="detail" bar={bar}>
      {(data) => (
        <>
          <OrderHead order={data} />
          <LookThroughCard order={data} />
          <Standing order={data} />
          <OrderMediaCard order={data} reason="check_facts" />
          {data.actions.includes('reveal') && <RevealCard orderId={id} name={data.requester.name} />}
          {data.actions.includes('printSlip') && !spoken && <Card pad="none"><SlipRow order={data} /></Card>}
          {spoken && <Heard order={data} heard={heard} items={items} onChange={write} />}
          {data.actions.includes('approve') && <Finding key={`found ${heard.itemId}`} order={data} known={data.kind === 'service' || heard.itemId !== null} found={found(data)} onChange={setTyped} />}
          {data.riskNotice.length > 0 && <RiskNotice points={data.riskNotice} />}
          <OrderStory order={data} />
          <AnswerSheet key={`answer ${writing}`} orderId={id} which={writing} onClose={() => setWriting(null)} onSend={send} />
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
  /** Why it cannot be approved yet. */
  readonly missing: string | undefined;
  readonly onApprove: () => Promise<void>;
  readonly onWrite: (which: 'ask' | 'reject') => void;
}

function Answers({ order: { actions }, missing, onApprove, onWrite }: AnswersProps): React.ReactNode {
  if (!actions.some((action) => action === 'approve' || action === 'askInfo' || action === 'reject')) return null;
  return (
    <ActionBar>
      {actions.includes('reject') && <Button kind="text" label="做不了" onPress={() => onWrite('reject')} />}
      {actions.includes('askInfo') && <Button kind="second" label="问一句" onPress={() => onWrite('ask')} />}
      {actions.includes('approve') && <Button block label="通过" loadingLabel="正在通过" disabledReason={missing} onPress={onApprove} />}
    </ActionBar>
  );
}
