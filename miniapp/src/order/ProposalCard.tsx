import type { OrderView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useSession } from '@/api';
import { useAct, useMinute } from '@/hooks';
import { proposalText } from '@/text';
import { Button, Card, CardTitle, toast } from '@/ui';
import { ORDER_ANSWERS } from './refreshes';
import './ProposalCard.scss';

const AFTER = [...ORDER_ANSWERS, 'GET /v1/tasks'] as const;

/** Another time that somebody has named: yes, or as it was. Refusing is as easy as agreeing. */
export function ProposalCard({ order }: { readonly order: OrderView }): React.ReactNode {
  const now = useMinute();
  const elder = useSession((session) => session.elder);
  const agree = useAct('POST /v1/orders/:id/agree-time', { refreshes: AFTER });
  const keep = useAct('POST /v1/orders/:id/keep-time', { refreshes: AFTER });
  const { id, proposal, actions } = order;
  if (proposal === null) return null;
  const { window } = proposal;

  async function yes(): Promise<void> {
    if (await agree.run({ params: { id }, body: { window } })) toast('说好了', 'okc');
  }
  async function no(): Promise<void> {
    if (await keep.run({ params: { id } })) toast('还是原来的时间', 'okc');
  }
  const asks = actions.includes('agreeTime');
  return (
    <Card>
      <CardTitle icon="cal" title={proposalText(proposal, order.relation, now, elder)} />
      <View className="order-proposal">
        {actions.includes('keepTime') && <Button kind="second" block label={asks ? '还是原来的时间' : '不改了'} onPress={no} />}
        {asks && <Button kind="second" block label="同意改" loadingLabel="正在说好" onPress={yes} />}
      </View>
    </Card>
  );
}
