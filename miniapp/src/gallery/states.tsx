import type { Hat } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import {
  Avatar, Button, Card, CardTitle, Check, DateField, DoorCode, Drawing, Icon, IconTile, Late, LedgerRow, ListRow, Notice, OptionRow, Photos, Points,
  Progress, Segmented, Skeleton, StateBlock, StepBar, Switch, Tabs, Tag, Timed, VoiceNote, Voucher, toast, type LedgerState, type StateDrawing,
} from '@/ui';
import { tabsFor } from '@/ui/TabBar';

const tap = (): void => toast('点到了');
const PICTURE = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Crect width='8' height='8' fill='%23c9ae90'/%3E%3Ccircle cx='4' cy='4' r='2' fill='%23fff'/%3E%3C/svg%3E";
const PRESSED = [['primary', '我来接单'], ['second', '改时间'], ['quiet', '带我去'], ['dark', '确定取消']] as const;
const LEDGER: readonly LedgerState[] = ['settled', 'waiting', 'frozen', 'returned', 'expired'];
const DRAWINGS: readonly StateDrawing[] = ['empty', 'offline', 'error', 'place', 'wait', 'done'];
const TABS: readonly (readonly [hat: Hat, elder: boolean])[] = [['resident', false], ['volunteer', false], ['staff', false], ['resident', true]];

/** What the other parts do not show: each component in the states that a page brings it into. */
export function States(): React.ReactNode {
  const [day, setDay] = useState('2026-11-25');
  const [list, setList] = useState<'needs' | 'tasks' | 'done'>('needs');
  return (
    <>
      <Card>
        <CardTitle title="按下" />
        <View className="gallery__two">
          {PRESSED.map(([kind, label]) => <View key={kind} className={`ui-press ui-press--down ui-button ui-button--${kind} ui-button--lg`}>{label}</View>)}
        </View>
      </Card>
      <Card>
        <CardTitle title="选不了的" />
        <OptionRow label="别人正在选" hint="等一会儿再看" on={false} disabled onPress={tap} />
        <Check label="已经交付了" on disabled onChange={tap} />
        <Check label="还不能交付" on={false} disabled onChange={tap} />
        <Switch label="短信提醒" on={false} disabled onChange={tap} />
        <Button kind="second" block label="打社区电话" icon="phone" onPress={tap} />
      </Card>
      <Card>
        <CardTitle title="日期、清单、照片、录音" />
        <DateField value={day} first="2026-11-25" last="2026-12-25" words="11月25日 周三" onChange={setDay} />
        <Tabs items={[{ value: 'needs', label: '需求', count: '4' }, { value: 'tasks', label: '任务', count: '7' }, { value: 'done', label: '办结', count: '1,000+' }]} value={list} onChange={setList} />
        <Photos photos={[{ id: 'a', path: PICTURE }, { id: 'b', path: null }, { id: 'c', path: null, busy: true }]} onPress={tap} onRemove={tap} onAdd={tap} />
        <VoiceNote seconds={12} path={() => Promise.resolve('')} />
        <Segmented tall items={[{ value: 'a', label: '列表', icon: 'list' }, { value: 'b', label: '地图', icon: 'map' }]} value="a" onChange={tap} />
      </Card>
      <Card>
        <CardTitle icon="clock" title="时间和积分" aside={<Tag label="法定记录 · 长期保存" />} />
        <View><Timed text="李** 今天 15:00–16:00 上门，还有 40 分钟" /></View>
        <View><Timed text="李** 今天下午 3 点半来" /></View>
        <View className="gallery__line"><Late text="3 件超时" /><Points value={86} size="s" /><Points value={160} /><Points value={260} size="l" /></View>
        <StepBar now={1} status="已收到" next="社区来看" />
        <StepBar now={6} status="已办好" />
        <Progress got={12} need={12} words="认满了" end="4 家单位认领" />
        {LEDGER.map((state) => <LedgerRow key={state} kind="points" title="水龙头漏水维修" when="今天 15:47" amount="+8" state={state} />)}
        <LedgerRow kind="hours" title="东门社区站值班" when="11月14日" amount="+3 小时" state="settled" />
      </Card>
      <Card>
        <DoorCode digits="4729" steps={['先问他姓什么，对上人', '再把这 4 个数告诉他']} />
      </Card>
      <Voucher item="大米 5kg × 1" drawing="rice" points={260} pointsNote="已扣" tag={{ tone: 'neutral', label: '领走了' }} open={null} hint="11月25日 14:05 在东门社区站领走" />
      <Card pad="none">
        <ListRow lead={<IconTile icon="pin" />} title="恩城街道 东门社区 解放路 12 号" note="接单前，别人只看到“东门社区”" value="改" onPress={tap} />
        <ListRow lead={<Avatar name="" />} title="没有名字的人" note="还没写姓名" />
        <ListRow icon="lock" title="不能点的一行" value="3 次" />
        <ListRow icon="key" title="没有箭头的一行" trailing={<Late text="超时 25 分" />} arrow={false} onPress={tap} />
      </Card>
      <Notice icon="lock" text="服务结束 24 小时后，志愿者就看不到您的门牌和电话了，两行的提示也排得整齐。" />
      {TABS.map(([hat, elder]) => (
        <Card key={`${hat}${elder}`} pad="none">
          <View className={elder ? 'ui-root--elder gallery__tabs' : 'gallery__tabs'}>
            {tabsFor(hat, elder).map(({ icon, label, index }) => (
              <View key={label} className={index === 0 ? 'ui-tab ui-tab--on' : 'ui-tab'}>
                <View className="ui-tab__icon">
                  {index === 0 ? <View className={`ui-tab__drawing ui-t-${icon}`} /> : <Icon name={icon} />}
                  {index === 1 && <View className="ui-tab__badge">2</View>}
                </View>
                <View className="ui-tab__label">{label}</View>
              </View>
            ))}
          </View>
        </Card>
      ))}
      <Card>
        <CardTitle title="空状态插画" aside="都站在货架上" />
        <View className="gallery__two">{DRAWINGS.map((name) => <Drawing key={name} kind="state" name={name} />)}</View>
      </Card>
      <Skeleton shape="rows" />
      <Skeleton shape="detail" />
      <Skeleton shape="tiles" />
      <Skeleton shape="home" />
      <StateBlock drawing="wait" title="这一小时没有合适的" text="3 公里内暂时没人点单。" actions={[{ label: '放宽到 5 公里', onPress: tap }, { label: '有了告诉我', onPress: tap }]} />
    </>
  );
}
