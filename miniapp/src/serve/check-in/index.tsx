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
  const mine = order.data?.mine ?? null;
  const [code, setCode] = useState('');
  const checkIn = useCheckIn(id, mine?.assignmentId, () => goInstead('/serve/service/index', { id }));

  function type(next: string): void {
    setCode(next);
    checkIn.forget();
    if (next.length === DIGITS) void checkIn.send(next).then((settled) => !settled && setCode(''));
  }
  const keys = (data: OrderView): React.ReactNode =>
    data.actions.includes('checkIn') && (
      <Keypad value={code} length={DIGITS} onChange={type} aside={{ label: '对方说不清', onPress: () => void askCommunity(data.hotline) }} />
    );
  return (
    <Page title="到门口签到" call={order} skeleton="detail" bar={keys}>
      {(data) =>
        data.actions.includes('checkIn') ? (
          <>
            <ContactCard order={data} />
            <Card>
              <View className="check-in__title">请对方报开门码</View>
              <View className="check-in__hint">先请对方看您的照片卡，再问这 4 个数</View>
              <DigitInput length={DIGITS} keypad value={code} onChange={type} label="开门码" wrong={checkIn.wrong(mine?.doorTriesLeft ?? 0)} />
              <View className="check-in__offline">
                {checkIn.waiting
                  ? <Notice icon="off" tone="warn" text="没有网，已经记下，联网后自动补传。" />
                  : <Notice icon="off" text="没有网也能签到，联网后自动补传。" />}
              </View>
            </Card>
            <OtherWays order={data} />
          </>
        ) : (
          <Notice icon="info" text="这里不用签到了，回任务看看最新的情况。" />
        )
      }
    </Page>
  );
}

/** The other side cannot say the numbers: staff ring up and confirm the arrival. */
async function askCommunity(hotline: string | null): Promise<void> {
  if (hotline === null) return toast('请联系社区，核对后会帮您签到', 'info');
  const call = await ask({ title: '对方说不清？', text: `打 ${hotline}，社区核对后会帮您签到。`, stay: '再问一次', act: '打给社区' });
  if (call) callPhone(hotline);
}

function OtherWays({ order }: { readonly order: OrderView }): React.ReactNode {
  const [leaving, setLeaving] = useState(false);
  const absent = useAct('POST /v1/assignments/:id/no-answer', { refreshes: ['GET /v1/orders/:id', 'GET /v1/tasks'] });
  async function nobodyThere(): Promise<void> {
    const sure = await ask({ title: '敲了门没人应？', text: '先打个电话试试。确定没人，我们请对方另约时间，不影响您。', stay: '再等等', act: '没人应门' });
    if (sure && order.mine && (await absent.run({ params: { id: order.mine.assignmentId }, body: {} }))) {
      toast('已经告诉社区，您可以先走', 'okc');
      goBack();
    }
  }
  return (
    <>
      <View className="check-in__pair">
        <Button kind="second" size="md" block icon="idc" label="出示照片卡" onPress={() => go('/serve/card/index')} />
        <Button kind="second" size="md" block icon="door" label="没人应门" onPress={nobodyThere} />
      </View>
      <Button kind="text" block label="临时有事，来不了" onPress={() => setLeaving(true)} />
      <WithdrawSheet order={order} open={leaving} onClose={() => setLeaving(false)} />
    </>
  );
}
