import type { GiftCategory, GiftView, RedemptionRow, RedemptionState, StationView } from '@supermarket/shared';
import type { CallError } from '@/api/call-error';
import type { Words } from '@/api/words';
import { countText } from './amounts';
import type { Moment } from './calendar';
import { clockText, dateText, daysUntil, momentText } from './time';

export const GIFT_CATEGORY_NAMES: Readonly<Record<GiftCategory, string>> = { food: '粮油', daily: '日用', tool: '借工具' };

const FEW = 5;

/** What stands under a gift: 有货 12 袋 · 爱心企业捐, 只剩 2 桶 · 每月限 1, 本站没货 · 大田站有 5. */
export function giftStock({ available, unit, monthlyLimit, donor, elsewhere }: GiftView): { kind: 'in' | 'few' | 'none'; text: string; more?: string } {
  if (available < 1) return { kind: 'none', text: '本站没货', ...(elsewhere && { more: `${elsewhere.stationName}有 ${elsewhere.available}` }) };
  if (available <= FEW) return { kind: 'few', text: `只剩 ${available} ${unit}`, more: `每月限 ${monthlyLimit}` };
  return { kind: 'in', text: `有货 ${available} ${unit}`, ...(donor !== null && { more: donor }) };
}

/** How many points are missing; guests have none to compare with. */
export const pointsMissing = ({ price }: Pick<GiftView, 'price'>, points: number | null): number =>
  points === null ? 0 : Math.max(price - points, 0);

/** 还差 34 分 */
export function missingText(gift: Pick<GiftView, 'price'>, points: number | null): string | undefined {
  const missing = pointsMissing(gift, points);
  return missing > 0 ? `还差 ${countText(missing)} 分` : undefined;
}

export type ShelfFilter = 'all' | 'mine' | GiftCategory;

/** The filters that would show something else than all; 我能换的 only for those who have points at all. */
export function shelfFilters(gifts: readonly GiftView[], points: number | null): { value: ShelfFilter; label: string }[] {
  const categories = (Object.keys(GIFT_CATEGORY_NAMES) as GiftCategory[]).filter((category) => gifts.some((gift) => gift.category === category));
  return [
    { value: 'all', label: '全部' },
    ...(points === null ? [] : [{ value: 'mine' as const, label: '我能换的' }]),
    ...(categories.length < 2 ? [] : categories.map((value) => ({ value, label: GIFT_CATEGORY_NAMES[value] }))),
  ];
}

export function onShelf(gifts: readonly GiftView[], filter: ShelfFilter, points: number | null): readonly GiftView[] {
  if (filter === 'all') return gifts;
  if (filter === 'mine') return gifts.filter((gift) => gift.available > 0 && points !== null && gift.price <= points);
  return gifts.filter(({ category }) => category === filter);
}

/** 8 种有货 */
export const stockedText = ({ giftsInStock }: StationView): string => (giftsInStock > 0 ? `${giftsInStock} 种有货` : '暂时没货');

/** 9:00–20:00 · 8 种有货 */
export const stationLine = (station: StationView): string => `${station.hours} · ${stockedText(station)}`;

/** One's own community first, then one's own town, then the others as they come. */
export function nearStationsFirst(
  stations: readonly StationView[],
  me: { readonly communityId: string | null; readonly communityText: string | null } | null,
): StationView[] {
  const town = me?.communityText?.split(' ')[0];
  const rank = (station: StationView): number =>
    me !== null && station.areaId === me.communityId ? 0 : town !== undefined && station.areaText.split(' ')[0] === town ? 1 : 2;
  return [...stations].sort((a, b) => rank(a) - rank(b));
}

/** Why a gift could not be taken and what to do about it. */
export function takeRefusal({ code, title, detail, facts }: Pick<CallError, 'code' | 'title' | 'detail' | 'facts'>): Words {
  const words = { title, ...(detail !== undefined && { detail }) };
  switch (code) {
    case 'POINTS_SHORT':
      return { ...words, title: typeof facts['short'] === 'number' ? `还差 ${countText(facts['short'])} 分` : title };
    case 'GIFT_LIMIT':
      return typeof facts['limit'] === 'number' ? { title, detail: `每人每月限换 ${facts['limit']} 份，下个月再来换。` } : words;
    case 'WRONG_STATE':
      return { title: '这样东西刚刚变了', detail: '已经换成最新的，请再看一眼。' };
    case 'ID_TAKEN':
      return { title: '没换成', detail: '积分没有扣，请再点一次。' };
    case 'NO_NETWORK':
      return { title, detail: '有网了再点一次，不会换两份。' };
    case 'TIMED_OUT':
      return { title, detail: '没等到回答。再点一次，不会换两份。' };
    default:
      return words;
  }
}

interface VoucherWords {
  readonly tag: { readonly label: string; readonly tone: 'ok' | 'neutral' };
  readonly pointsNote: string;
  readonly hint: string;
}

/** What a voucher says in each of its states. */
export const VOUCHER_WORDS: Readonly<Record<RedemptionState, VoucherWords>> = {
  READY: { tag: { label: '可以来取', tone: 'ok' }, pointsNote: '已冻结，领取后扣', hint: '到站点给工作人员扫码，或报 6 个数' },
  FULFILLED: { tag: { label: '已领取', tone: 'neutral' }, pointsNote: '已扣', hint: '东西已经交到手上，这个码用过了' },
  CANCELLED: { tag: { label: '已取消', tone: 'neutral' }, pointsNote: '已退回', hint: '这次兑换取消了，积分已经退回给您' },
  EXPIRED: { tag: { label: '过期了', tone: 'neutral' }, pointsNote: '已退回', hint: '这个码过期了，积分已经退回给您' },
};

/** 12月9日 20:00 前来取, and how long that is. */
export function voucherDueText(endsAt: Moment, now: Moment): { title: string; note: string } {
  const days = daysUntil(endsAt, now);
  const left = days < 1 ? '就是今天' : `还有 ${days} 天`;
  return { title: `${dateText(endsAt, now)} ${clockText(endsAt)} 前来取`, note: `${left}。过期自动取消，积分退回` };
}

const CLOSED_WORDS: Readonly<Record<Exclude<RedemptionState, 'READY'>, string>> = { FULFILLED: '领取', CANCELLED: '取消', EXPIRED: '到期' };

/** 11月23日 19:42 领取 */
export const voucherClosedText = (state: Exclude<RedemptionState, 'READY'>, closedAt: Moment, now: Moment): string =>
  `${momentText(closedAt, now)} ${CLOSED_WORDS[state]}`;

/** Where and until when to fetch it; once closed, what it cost and when it was taken. */
export function redemptionLine({ state, points, stationName, endsAt, createdAt }: RedemptionRow, now: Moment): string {
  return state === 'READY' ? `${stationName} · ${dateText(endsAt, now)}前来取` : `${countText(points)} 分 · ${dateText(createdAt, now)}`;
}
