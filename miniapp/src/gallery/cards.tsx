import { View } from '@tarojs/components';
import { useState } from 'react';
import {
  BigTiles, CandidateRow, Card, FactStrip, FactWord, GiftCard, GiftShelf, IconButton, InviteCard, LedgerRow, ListRow, LotBar, OrderCard,
  PersonRow, Progress, QueueTile, QueueTiles, ResultsStrip, SectionTitle, Shelf, ShelfTile, Skeleton, SlaClock, StateBlock, Tag, TaskCard, toast,
  type ShelfDrawing,
} from '@/ui';

const tap = (): void => toast('点到了');
const hour = 3_600_000;
const now = Date.now();
const SHELVES: readonly (readonly [ShelfDrawing, string])[] = [
  ['buy', '买药跑腿'], ['fix', '居家维修'], ['care', '陪同就诊'], ['study', '课后辅导'],
  ['hair', '上门理发'], ['phone', '手机教学'], ['talk', '矛盾调解'], ['wish', '微心愿'],
];

export function Cards(): React.ReactNode {
  const [invited, setInvited] = useState(true);
  const items = SHELVES.map(([drawing, label]) => ({ drawing, label, onPress: tap }));
  return (
    <>
      <OrderCard
        shelf="fix"
        title="水龙头漏水维修"
        line="李** 今天 15:00 上门"
        step={{ now: 3, status: '已接单', next: '上门服务' }}
        action={{ label: '开门码', icon: 'key', onPress: tap }}
        onPress={tap}
      />
      <SectionTitle title="服务货架" aside="全部 32 项" onPress={tap} />
      <Shelf items={items} />
      <BigTiles items={items.slice(0, 4)} />
      <ResultsStrip
        results={[{ number: '2,486', unit: '件', label: '今年已办结' }, { number: '94.2', unit: '%', label: '确认解决率' }, { number: '1.6', unit: '天', label: '平均办好' }]}
        onPress={tap}
      />
      <InviteCard shelf="care" title="陪同就诊 · 市人民医院" line="周四 8:30–11:30 · 陪 76 岁老人" replyBy={now + 3.9 * hour} onDecline={tap} onOpen={tap} />
      <TaskCard
        title="水龙头漏水维修"
        points={8}
        when="今天 15:00–16:00"
        minutes={40}
        area="恩城街道 新平社区附近"
        reasons={[{ ok: true, text: '距您 1.2 km' }, { ok: true, text: '会水电' }, { ok: false, text: '还差 1 人' }]}
        urgent
        onPress={tap}
      />
      <FactStrip results={[{ number: '40 分钟', label: '预计用时' }, { number: '8 分', label: '按实际时长', points: true }, { number: '1 人', label: '需要人数' }]} />
      <GiftShelf>
        <GiftCard name="大米 5kg" drawing="rice" points={260} stock={{ kind: 'in', text: '有货 12 袋', more: '爱心企业捐' }} onPress={tap} />
        <GiftCard name="晴雨伞" drawing="umb" points={120} stock={{ kind: 'none', text: '本站没货', more: '大田站有 5' }} onPress={tap} />
        <GiftCard name="食用油 1.8L" drawing="oil" points={300} stock={{ kind: 'few', text: '只剩 2 桶' }} short="还差 34 分" onPress={tap} />
      </GiftShelf>
      <QueueTiles>
        <QueueTile name="待审核" count={6} onPress={tap}><SlaClock dueAt={now + 1.33 * hour} words before="1 件剩" /></QueueTile>
        <QueueTile name="待派单" count={4} onPress={tap}><SlaClock dueAt={now - 0.4 * hour} /></QueueTile>
        <QueueTile name="待核实" count={9} onPress={tap}><FactWord icon="cal" text="最近 3 个工作日内" /></QueueTile>
      </QueueTiles>
      <Card>
        <PersonRow size="l" name="李**" party="党员志愿者" line="会水电 · 帮过 42 家" action={<IconButton icon="phone" label="打电话" onPress={tap} />} />
      </Card>
      <Card pad="none">
        <ListRow icon="eye" title="谁看过我的信息" value="3 次" onPress={tap} />
        <ListRow icon="desk" title="双报到" trailing={<Tag tone="ok" label="新平社区 已报到" />} onPress={tap} />
        <ListRow icon="send" title="本社区没人，请结对单位帮忙" note="社区吹哨 · 6 家单位" onPress={tap} />
        <ListRow lead={<ShelfTile name="care" />} title="陪同就诊" note="待派单 · 还没邀请人" trailing={<SlaClock dueAt={now - 0.4 * hour} />} onPress={tap} />
      </Card>
      <Card pad="none">
        <CandidateRow name="麦**" party load="本周 1 单" reasons={[{ ok: true, text: '距对方 0.8 km' }, { ok: true, text: '学过急救' }, { ok: true, text: '周四有空' }]} checked={invited} onToggle={setInvited} />
        <CandidateRow name="谭**" load="本周 3 单" reasons={[{ ok: false, text: '周四 10 点后才有空' }]} checked={false} onToggle={tap} />
      </Card>
      <Card>
        <Progress got={6} need={12} words="已认 6 套，还差 6 套" end="3 家单位认领" />
        <LotBar lots={[{ points: 86, expiresAt: '2026-12-31T15:59:59.999Z' }, { points: 180, expiresAt: '2027-06-30T15:59:59.999Z' }, { points: 120, expiresAt: '2027-12-31T15:59:59.999Z' }]} />
        <LedgerRow kind="points" title="水龙头漏水维修" when="今天 15:47 · 服务 45 分钟" amount="+8" state="waiting" />
        <LedgerRow kind="points" title="智能手机教学" when="11月21日 · 服务 1 小时" amount="+10" state="settled" />
      </Card>
      <Skeleton shape="cards" />
      <StateBlock drawing="empty" title="还没有订单" text="家里有事要人帮，点一下就行，不收钱。" actions={[{ label: '我要点单', onPress: tap }]} />
      <StateBlock drawing="error" title="没提交成功" text="是我们这边出了问题。您填的都还在。" note="报给社区时说编号 E-7K2Q" actions={[{ label: '打电话点单', icon: 'phone', onPress: tap }, { label: '再试一次', onPress: tap }]} />
      <View />
    </>
  );
}
