import type { OrderView } from '@supermarket/shared';
import { go } from '@/platform';
import { ListRow } from '@/ui';

/** A row that leads to the code by which helpers of a group check in; inside a Card with pad="none". */
export function CheckInRow({ order: { id, showsCheckIn } }: { readonly order: OrderView }): React.ReactNode {
  if (!showsCheckIn) return null;
  return <ListRow icon="scan" title="出示签到码" note="志愿者到了现场扫一扫" onPress={() => go('/serve/screen/index', { id })} />;
}
