import type { OrderView } from '@supermarket/shared';
import { useState } from 'react';
import { refresh, type CallError } from '@/api';
import { useAct } from '@/hooks';
import { goBack, goTab } from '@/platform';
import { DeclineSheet } from '@/pages/first/DeclineSheet';
import { orderStateText, outcomeText } from '@/text';
import { ActionBar, ask, Button, Notice, RiskTick, sayError, toast } from '@/ui';

const AFTER = ['GET /v1/orders/:id', 'GET /v1/hall', 'GET /v1/tasks', 'GET /v1/me/waiting'] as const;

/** Taking a task, or answering an invitation. Saying no is as easy as saying yes. */
export function ClaimBar({ order }: { readonly order: OrderView }): React.ReactNode {
  const [riskAgreed, setRiskAgreed] = useState(false);
  const [declining, setDeclining] = useState(false);
  const claim = useAct('POST /v1/orders/:id/claim', { refreshes: AFTER, say });
  const accept = useAct('POST /v1/assignments/:id/accept', { refreshes: AFTER, say });
  const { mine, actions } = order;
  if (!actions.includes('claim') && !actions.includes('accept') && !actions.includes('decline')) return <Closed order={order} />;

  async function take(): Promise<void> {
    const body = { riskAgreed };
    const done = mine !== null && actions.includes('accept')
      ? await accept.run({ params: { id: mine.assignmentId }, body })
      : await claim.run({ params: { id: order.id }, body });
    if (done) toast('接下来了，谢谢您', 'okc');
  }
  const canTake = actions.includes('claim') || actions.includes('accept');
  return (
    <>
      <ActionBar above={canTake && <RiskTick agreed={riskAgreed} onAgree={setRiskAgreed} />}>
        {actions.includes('decline') && <Button kind="second" label="这次婉拒" onPress={() => setDeclining(true)} />}
        {canTake && (
          <Button block label="我来接单" loadingLabel="正在接单" onPress={take} disabledReason={riskAgreed ? undefined : '先看过风险提示，打个勾'} />
        )}
      </ActionBar>
      {declining && mine && <DeclineSheet assignmentId={mine.assignmentId} orderId={order.id} title={order.title} onClose={() => setDeclining(false)} onDeclined={goBack} />}
    </>
  );
}

/** Somebody was faster: there is more to do than this one. */
async function say(error: CallError): Promise<void> {
  const { code, title, detail } = error;
  if (code !== 'SEATS_TAKEN') return sayError(error);
  void refresh(...AFTER);
  if (await ask({ title, ...(detail && { text: detail }), stay: '知道了', act: '看看别的' })) goTab(0);
}

/** Why there is nothing to take. */
function Closed({ order }: { readonly order: OrderView }): React.ReactNode {
  return (
    <ActionBar above={<Notice icon="info" text={whyClosed(order)} />}>
      <Button kind="second" block label="看看别的" onPress={() => goTab(0)} />
    </ActionBar>
  );
}

function whyClosed({ relation, mine, reasons, status }: OrderView): string {
  if (relation === 'requester' || relation === 'proxy') return '这是您自己的单。';
  const outcome = mine && outcomeText(mine);
  if (outcome) return outcome;
  return reasons.find(({ ok }) => !ok)?.text ?? `现在不用接了：${orderStateText(status)}。`;
}
