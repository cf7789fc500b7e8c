import { SHELF_NAMES, SHELVES, type HomeView, type Shelf as ShelfName } from '@supermarket/shared';
import { useSession } from '@/api';
import { go } from '@/platform';
import { resultWords, SPOKEN_SHELVES } from '@/text';
import { BigTiles, ResultsStrip, SectionTitle, Shelf } from '@/ui';
import { ResidentOrderCard } from '../ResidentOrderCard';

/** The four that older people ask for most. */
const ELDER_SHELVES = ['buy', 'fix', 'care', 'phone'] as const satisfies readonly ShelfName[];

/** Below the red block: what is on its way, what there is, and what came of it. */
export function HomeShelves({ home }: { readonly home: HomeView }): React.ReactNode {
  const elder = useSession((session) => session.elder);
  // The shelf stays within reach: what else is on its way stands in 我的订单.
  const shown = home.running.slice(0, elder ? 1 : 2);
  const item = (label: string, drawing: ShelfName) => ({ drawing, label, onPress: () => go('/order/services/index', { shelf: drawing }) });
  return (
    <>
      {shown.map((order) => (
        <ResidentOrderCard key={order.id} order={order} />
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
          <ResultsStrip results={resultWords(home.results)} onPress={() => go('/board/list/index')} />
        </>
      )}
    </>
  );
}
