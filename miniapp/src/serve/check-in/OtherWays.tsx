import type { OrderView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { sayHow, useSend } from '@/outbox';
import { go, goBack } from '@/platform';
import { ask, Button } from '@/ui';
import { WithdrawSheet } from '../WithdrawSheet';

/** What else may happen at a door. */
export function OtherWays({ order }: { readonly order: OrderView }): React.ReactNode {
  const [leaving, setLeaving] = useState(false);
  const { mine, actions } = order;
  const absent = useSend('POST /v1/assignments/:id/no-answer');
  async function nobodyThere(): Promise<void> {
    const sure = await ask({
      title: '敲了门没人应？', text: '先打个电话试试。确定没人，我们请对方另约时间，不影响您。', stay: '再等等', act: '没人应门', dark: true,
    });
    if (!sure || mine === null) return;
    const how = await absent.run({ params: { id: mine.assignmentId }, body: {} }, { what: `没人应门：${order.title}`, page: `/serve/task/index?id=${order.id}` });
    if (how === undefined) return;
    sayHow(how, '已经告诉社区，您可以先走');
    goBack();
  }
  return (
    <>
      <View className="check-in__pair">
        <Button kind="second" size="md" block icon="idc" label="出示照片卡" onPress={() => go('/serve/card/index')} />
        {actions.includes('noAnswer') && <Button kind="second" size="md" block icon="door" label="没人应门" onPress={nobodyThere} />}
      </View>
      {actions.includes('withdraw') && <Button kind="text" block label="临时有事，来不了" onPress={() => setLeaving(true)} />}
      <WithdrawSheet order={order} open={leaving} onClose={() => setLeaving(false)} />
    </>
  );
}
