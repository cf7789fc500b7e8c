import type { OrderView } from '@supermarket/shared';
import { go } from '@/platform';
import { ListRow } from '@/ui';

/** A row that leads to the paper slip; inside a Card with pad="none". */
export function SlipRow({ order: { id, actions, slip } }: { readonly order: OrderView }): React.ReactNode {
  if (!actions.includes('printSlip')) return null;
  return <ListRow icon="doc" title="出纸条" note={slip === null ? '对方没有手机，给一张有开门码的纸' : '出过了，可以再出一张'} onPress={() => go('/desk/slip/index', { id })} />;
}
