import { View } from '@tarojs/components';
import { Button, Chip, Chips, HelpPair, HeroAction, Card, Icon, IconButton, Notice, OfflineBar, Points, ReasonChips, SectionTitle, SlaClock, Tag, toast } from '@/ui';
import { ICON_NAMES } from '@/ui/Icon';
import './pieces.scss';

const tap = (): void => toast('点到了');
const now = Date.now();
const inMinutes = (minutes: number): number => now + minutes * 60_000;

export function Pieces(): React.ReactNode {
  return (
    <>
      <Card hero>
        <HeroAction title="我要点单" hint="选一样，说清楚，约 40 秒" onPress={tap} />
        <HelpPair onCall={tap} onVoice={tap} />
      </Card>
      <SectionTitle title="按钮" aside="高 52 / 44" />
      <View className="gallery__two">
        <Button block label="我来接单" onPress={tap} />
        <Button block loading label="提交" onPress={tap} />
        <Button block label="换" disabledReason="积分还差 34" onPress={tap} />
        <Button block kind="second" label="改时间" onPress={tap} />
        <Button block kind="quiet" size="md" label="带我去" onPress={tap} />
        <Button block kind="dark" size="md" label="确定取消" onPress={tap} />
        <Button kind="text" label="取消订单" onPress={tap} />
        <IconButton icon="mic" label="说话" onPress={tap} />
      </View>
      <Button block icon="phone" label="打电话求助" onPress={tap} />
      <SectionTitle title="筛选与标签" aside="全部 32 项" onPress={tap} />
      <Chips scroll>
        <Chip label="离我近" onPress={tap} />
        <Chip label="我有 1 小时" icon="clock" on closable onPress={tap} />
        <Chip label="周末" disabled onPress={tap} />
        <Chip label="全市" opens onPress={tap} />
      </Chips>
      <View className="gallery__line">
        <Tag label="待审核" />
        <Tag tone="info" label="多家合办" />
        <Tag tone="ok" icon="okc" label="已办成" />
        <Tag tone="warn" label="急" />
        <Tag tone="red" label="党员志愿者" />
      </View>
      <ReasonChips reasons={[{ ok: true, text: '距您 1.2 km' }, { ok: true, text: '会水电' }, { ok: false, text: '还差 1 人' }]} />
      <View className="gallery__line">
        <SlaClock dueAt={inMinutes(340)} />
        <SlaClock dueAt={inMinutes(80)} />
        <SlaClock dueAt={inMinutes(-25)} />
        <Points value={160} />
        <Points value={8} approx size="l" />
        <Points value={386} unit="分可用" size="xl" />
      </View>
      <SectionTitle title="提示条" />
      <Notice icon="send" tone="info" text="派单是邀请，可以婉拒。" />
      <Notice icon="warn" tone="warn" text="还有 2 小时，没人接会扩大范围。" />
      <Notice icon="okc" tone="ok" text="开门码已核对 15:02" />
      <Notice icon="off" text="没有网也能交付，联网后自动对账。" />
      <OfflineBar savedAt={inMinutes(-18)} onRetry={tap} />
      <SectionTitle title="图标" />
      <View className="gallery__icons">
        {ICON_NAMES.map((name) => (
          <Icon key={name} name={name} />
        ))}
      </View>
    </>
  );
}
