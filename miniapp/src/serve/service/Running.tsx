import type { OrderView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callPhone, goTab } from '@/platform';
import { clockText, minutesText } from '@/text';
import { Card, CardTitle, Chip, Chips, Field, ListRow, Notice, Progress } from '@/ui';
import { LaterSheet } from './LaterSheet';
import { runningText, useSecond } from './running';
import type { Result } from './use-result';
import './index.scss';

/** Auto check-out comes this long after the agreed end (the server's timer). */
const FORGOTTEN_HOURS = 2;

export function Running({ order, result }: { readonly order: OrderView; readonly result: Result }): React.ReactNode {
  const [later, setLater] = useState(false);
  const { hotline } = order;
  return (
    <>
      <TimerCard order={order} />
      <Card>
        <CardTitle title="做完了什么" aside="点一下就行" />
        {order.resultChips.length > 0 && (
          <Chips>
            {order.resultChips.map((chip) => {
              const on = result.chips.includes(chip);
              return <Chip key={chip} label={chip} icon={on ? 'check' : undefined} on={on} onPress={() => result.flip(chip)} />;
            })}
          </Chips>
        )}
        <Field kind="long" value={result.words} maxLength={500} placeholder="再说一句（可不写）" onChange={result.say} />
        {!order.photoNeeded && <Notice icon="cam" text="这类服务不用拍照。" />}
      </Card>
      <Card pad="none">
        <ListRow icon="minus" title="做不完，改天再来" onPress={() => setLater(true)} />
        {hotline !== null && <ListRow icon="warn" title="有情况，打给社区" onPress={() => callPhone(hotline)} />}
      </Card>
      <LaterSheet order={order} open={later} onClose={() => setLater(false)} onDone={() => goTab(1)} />
    </>
  );
}

function TimerCard({ order }: { readonly order: OrderView }): React.ReactNode {
  const now = useSecond();
  const since = order.mine?.checkedInAt;
  if (since == null) return null;
  const passed = Math.max(0, Math.floor((now - Date.parse(since)) / 60_000));
  return (
    <Card>
      <View className="running">
        <View className="running__state">正在计时</View>
        <View className="running__timer" role="timer" aria-label={`已经 ${minutesText(passed)}`}>{runningText(since, now)}</View>
        <View className="running__from">{`${clockText(since)} 开始 · 约好 ${minutesText(order.minutes)}`}</View>
      </View>
      <Progress
        got={Math.min(passed, order.minutes)} need={order.minutes} words={`签到已核对 ${clockText(since)}`}
        end={`${clockText(Date.parse(order.window.end) + FORGOTTEN_HOURS * 3_600_000)} 前要签退`}
      />
    </Card>
  );
}
