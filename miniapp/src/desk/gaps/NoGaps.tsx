import type { GapsFilter } from '@supermarket/shared';
import { StateBlock } from '@/ui';

interface NoGapsProps {
  readonly filter: GapsFilter;
  readonly onAll: () => void;
}

/** Nothing is missing, or nothing of what was picked. */
export function NoGaps({ filter: { which, areaId, days, skill }, onAll }: NoGapsProps): React.ReactNode {
  if (areaId ?? days ?? skill) return <StateBlock drawing="empty" title="这样挑，没有缺人的" text="换个地方、手艺或时间再看看。" actions={[{ label: '看全部', onPress: onAll }]} />;
  return <StateBlock drawing="done" title={which === 'closed' ? '还没有办过的' : '没有缺人的事'} text="找不到人的事，会自动记在这里。" />;
}
