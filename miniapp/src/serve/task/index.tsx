import type { OrderView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useCall, useMinute } from '@/hooks';
import { shelfDrawing, windowText } from '@/text';
import { Card, FactStrip, ListRow, Notice, Page, ReasonChips, RiskNotice, ShelfTile, Tag } from '@/ui';
import { AreaPicture } from '../AreaPicture';
import { ContactCard } from '../ContactCard';
import { ClaimBar } from './ClaimBar';
import { ServeBar } from './ServeBar';
import './index.scss';

/** One task, before and after somebody takes it (picture 06). */
export default function Task(): React.ReactNode {
  const id = useRouter().params['id'] ?? '';
  const order = useCall('GET /v1/orders/:id', { params: { id } }, { keep: true });
  return (
    <Page title="任务详情" call={order} skeleton="detail" bar={(data) => (isMine(data) ? <ServeBar order={data} /> : <ClaimBar order={data} />)}>
      {(data) => (
        <>
          <WhatCard order={data} />
          {isMine(data) ? <ContactCard order={data} /> : null}
          <WhereCard order={data} />
          {data.riskNotice.length > 0 && <RiskNotice points={data.riskNotice} />}
        </>
      )}
    </Page>
  );
}

/** Taken: from here on it is one's own task. */
const isMine = ({ mine }: OrderView): boolean => mine !== null && mine.state !== 'OFFERED';

function WhatCard({ order }: { readonly order: OrderView }): React.ReactNode {
  const { requester, minutes, points, seats } = order;
  const whom = [requester.ageBand && `为${requester.ageBand}老人`, requester.byProxy && '家里人代点'].filter(Boolean).join(' · ');
  const facts = [
    { number: String(minutes), unit: '分钟', label: '预计用时' },
    ...(points === null ? [] : [{ number: String(points), unit: '分', label: '按实际时长', points: true }]),
    { number: String(seats), unit: '人', label: seats - order.seatsTaken < seats ? `还差 ${seats - order.seatsTaken} 人` : '需要人数' },
  ];
  return (
    <Card>
      <View className="task__head">
        <ShelfTile name={shelfDrawing(order.shelf)} />
        <View>
          <View className="task__title">
            {order.title}
            {order.urgent && <Tag tone="warn" label="急" />}
            {order.partyOnly && <Tag tone="red" label="请党员" />}
          </View>
          {whom !== '' && <View className="task__whom">{whom}</View>}
        </View>
      </View>
      {order.words !== '' && <View className="task__words">{order.words}</View>}
      <FactStrip results={facts} />
      {order.reasons.length > 0 && <ReasonChips reasons={order.reasons} />}
      {order.mine?.state === 'OFFERED' && <Notice tone="info" icon="send" text="社区邀请您，可以婉拒，不影响积分和评价。" />}
    </Card>
  );
}

function WhereCard({ order }: { readonly order: OrderView }): React.ReactNode {
  const now = useMinute();
  const taken = isMine(order);
  const when = windowText(order.window, now, order.dayPart);
  const near = order.place.around === null ? order.place.text : `${order.place.text} 附近 500 米`;
  return (
    <Card>
      {!taken && <AreaPicture label={`${near}的大概位置`} />}
      <ListRow icon="pin" title={taken ? order.place.text : near} note={taken ? when : `${when} · 门牌和电话接单后才显示`} />
    </Card>
  );
}
