import type { OrderView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useDidHide, useDidShow, useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { useSession } from '@/api';
import { useCall } from '@/hooks';
import { callPhone, canScan, goInstead } from '@/platform';
import { taskStage } from '@/text';
import { ActionBar, ask, Button, Card, DigitInput, Icon, Keypad, Notice, Page, StateBlock, toast } from '@/ui';
import { ContactCard } from '../ContactCard';
import { ScanButton } from './ScanButton';
import { OtherWays } from './OtherWays';
import { useDoorCode, type DoorCodeTyping } from './use-door-code';
import './index.scss';

const DIGITS = 4;
/** Staff may confirm the arrival meanwhile; then the page goes on by itself. */
const LOOK_AGAIN_SECONDS = 20;

/** At the door: the other side says the four numbers, the helper types them (picture 07b). */
export default function CheckIn(): React.ReactNode {
  const id = useRouter().params['id'] ?? '';
  const order = useCall('GET /v1/orders/:id', { params: { id } }, { keep: true, everySeconds: LOOK_AGAIN_SECONDS });
  const typing = useDoorCode(order.data);
  // In large type the numbers, and what is wrong with them, would lie below the keys.
  const elder = useSession((session) => session.elder);
  useGoOnWhenServing(order.data);
  return (
    <Page title="到门口签到" call={order} skeleton="detail" bar={(data) => <Bar order={data} typing={typing} />}>
      {(data) =>
        taskStage(data) === 'coming' ? (
          <>
            {!elder && <ContactCard order={data} />}
            {data.actions.includes('checkIn') ? <CodeCard typing={typing} /> : <TriesUsed />}
            {canScan && data.seats > 1 && data.actions.includes('checkIn') && <ScanButton />}
            {elder && <ContactCard order={data} />}
            <OtherWays order={data} />
          </>
        ) : (
          <Notice icon="info" text="这里不用签到了，回任务看看最新的情况。" />
        )
      }
    </Page>
  );
}

/** From the check-in on, the page of the running service takes this one's place; not while another page lies above. */
function useGoOnWhenServing(order: OrderView | undefined): void {
  const [inFront, setInFront] = useState(true);
  useDidShow(() => setInFront(true));
  useDidHide(() => setInFront(false));
  const id = order?.id;
  const serving = order !== undefined && taskStage(order) === 'serving';
  useEffect(() => {
    if (serving && inFront && id !== undefined) goInstead('/serve/service/index', { id });
  }, [serving, inFront, id]);
}

function CodeCard({ typing }: { readonly typing: DoorCodeTyping }): React.ReactNode {
  const { code, type, wrong, waiting } = typing;
  return (
    <Card>
      <View className="check-in__title">请对方报开门码</View>
      <View className="check-in__hint">先请对方看您的照片卡，再问这 4 个数</View>
      <DigitInput length={DIGITS} keypad value={code} onChange={type} label="开门码" wrong={wrong} />
      {waiting === undefined ? (
        <View className="check-in__offline">
          <Icon name="off" size="text" />
          没有网也能签到，联网后自动补传
        </View>
      ) : (
        <View className="check-in__waiting">
          <Notice icon="off" tone="warn" text={waiting} />
        </View>
      )}
    </Card>
  );
}

/** Five wrong answers: nothing is lost, but from here on people settle it. */
function TriesUsed(): React.ReactNode {
  return (
    <Card>
      <StateBlock drawing="wait" title="试了 5 次了" text="请打给社区。核对后会帮您签到，这里自己会变，人先别走。" />
    </Card>
  );
}

function Bar({ order, typing }: { readonly order: OrderView; readonly typing: DoorCodeTyping }): React.ReactNode {
  const { hotline, actions } = order;
  if (taskStage(order) !== 'coming') return null;
  if (actions.includes('checkIn')) {
    return <Keypad value={typing.code} length={DIGITS} onChange={typing.type} aside={{ label: '对方说不清', onPress: () => void askCommunity(hotline) }} />;
  }
  if (hotline === null) return null;
  return (
    <ActionBar>
      <Button block icon="phone" label="打给社区" onPress={() => callPhone(hotline)} />
    </ActionBar>
  );
}

/** The other side cannot say the numbers: staff ring up and confirm the arrival. */
async function askCommunity(hotline: string | null): Promise<void> {
  if (hotline === null) {
    toast('请联系社区，核对后会帮您签到', 'info');
    return;
  }
  const sure = await ask({ title: '对方说不清？', text: `打 ${hotline}。社区核对后会帮您签到，这里自己会变。`, stay: '再问一次', act: '打给社区' });
  if (sure) callPhone(hotline);
}
