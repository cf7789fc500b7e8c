import type { OrderView } from '@supermarket/shared';
import { useState } from 'react';
import { useAct } from '@/hooks';
import { goBack } from '@/platform';
import { orderStateText } from '@/text';
import { ActionBar, ask, Button, Notice, RiskTick, toast } from '@/ui';

const AFTER = ['GET /v1/orders/:id', 'GET /v1/hall', 'GET /v1/tasks', 'GET /v1/me/waiting'] as const;

/** Taking a task, or answering an invitation. Saying no is as large as saying yes. */
export function ClaimBar({ order }: { readonly order: OrderView }): React.ReactNode {
  const [riskAgreed, setRiskAgreed] = useState(false);
  const claim = useAct('POST /v1/orders/:id/claim', { refreshes: AFTER });
  const accept = useAct('POST /v1/assignments/:id/accept', { refreshes: AFTER });
  const decline = useAct('POST /v1/assignments/:id/decline', { refreshes: AFTER });
  const invited = order.actions.includes('accept') ? order.mine : null;
  if (!invited && !order.actions.includes('claim')) return <Closed order={order} />;

  async function take(): Promise<void> {
    const body = { riskAgreed };
    const done = invited
      ? await accept.run({ params: { id: invited.assignmentId }, body })
      : await claim.run({ params: { id: order.id }, body });
    if (done) toast('接下来了，谢谢您', 'okc');
  }
  async function refuse(): Promise<void> {
    if (!invited) return;
    const sure = await ask({ title: '这次不去了？', text: '没关系，不影响您的积分和评价。我们会请别人。', stay: '再想想', act: '这次婉拒' });
    if (sure && (await decline.run({ params: { id: invited.assignmentId }, body: {} }))) {
      toast('已经告诉社区了', 'okc');
      goBack();
    }
  }
  const unread = riskAgreed ? {} : { disabledReason: '先看过风险提示，打个勾' };
  return (
    <ActionBar above={<RiskTick agreed={riskAgreed} onAgree={setRiskAgreed} />}>
      {invited && <Button kind="second" label="这次婉拒" onPress={refuse} />}
      <Button kind="primary" block label="我来接单" loadingLabel="正在接单…" onPress={take} {...unread} />
    </ActionBar>
  );
}

/** Why there is nothing to tap. */
function Closed({ order }: { readonly order: OrderView }): React.ReactNode {
  const text = order.relation === 'requester' || order.relation === 'proxy'
    ? '这是您自己的单。'
    : order.reasons.find(({ ok }) => !ok)?.text ?? `现在不用接了：${orderStateText(order.status)}。`;
  return (
    <ActionBar above={<Notice icon="info" text={text} />}>
      <Button kind="second" block label="看看别的" onPress={goBack} />
    </ActionBar>
  );
}
