import type { AccountView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { useSession } from '@/api';
import { useCall } from '@/hooks';
import { goTab } from '@/platform';
import { countText, hoursText, minutesText } from '@/text';
import { Button, Card, CardTitle, Drawing, LotBar, Page, Segmented, Tag, heading } from '@/ui';
import { HoursList, PointsList } from './StatementLists';
import './index.scss';

type Statement = 'hours' | 'points';

/** 积分与时长: two ledgers apart, never added to each other (picture 08). */
export default function PointsAndHours(): React.ReactNode {
  const account = useCall('GET /v1/me/account', {}, { keep: true });
  const [shown, setShown] = useState<Statement>('points');
  useDidShow(() => {
    if (account.data) account.retry();
  });
  return (
    <Page title="积分与时长" call={account} skeleton="cards">
      {(data) => (
        <>
          <HoursCard account={data} />
          <PointsCard account={data} />
          <Card>
            <Segmented<Statement>
              items={[{ value: 'hours', label: '时长流水' }, { value: 'points', label: '积分流水' }]}
              value={shown}
              onChange={setShown}
              tall
            />
            {shown === 'points' ? <PointsList /> : <HoursList />}
          </Card>
        </>
      )}
    </Page>
  );
}

function HoursCard({ account: { minutes, minutesWaiting } }: { readonly account: AccountView }): React.ReactNode {
  return (
    <Card>
      <CardTitle icon="clock" title="服务时长" aside={<Tag label="法定记录 · 长期保存" />} />
      <View className="points__line">
        <View className="points__amount">
          <View className="points__number">{hoursText(minutes)}</View>
          <View className="points__unit">小时</View>
        </View>
      </View>
      {minutesWaiting > 0 && <View className="points__note">{`另有 ${minutesText(minutesWaiting)} 等确认`}</View>}
    </Card>
  );
}

function PointsCard({ account: { points, pointsHeld, lots } }: { readonly account: AccountView }): React.ReactNode {
  const hat = useSession((session) => session.hat);
  return (
    <Card>
      <View className="points__title">
        <Drawing kind="coin" />
        <View className="points__title-words" {...heading(2)}>可用积分</View>
        <View className="points__aside">不能买卖、转让、换钱</View>
      </View>
      <View className="points__line">
        <View className="points__amount points__amount--gold">
          <View className="points__number">{countText(points)}</View>
          <View className="points__unit">分</View>
        </View>
        {/* Where others have the shop, staff have the counter. */}
        {hat !== 'staff' && <Button kind="second" size="md" icon="bag" label="去换东西" onPress={() => goTab(2)} />}
      </View>
      <LotBar lots={lots.map(({ points: left, expiresOn }) => ({ points: left, expiresAt: expiresOn }))} />
      {pointsHeld > 0 && <View className="points__note">{`另有 ${countText(pointsHeld)} 分冻结着，领取后扣`}</View>}
      <View className="points__note">{lots.length > 0 ? '换东西时先用快到期的' : '帮一次忙，对方确认后就有。'}</View>
    </Card>
  );
}
