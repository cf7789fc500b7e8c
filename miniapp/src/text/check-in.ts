import type { CheckInScreenView, LookAtView, MediaCheckView, OrderMedia } from '@supermarket/shared';

/** Milliseconds for which a code that was on the screen still counts. */
const STILL_COUNTS = 30_000;

/** 到了 2 人，还有 3 人没到 */
export function arrivedText({ arrived, expected }: Pick<CheckInScreenView, 'arrived' | 'expected'>): string {
  if (expected === 0) return arrived === 0 ? '还没有人接单' : `${arrived} 人都到了`;
  return `到了 ${arrived} 人，还有 ${expected} 人没到`;
}

/** Nobody is checked in by this code any more; `now` in milliseconds. */
export const isStale = ({ validUntil }: Pick<CheckInScreenView, 'validUntil'>, now: number): boolean => now > Date.parse(validUntil) + STILL_COUNTS;

/** What staff look at before others see it: 有 1 处文字、2 张照片或录音还没给大家看。 */
export function lookAtText({ texts, doubtful, media }: LookAtView): string {
  const things = [texts > 0 && `${texts} 处文字`, media > 0 && `${media} 份照片或录音`].filter(Boolean).join('、');
  return `有 ${things}还没给别人看，请您先看一眼。${doubtful ? '微信觉得里面有的话不合适。' : ''}`;
}

const CHECK_WORDS: Readonly<Record<MediaCheckView, string>> = {
  waiting: '正在检查，别人暂时看不到', look: '社区看过以后，别人才看得到', refused: '不合适给别人看，只有您和社区看得到',
};

/** Why others do not see all of it; null when they do. */
export function mediaCheckText(media: readonly Pick<OrderMedia, 'check'>[]): string | null {
  const worst = (['refused', 'look', 'waiting'] as const).find((check) => media.some((one) => one.check === check));
  return worst === undefined ? null : CHECK_WORDS[worst];
}
