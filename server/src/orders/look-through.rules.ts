import type { LookAtView } from '@supermarket/shared';
import { Refusal } from '../kernel/refusal.js';
import type { MediaCheckState } from '../media/media-check.entity.js';
import type { Party } from './order.facts.js';
import type { TextHold } from './text-hold.entity.js';

/** Staff of the place, in no matter of their own. */
export function mayLookThrough({ relations, concerned, staffElsewhere }: Party): void {
  if (relations.includes('staff')) return;
  if (concerned) throw new Refusal('NEED_ANOTHER_PERSON');
  throw new Refusal(staffElsewhere ? 'OUT_OF_SCOPE' : 'NOT_ALLOWED');
}

/** What staff are told; null when nothing waits for them. A picture that WeChat still has is counted as well. */
export function toLookAt(holds: readonly Pick<TextHold, 'state' | 'why'>[], media: Iterable<MediaCheckState>): LookAtView | null {
  const waiting = holds.filter(({ state }) => state === 'WAITING');
  const pictures = [...media].filter((state) => state === 'LOOK' || state === 'WAITING').length;
  if (waiting.length === 0 && pictures === 0) return null;
  return { texts: waiting.length, doubtful: waiting.some(({ why }) => why === 'review'), media: pictures };
}
