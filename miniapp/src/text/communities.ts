import type { CommunityRow } from '@supermarket/shared';

/** 0750-7712345 · 位置设好了; without a number of its own it says what is called instead. */
export function contactNote({ hotline, inherited, point }: Pick<CommunityRow, 'hotline' | 'inherited' | 'point'>): string {
  const number = hotline ?? (inherited === null ? '还没有电话' : `还没有自己的电话，现在打 ${inherited}`);
  return `${number} · ${point === null ? '位置还没设' : '位置设好了'}`;
}
