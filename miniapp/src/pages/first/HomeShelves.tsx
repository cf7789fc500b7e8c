import { SHELF_NAMES, SHELVES, type HomeView, type OrderRow, type Shelf as ShelfName } from '@supermarket/shared';
import { useSession } from '@/api';
import { useMinute } from '@/hooks';
import { go } from '@/platform';
import { orderLine, RESULTS_FORMULA, resultsText, shelfDrawing, SPOKEN_SHELVES, stepWords } from '@/text';
import { ask, BigTiles, OrderCard, ResultsStrip, SectionTitle, Shelf } from '@/ui';

/** The four that older people ask for most. */
const ELDER_SHELVES = ['buy', 'fix', 'care', 'phone'] as const satisfies readonly ShelfName[];

/** Below the red block: what is on its way, what there is, and what came of it. */
export function HomeShelves({ home }: { readonly home: HomeView }): React.ReactNode {
  const elder = useSession((session) => session.elder);
  const now = useMinute();
  const item = (label: string, drawing: ShelfName) => ({ drawing, label, onPress: () => go('/order/services/index', { shelf: drawing }) });
  return (
    <>
      {home.running.slice(0, elder ? 1 : undefined).map((order) => (
        <RunningOrder key={order.id} order={order} now={now} elder={elder} />
      ))}
      {elder ? (
        <>
          <SectionTitle title="常用的" />
          <BigTiles items={ELDER_SHELVES.map((shelf) => item(SPOKEN_SHELVES[shelf], shelf))} />
        </>
      ) : (
        <>
          <SectionTitle title="服务货架" aside={`全部 ${home.items} 项`} onPress={() => go('/order/services/index')} />
          <Shelf items={SHELVES.map((shelf) => item(SHELF_NAMES[shelf], shelf))} />
          <ResultsStrip results={resultsText(home.results)} onPress={() => void ask({ title: '这些数怎么算', text: RESULTS_FORMULA, act: '知道了' })} />
        </>
      )}
    </>
  );
}

interface RunningOrderProps {
  readonly order: OrderRow;
  readonly now: number;
  readonly elder: boolean;
}

function RunningOrder({ order, now, elder }: RunningOrderProps): React.ReactNode {
  const { id, status } = order;
  const open = (): void => go('/order/detail/index', { id });
  const action =
    status === 'PENDING_CONFIRM'
      ? { label: '去确认', onPress: () => go('/order/confirm/index', { id }) }
      : order.helper !== null && status === 'ACCEPTED'
        ? { label: elder ? '看开门码' : '开门码', icon: 'key' as const, onPress: open }
        : undefined;
  return (
    <OrderCard shelf={shelfDrawing(order.shelf)} title={order.title} line={orderLine(order, now, elder)} step={stepWords(order)} action={action} onPress={open} />
  );
}
