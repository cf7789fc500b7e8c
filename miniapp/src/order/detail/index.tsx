import type { OrderView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useDidShow, useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useSession } from '@/api';
import { useCall, useMinute } from '@/hooks';
import { OrderMediaCard } from '@/media/OrderMediaCard';
import { TellMe } from '@/live/TellMe';
import { useLive } from '@/live/use-live';
import { go } from '@/platform';
import { orderHeadline, RATING_WAY_WORDS, ratingText, stepWords, timelineItems } from '@/text';
import { Card, ListRow, Notice, Page, StepBar, Tag, Timed, Timeline, heading } from '@/ui';
import { AnswerCard } from './AnswerCard';
import { AskSheet } from './AskSheet';
import { ProposalCard } from '../ProposalCard';
import { CancelSheet } from './CancelSheet';
import { DetailBar, QuietActions } from './DetailBar';
import { SearchCard } from './SearchCard';
import { HelpersCard } from './HelpersCard';
import { TimeSheet } from './TimeSheet';
import { useAnswer } from './use-answer';
import './index.scss';

/** Somebody has sent an order and waits. */
const WAITS: readonly OrderView['status'][] = ['SUBMITTED', 'OPEN', 'DISPATCHED'];

/** `id`. Which buttons there are is for the order's own list of actions to say. */
export default function OrderDetail(): React.ReactNode {
  const id = useRouter().params['id'] ?? '';
  const elder = useSession((session) => session.elder);
  const order = useCall('GET /v1/orders/:id', { params: { id } }, { keep: true });
  const [sheet, setSheet] = useState<'cancel' | 'reschedule' | 'propose' | 'reopen' | 'ask' | null>(null);
  useLive({ orderId: id });
  const answer = useAnswer(id, order.data);
  const close = (): void => setSheet(null);
  useDidShow(() => {
    if (order.data !== undefined) order.retry();
  });
  const does = { answer, open: setSheet };

  return (
    <Page
      title={elder ? '我的订单' : '订单详情'}
      call={order}
      skeleton="detail"
      bar={(data: OrderView) => <DetailBar order={data} {...does} />}
    >
      {(data) => (
        <>
          <Headline order={data} elder={elder} />
          {data.actions.includes('resubmit') && <AnswerCard order={data} answer={answer} />}
          {data.staffWords !== null && !data.actions.includes('resubmit') && <Notice icon="msg" text={`社区说：${data.staffWords}`} />}
          <ProposalCard order={data} />
          <SearchCard order={data} onReschedule={() => setSheet('reschedule')} />
          {WAITS.includes(data.status) && (data.relation === 'requester' || data.relation === 'proxy') && <TellMe title="有人接单，微信告诉您" templates={['order_progress', 'task_changed', 'reminder']} />}
          <HelpersCard order={data} />
          <OrderMediaCard order={data} {...(data.relation === 'staff' && { reason: 'call_back' as const })} />
          <Card>
            {elder ? <StepBar {...stepWords(data, true)} spoken /> : <Progress order={data} />}
          </Card>
          <Card pad="none">
            <ListRow icon="order" title={data.title} note={data.words === '' ? undefined : data.words} value={elder ? undefined : data.no} />
            {data.rating !== null && <ListRow icon="heart" title={data.rating.way === 'proxy' || data.relation !== 'requester' ? '回答' : '您的回答'} {...(data.rating.way !== 'self' && data.rating.way !== 'silence' && { note: RATING_WAY_WORDS[data.rating.way] })} value={ratingText(data.rating)} />}
            {data.actions.includes('printSlip') && <ListRow icon="doc" title="出纸条" note="对方没有手机，给一张有开门码的纸" onPress={() => go('/desk/slip/index', { id })} />}
            {data.relation !== 'staff' && (
              <ListRow
                icon="eye"
                title="谁看过我的信息"
                value={`${data.looks} 次`}
                onPress={() => go('/me/looks/index', { order: id })}
              />
            )}
            {data.relation !== 'staff' && <ListRow icon="msg" title="投诉建议" onPress={() => go('/me/feedback/index', { order: id })} />}
          </Card>
          <QuietActions order={data} {...does} />
          <CancelSheet order={data} open={sheet === 'cancel'} onClose={close} />
          <TimeSheet order={data} purpose={sheet === 'cancel' || sheet === 'ask' ? null : sheet} onClose={close} />
          <AskSheet order={data} open={sheet === 'ask'} onClose={close} />
        </>
      )}
    </Page>
  );
}

function Headline({ order, elder }: { readonly order: OrderView; readonly elder: boolean }): React.ReactNode {
  const { title, line } = orderHeadline(order, useMinute(), elder);
  return (
    <View className="order-detail__headline">
      <View className="order-detail__head">
        <View className="order-detail__title" {...heading(2)}>{title}</View>
        {!elder && <Tag label={order.title} />}
      </View>
      <View className="order-detail__line"><Timed text={line} /></View>
      {standsIn(order) !== undefined && <View className="order-detail__line">{standsIn(order)}</View>}
    </View>
  );
}

/** Whose it is, where that is not the viewer's own; and to its owner, that somebody else ordered it. */
function standsIn({ relation, requester }: OrderView): string | undefined {
  if (relation === 'proxy') return `您代${requester.name}办`;
  if (!requester.byProxy) return undefined;
  return relation === 'requester' ? '别人帮您点的' : `帮${requester.name}点的`;
}

function Progress({ order }: { readonly order: OrderView }): React.ReactNode {
  return <Timeline items={timelineItems(order, useMinute())} />;
}
