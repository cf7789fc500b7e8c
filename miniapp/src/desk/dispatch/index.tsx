import { LIMITS, type CandidateView, type Id, type OrderView } from '@supermarket/shared';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useAct, useCall } from '@/hooks';
import { go, goBack } from '@/platform';
import { ActionBar, Button, CandidateRow, Card, ListRow, LoadedContent, Notice, Page, SectionTitle, StateBlock, toast } from '@/ui';
import { CheckInRow } from '../parts/CheckInRow';
import { Offers } from '../parts/Offers';
import { isOpenFor, OnBehalf } from '../parts/OnBehalf';
import { Ladder } from '../parts/Ladder';
import { OrderHead } from '../parts/OrderHead';
import { RevealCard } from '../parts/RevealCard';
import { SlipRow } from '../parts/SlipRow';
import { DESK_ANSWERS } from '../parts/desk-answers';

/** 派单: invitations to at most three people, with the reasons why they fit (picture 12). */
export default function DeskDispatch(): React.ReactNode {
  const id = useRouter().params['id'] ?? '';
  const order = useCall('GET /v1/orders/:id', { params: { id } });
  const mayOffer = order.data?.actions.includes('offer') ?? false;
  const candidates = useCall('GET /v1/orders/:id/candidates', { params: { id } }, { enabled: mayOffer });
  const offer = useAct('POST /v1/orders/:id/offers', { refreshes: [...DESK_ANSWERS, 'GET /v1/orders/:id/candidates'] });
  const [chosen, setChosen] = useState<readonly Id[]>([]);

  async function invite(): Promise<void> {
    if ((await offer.run({ params: { id }, body: { personIds: [...chosen] } })) === undefined) return;
    toast(`已经邀请 ${chosen.length} 人`, 'okc');
    setChosen([]);
  }

  const bar = mayOffer && (
    <ActionBar>
      <Button kind="second" label="先放一放" onPress={goBack} />
      <Button block label={`邀请 ${chosen.length} 人`} loadingLabel="正在邀请" disabledReason={chosen.length === 0 ? '先选要请的人' : undefined} onPress={invite} />
    </ActionBar>
  );
  return (
    <Page title="派单" call={order} skeleton="detail" bar={bar}>
      {(data) => (
        <>
          <OrderHead order={data} />
          <Ladder order={data} />
          {data.actions.includes('open') && <PutInHall order={data} />}
          <Offers order={data} />
          {mayOffer ? (
            <>
              <Notice icon="send" tone="info" text="派单是邀请，可以婉拒，不影响积分和评价。" />
              <SectionTitle title="合适的人" aside={`按合适程度排，最多邀 ${LIMITS.offersAtOnce} 人`} />
              <LoadedContent call={candidates} skeleton="rows">
                {(found) => <Candidates people={[...found.best, ...found.others]} chosen={chosen} onChoose={setChosen} />}
              </LoadedContent>
            </>
          ) : (
            <Notice icon="okc" tone="ok" text={data.seatsTaken >= data.seats ? '人已经够了，不用再请。' : '现在不用请人。'} />
          )}
          {data.relation === 'staff' && <Whistle order={data} />}
          <Elsewhere order={data} />
          {data.actions.includes('reveal') && <RevealCard orderId={id} name={data.requester.name} />}
        </>
      )}
    </Page>
  );
}

/** 吹哨: units that staff ring up where no volunteer comes. Stands only where the town has any. */
function Whistle({ order }: { readonly order: OrderView }): React.ReactNode {
  const looks = mayBeWhistled(order);
  const units = useCall('GET /v1/orders/:id/partners', { params: { id: order.id } }, { enabled: looks }).data?.units ?? [];
  if (!looks || units.length === 0) return null;
  const yes = units.find(({ last }) => last?.answer === 'yes');
  return (
    <Card pad="none">
      <ListRow icon="phone" title="社区没人，请结对单位帮忙" note={yes ? `吹哨 · ${yes.name}说可以来人` : `社区吹哨 · ${units.length} 家单位`} onPress={() => go('/desk/partners/index', { id: order.id })} />
    </Card>
  );
}

const mayBeWhistled = ({ status }: OrderView): boolean => status === 'OPEN' || status === 'DISPATCHED' || status === 'EXPIRED';

/** Several seats: some helpers may be there already while others are still asked. */
function Elsewhere({ order }: { readonly order: OrderView }): React.ReactNode {
  const { id, actions } = order;
  const visit = actions.includes('confirmArrival') || actions.includes('settleTime') || actions.includes('excuse');
  if (!visit && !isOpenFor(actions) && !actions.includes('printSlip') && !order.showsCheckIn) return null;
  return (
    <Card pad="none">
      {visit && <ListRow icon="door" title="到场和用时" onPress={() => go('/desk/verify/index', { id })} />}
      <OnBehalf order={order} />
      <SlipRow order={order} />
      <CheckInRow order={order} />
    </Card>
  );
}

/** An order that was opened again waits for staff before the volunteers see it. */
function PutInHall({ order }: { readonly order: OrderView }): React.ReactNode {
  const open = useAct('POST /v1/orders/:id/open', { refreshes: DESK_ANSWERS });
  async function press(): Promise<void> {
    if (await open.run({ params: { id: order.id } })) toast('放进接单页了', 'okc');
  }
  return (
    <Card>
      <Notice icon="info" text="这单还没放进接单页，志愿者看不到。" />
      <Button kind="second" block label="放进接单页，让大家自己接" loadingLabel="正在放" onPress={press} />
    </Card>
  );
}

interface CandidatesProps {
  readonly people: readonly CandidateView[];
  readonly chosen: readonly Id[];
  readonly onChoose: (chosen: readonly Id[]) => void;
}

const BEST = 3;

/** The best few; who wants somebody else asks for the next. */
function Candidates({ people, chosen, onChoose }: CandidatesProps): React.ReactNode {
  const [shown, setShown] = useState(BEST);
  const rest = people.length - shown;
  if (people.length === 0) return <StateBlock drawing="empty" title="暂时没有合适的人" text="这单已经在接单页上，附近的志愿者看得到。" />;
  return (
    <Card pad="none">
      {people.slice(0, shown).map(({ personId, name, partyTag, tasksThisWeek, reasons }) => (
        <CandidateRow
          key={personId} name={name} party={partyTag} load={`本周 ${tasksThisWeek} 单`} reasons={reasons}
          checked={chosen.includes(personId)} full={chosen.length >= LIMITS.offersAtOnce}
          onToggle={(on) => onChoose(on ? [...chosen, personId] : chosen.filter((each) => each !== personId))}
        />
      ))}
      {rest > 0 && <ListRow icon="people" title={`再看 ${Math.min(rest, BEST)} 位`} onPress={() => setShown(shown + BEST)} />}
    </Card>
  );
}
