import type { OrderView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useAct, useCall } from '@/hooks';
import { callPhone, go, goBack, goInstead } from '@/platform';
import { ask, Button, Card, DigitInput, Keypad, Notice, Page, toast } from '@/ui';
import { ContactCard } from '../ContactCard';
import { WithdrawSheet } from '../WithdrawSheet';
import { useCheckIn } from './use-check-in';
import './index.scss';

const DIGITS = 4;

/** At the door: the other side says the four numbers, the helper types them (picture 07b). */
export default function CheckIn(): React.ReactNode {
  const id = useRouter().params['id'] ?? '';
  const order = useCall('GET /v1/orders/:id', { params: { id } }, { keep: true });
  return <Page title="到门口签到" call={order} skeleton="detail">{(data) => <AtTheDoor order={data} />}</Page>;
}

function AtTheDoor({ order }: { readonly order: OrderView }): React.ReactNode {
  const [code, setCode] = useState('');
  const [leaving, setLeaving] = useState(false);
  const checkIn = useCheckIn(order, () => goInstead('/serve/service/index', { id: order.id }));
  const absent = useAct('POST /v1/assignments/:id/no-answer', { refreshes: ['GET /v1/orders/:id', 'GET /v1/tasks'] });
  const { mine } = order;
  if (mine === null || !order.actions.includes('checkIn')) {
    return <Notice icon="info" text="这里不用签到了，回任务看看最新的情况。" />;
  }

  function type(next: string): void {
    setCode(next);
    checkIn.forget();
    if (next.length === DIGITS) void checkIn.send(next).then((settled) => !settled && setCode(''));
  }
  async function nobodyThere(): Promise<void> {
    const sure = await ask({ title: '敲了门没人应？', text: '先打个电话试试。确定没人，我们请对方另约时间，不影响您。', stay: '再等等', act: '没人应门' });
    if (sure && mine && (await absent.run({ params: { id: mine.assignmentId }, body: {} }))) {
      toast('已经告诉社区，您可以先走', 'okc');
      goBack();
    }
  }
  async function unclear(): Promise<void> {
    const text = order.hotline === null ? '请打电话给社区，工作人员核对后会帮您签到。' : `打 ${order.hotline}，社区核对后会帮您签到。`;
    if (order.hotline === null) return toast('请社区帮您确认', 'info');
    if (await ask({ title: '对方说不清？', text, stay: '再问一次', act: '打给社区' })) callPhone(order.hotline);
  }

  return (
    <>
      <ContactCard order={order} />
      <Card>
        <View className="check-in__title">请对方报开门码</View>
        <View className="check-in__hint">先请对方看您的照片卡，再问这 4 个数</View>
        <DigitInput length={4} keypad value={code} onChange={type} label="开门码" wrong={checkIn.wrong(mine.doorTriesLeft)} />
        <View className="check-in__offline">
          {checkIn.waiting ? <Notice icon="off" tone="warn" text="没有网，已经记下。联网后自动补传。" /> : <Notice icon="off" text="没有网也能签到，联网后自动补传。" />}
        </View>
      </Card>
      <View className="check-in__pair">
        <Button kind="second" size="md" block icon="idc" label="出示照片卡" onPress={() => go('/serve/card/index')} />
        <Button kind="second" size="md" block icon="door" label="没人应门" onPress={nobodyThere} />
      </View>
      <Button kind="text" block label="临时有事，来不了" onPress={() => setLeaving(true)} />
      <View className="check-in__keys">
        <Keypad value={code} length={4} onChange={type} aside={{ label: '对方说不清', onPress: unclear }} />
      </View>
      <WithdrawSheet order={order} open={leaving} onClose={() => setLeaving(false)} />
    </>
  );
}
