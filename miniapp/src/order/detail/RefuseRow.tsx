import type { HelperView, OrderView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useAct, useCall } from '@/hooks';
import { go } from '@/platform';
import { ask, Button, toast } from '@/ui';

interface RefuseRowProps {
  readonly order: OrderView;
  readonly helper: HelperView;
}

/** 不再请他来, without a reason and known to nobody; said once, it leads to where it is taken back. */
export function RefuseRow({ order: { id }, helper: { assignmentId, name } }: RefuseRowProps): React.ReactNode {
  const refused = useCall('GET /v1/me/refused-helpers', {});
  const refuse = useAct('POST /v1/orders/:id/refuse-helper', { refreshes: ['GET /v1/me/refused-helpers'] });
  if (refused.data === undefined) return null;
  const isRefused = refused.data.helpers.some((one) => one.orderId === id && one.name === name);

  async function press(): Promise<void> {
    const sure = await ask({ title: `以后不再请${name}来？`, text: '不用说原因，对方不会知道。随时可以在“我的”里改回来。', stay: '再想想', act: '不再请了' });
    if (sure && (await refuse.run({ params: { id }, body: { assignmentId } }))) toast('好，以后不请他来', 'okc');
  }

  return (
    <View className="order-detail__quiet">
      {isRefused
        ? <Button kind="text" size="md" label="以后不请他来 · 改回来" onPress={() => go('/me/refused/index')} />
        : <Button kind="text" size="md" label="不再请他来" onPress={press} />}
    </View>
  );
}
