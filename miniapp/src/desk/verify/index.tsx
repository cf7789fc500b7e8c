import type { OrderView, RatingView } from '@supermarket/shared';
import { useRouter } from '@tarojs/taro';
import { useCall } from '@/hooks';
import { OrderMediaCard } from '@/media/OrderMediaCard';
import { go } from '@/platform';
import { RATING_WAY_WORDS } from '@/text';
import { Card, ListRow, Notice, Page } from '@/ui';
import { isOpenFor, OnBehalf } from '../parts/OnBehalf';
import { CheckInRow } from '../parts/CheckInRow';
import { LookThroughCard } from '../parts/LookThroughCard';
import { OrderHead } from '../parts/OrderHead';
import { OrderStory } from '../parts/OrderStory';
import { RevealCard } from '../parts/RevealCard';
import { SlipRow } from '../parts/SlipRow';
import { DisputeCard } from './DisputeCard';
import { HelperMatters } from './HelperMatters';

/** 核实: the whole order as staff may see it, and whatever about it waits to be found out. */
export default function DeskVerify(): React.ReactNode {
  const id = useRouter().params['id'] ?? '';
  const order = useCall('GET /v1/orders/:id', { params: { id } });
  return (
    <Page title="核实" call={order} skeleton="detail">
      {(data) => (
        <>
          <OrderHead order={data} />
          {isAlarmed(data) && <HelperMatters order={data} />}
          <LookThroughCard order={data} />
          <OrderMediaCard order={data} reason="check_facts" />
          <Elsewhere order={data} />
          {data.rating !== null && <Answer rating={data.rating} />}
          {data.actions.includes('reveal') && <RevealCard orderId={id} name={data.requester.name} />}
          {data.actions.includes('settleDispute') && <DisputeCard order={data} />}
          {!isAlarmed(data) && <HelperMatters order={data} />}
          <OrderStory order={data} />
        </>
      )}
    </Page>
  );
}

/** Somebody in a house may need help: before anything else. */
const isAlarmed = ({ helpers }: OrderView): boolean => helpers.some(({ alarm }) => alarm !== null);

/** What is done on another page leads there. */
function Elsewhere({ order }: { readonly order: OrderView }): React.ReactNode {
  const { id, actions } = order;
  const review = actions.includes('approve') || actions.includes('askInfo');
  const dispatch = actions.includes('offer') || actions.includes('open');
  if (!review && !dispatch && !isOpenFor(actions) && !actions.includes('printSlip') && !order.showsCheckIn) return null;
  return (
    <Card pad="none">
      {review && <ListRow icon="doc" title="去审核" onPress={() => go('/desk/review/index', { id })} />}
      {dispatch && <ListRow icon="send" title="去派单" onPress={() => go('/desk/dispatch/index', { id })} />}
      <OnBehalf order={order} />
      <SlipRow order={order} />
      <CheckInRow order={order} />
    </Card>
  );
}

function Answer({ rating: { solved, stars, words, way } }: { readonly rating: RatingView }): React.ReactNode {
  const said = [
    solved === null ? '对方没有答复' : solved ? '对方说解决了' : '对方说还没解决',
    stars !== null && `评价 ${stars} 分（满分 5 分）`,
    words,
    way !== 'silence' && RATING_WAY_WORDS[way],
  ].filter(Boolean).join('。');
  return <Notice icon="msg" tone={solved === false ? 'warn' : 'neutral'} text={said} />;
}
