import type { OrderView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useAct } from '@/hooks';
import { lookAtText } from '@/text';
import { ask, Button, Card, Notice, toast } from '@/ui';
import { DESK_ANSWERS } from './desk-answers';
import './LookThroughCard.scss';

/** Words and pictures that others see only after staff have. With a new order, approving it says so. */
export function LookThroughCard({ order: { id, toLookAt, actions } }: { readonly order: OrderView }): React.ReactNode {
  const decide = useAct('POST /v1/orders/:id/look-through', { refreshes: DESK_ANSWERS });
  if (toLookAt === null) return null;
  const text = lookAtText(toLookAt);
  if (actions.includes('approve')) return <Notice icon="eye" tone="warn" text={`${text}通过后，别人就能看到。`} />;

  async function say(show: boolean): Promise<void> {
    if (!show && !(await ask({ title: '不给别人看？', text: '只有写的人和工作人员还看得到，改不回来。', stay: '再看看', act: '不给看', dark: true }))) return;
    if (await decide.run({ params: { id }, body: { show } })) toast(show ? '别人能看到了' : '别人看不到', 'okc');
  }

  return (
    <Card>
      <Notice icon="eye" tone="warn" text={text} />
      <View className="look-through">
        <Button kind="text" label="不给看" onPress={() => say(false)} />
        <Button kind="second" block label="可以给别人看" loadingLabel="正在办" onPress={() => say(true)} />
      </View>
    </Card>
  );
}
