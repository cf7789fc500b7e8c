import type { OrderAction, OrderView } from '@supermarket/shared';
import { go } from '@/platform';
import { ListRow } from '@/ui';

/** What a resident does on their own page, and staff do for whoever rings up. */
const THEIRS: readonly OrderAction[] = ['cancel', 'reschedule', 'confirm', 'rate', 'reopen'];

/** A row that leads to the order as the resident has it; inside a Card with pad="none". */
export function OnBehalf({ order: { id, actions } }: { readonly order: OrderView }): React.ReactNode {
  if (!isOpenFor(actions)) return null;
  const note = actions.includes('confirm') ? '电话回访，替对方答复' : actions.includes('cancel') || actions.includes('reschedule') ? '对方打电话来，取消或换时间' : '对方打电话来，评价或再办一次';
  return <ListRow icon="phone" title="替对方办" note={note} onPress={() => go('/order/detail/index', { id })} />;
}

export const isOpenFor = (actions: readonly OrderAction[]): boolean => THEIRS.some((action) => actions.includes(action));
