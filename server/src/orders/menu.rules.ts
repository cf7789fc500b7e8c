import type { Risk } from '@supermarket/shared';

/** What is read before a claim when the need came in own words (条例 Art. 12). */
const NOTICES: Readonly<Record<Risk, readonly string[]>> = {
  low: ['进门先报开门码；不收钱、不收礼。', '不舒服、不放心，可以随时停下来。'],
  medium: ['进门先报开门码；不收钱、不收礼。', '先看清楚再动手；拿不准的，问社区。', '不舒服、不放心，可以随时停下来。'],
  high: ['至少两个人一起做，不单独开始。', '不登高、不动电路、不做要持证的活。', '不舒服、不放心，可以随时停下来，先联系社区。'],
};
const CHIPS: readonly string[] = ['办好了', '东西送到了', '教会了', '陪到家了'];

/** Risks, chips and photo of an order: the menu's, or ours for own words and wishes. */
export function menuFor(
  risk: Risk,
  item: { readonly riskNotice: readonly string[]; readonly resultChips: readonly string[]; readonly photoNeeded: boolean } | null,
): { riskNotice: readonly string[]; resultChips: readonly string[]; photoNeeded: boolean } {
  return item ?? { riskNotice: NOTICES[risk], resultChips: CHIPS, photoNeeded: false };
}
