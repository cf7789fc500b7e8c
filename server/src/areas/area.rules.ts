import type { AreaKind } from '@supermarket/shared';

/** The village or community behind an official name, as people here say it. */
export interface SpokenArea {
  readonly kind: Extract<AreaKind, 'village' | 'community'>;
  readonly name: string;
}

const COMMUNITY = '居民委员会';
const VILLAGE = '村民委员会';

/** 东门社区居民委员会 → 东门社区 · 沙联村民委员会 → 沙联村 · 区村村民委员会 → 区村. */
export function spoken(official: string): SpokenArea {
  if (official.endsWith(VILLAGE)) return { kind: 'village', name: ending(official.slice(0, -VILLAGE.length), '村') };
  if (official.endsWith(COMMUNITY)) return { kind: 'community', name: ending(official.slice(0, -COMMUNITY.length), '社区') };
  throw new Error(`neither a village nor a community: ${official}`);
}

const ending = (name: string, end: string): string => (name.endsWith(end) ? name : name + end);
