import type { OrderView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useDidShow, useRouter } from '@tarojs/taro';
import { useCall, useMinute, useSaid } from '@/hooks';
import { OrderMediaCard } from '@/media/OrderMediaCard';
import { TellMe } from '@/live/TellMe';
import { useLive } from '@/live/use-live';
import { ProposalCard } from '@/order/ProposalCard';
import { againText, shelfDrawing, taskStage, taskSubtitle } from '@/text';
import { beforeText } from '@/text/time';
import { Card, FactStrip, ListRow, Notice, Page, ReasonChips, RiskNotice, ShelfTile, Tag } from '@/ui';
import { AreaPicture } from '../AreaPicture';
import { ContactCard } from '../ContactCard';
import { ClaimBar } from './ClaimBar';
import { NotForMe } from './NotForMe';
import { LeaveOnPage, ServeBar } from './ServeBar';
import './index.scss';

/** One task, before and after somebody takes it (picture 06). */
export default function Task(): React.ReactNode {
  const id = useRouter().params['id'] ?? '';
  const order = useCall('GET /v1/orders/:id', { params: { id } }, { keep: true });
  useLive({ orderId: id });
  useDidShow(() => {
    if (order.data) order.retry();
  });
  return (
    <Page title="任务详情" call={order} skeleton="detail" bar={(data) => (taskStage(data) === 'free' ? <ClaimBar order={data} /> : <ServeBar order={data} />)}>
      {(data) => (
        <>
          <WhatCard order={data} />
          <ProposalCard order={data} />
          {data.mine?.state === 'ACCEPTED' && <TellMe title="时间有变，微信告诉您" templates={['task_changed', 'invitation', 'reminder']} />}
          <ContactCard order={data} />
          <OrderMediaCard order={data} />
          <WhereCard order={data} />
          {data.riskNotice.length > 0 && taskStage(data) !== 'served' && <RiskNotice points={data.riskNotice} />}
          {taskStage(data) === 'free' && <NotForMe order={data} />}
          <LeaveOnPage order={data} />
        </>
      )}
    </Page>
  );
}

function WhatCard({ order }: { readonly order: OrderView }): React.ReactNode {
  const { minutes, points, seats, seatsTaken, words, reasons } = order;
  const subtitle = taskSubtitle(order);
  const left = seats - seatsTaken;
  const said = useSaid();
  const now = useMinute();
  const repliesBy = order.mine?.repliesBy;
  const again = againText(order);
  const facts = [
    { number: String(minutes), unit: '分钟', label: '预计用时' },
    ...(points === null ? [] : [{ number: String(points), unit: '分', label: '按实际时长', points: true }]),
    { number: String(seats), unit: '人', label: seatsTaken > 0 && left > 0 ? `还差 ${left} 人` : '需要人数' },
  ];
  return (
    <Card>
      <View className="task__head">
        <ShelfTile name={shelfDrawing(order.shelf)} />
        <View className="task__names">
          <View className="task__title">
            {order.title}
            {order.urgent && <Tag tone="warn" label="急" />}
            {order.partyOnly && <Tag tone="red" label="请党员" />}
          </View>
          {subtitle !== '' && <View className="task__subtitle">{subtitle}</View>}
        </View>
      </View>
      {words !== '' && <View className="task__words">{words}</View>}
      <FactStrip results={facts} />
      <ReasonChips reasons={reasons} />
      {again !== null && <View className="task__invited"><Notice icon="info" text={again} /></View>}
      {order.actions.includes('accept') && (
        <View className="task__invited">
          <Notice tone="info" icon="send" text={`社区邀请您${repliesBy ? `，${beforeText(said.moment(repliesBy, now))}回一声` : ''}。可以婉拒，不影响您。`} />
        </View>
      )}
    </Card>
  );
}

function WhereCard({ order }: { readonly order: OrderView }): React.ReactNode {
  const now = useMinute();
  const free = taskStage(order) === 'free';
  const when = useSaid().window(order.window, now, order.dayPart);
  const near = order.place.around === null ? order.place.text : `${order.place.text} 附近 500 米`;
  return (
    <Card pad="none">
      {free && (
        <View className="task__picture">
          <AreaPicture label={`${near}的大概位置`} />
        </View>
      )}
      <ListRow icon="pin" title={free ? near : order.place.text} note={free ? `${when} · 门牌和电话接单后才显示` : when} />
    </Card>
  );
}
