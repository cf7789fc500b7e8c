import type { OrderView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callPhone, go, goTab } from '@/platform';
import { autoOutText, clockText, minutesText, runningText } from '@/text';
import { Card, CardTitle, Chip, Chips, Field, Icon, ListRow, Photos, Progress } from '@/ui';
import { LaterSheet } from './LaterSheet';
import type { Result } from './use-result';
import { useSecond } from './use-second';
import './index.scss';

export function Running({ order, result }: { readonly order: OrderView; readonly result: Result }): React.ReactNode {
  const [later, setLater] = useState(false);
  const { hotline, actions } = order;
  return (
    <>
      <TimerCard order={order} />
      <ResultCard order={order} result={result} />
      <Card pad="none">
        {order.showsCheckIn && <ListRow icon="scan" title="出签到码" note="后到的人扫一扫就签到" onPress={() => go('/serve/screen/index', { id: order.id })} />}
        {actions.includes('continueLater') && <ListRow icon="minus" title="做不完，改天再来" onPress={() => setLater(true)} />}
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
        <View className="running__state">
          <View className="running__dot" aria-hidden />
          正在计时
        </View>
        <View className="running__timer" role="timer" aria-label={`已经 ${minutesText(passed)}`}>{runningText(since, now)}</View>
        <View className="running__from">{`${clockText(since)} 开始 · 约好 ${minutesText(order.minutes)}`}</View>
      </View>
      <Progress got={passed} need={order.minutes} words={`已签到 ${clockText(since)}`} end={autoOutText(order, since)} />
    </Card>
  );
}

function ResultCard({ order, result }: { readonly order: OrderView; readonly result: Result }): React.ReactNode {
  const { photos } = result;
  return (
    <Card>
      <CardTitle title="做完了什么" aside="点一下就行" />
      {order.resultChips.length > 0 && (
        <View className="running__chips">
          <Chips>
            {order.resultChips.map((chip) => {
              const on = result.chips.includes(chip);
              return <Chip key={chip} label={chip} {...(on && { icon: 'check' as const })} on={on} onPress={() => result.flip(chip)} />;
            })}
          </Chips>
        </View>
      )}
      <Field kind="long" lines={1} value={result.words} maxLength={500} placeholder="再说一句（可不写）" onChange={result.say} />
      {order.photoNeeded ? (
        <View className="running__photos">
          <View className="running__ask">拍一张凭证（可不拍），别拍人</View>
          <Photos photos={photos.photos} onPress={(id) => void photos.open(id)} onRemove={photos.remove} onAdd={photos.add && (() => void photos.add?.())} />
        </View>
      ) : (
        <View className="running__photo">
          <Icon name="cam" size="text" />
          这类服务不用拍照。
        </View>
      )}
    </Card>
  );
}
