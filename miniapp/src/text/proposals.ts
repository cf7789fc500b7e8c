import type { OrderRelation, ProposalView, RatingWay } from '@supermarket/shared';
import type { Moment } from './calendar';
import { whenText } from './orders';

/** 志愿者想改到明天下午 · 您想改到明天下午，等对方同意 */
export function proposalText({ window, dayPart, by, agreed }: ProposalView, relation: OrderRelation, now: Moment, spoken = false): string {
  const when = whenText(window, dayPart, now, spoken);
  if (agreed) return `想改到${when}，等对方同意`;
  const helps = relation === 'claimant';
  const who = by === 'helper' ? (helps ? '一起去的人' : '志愿者') : '对方';
  return `${who}想改到${when}，行吗？`;
}

/** How an answer was given; by oneself needs no words. */
export const RATING_WAY_WORDS: Readonly<Record<RatingWay, string>> = {
  self: '本人答的', proxy: '代办人答的', handed: '在志愿者手机上当面答的', staff: '社区电话回访记的', silence: '7 天没有答复',
};
