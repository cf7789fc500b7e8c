import type { Day, QueueCount, Stage } from '@supermarket/shared';
import { countText } from './amounts';

export const STAGE_NAMES: Readonly<Record<Stage, string>> = { review: '审核', claim: '接单', visit: '上门', confirm: '确认' };

/** 40 分钟, 3.2 小时, 2.5 天; a dash while nothing is known. */
export function lengthText(minutes: number | null): string {
  if (minutes === null) return '–';
  if (minutes < 60) return `${minutes} 分钟`;
  if (minutes < 48 * 60) return `${oneDecimal(minutes / 60)} 小时`;
  return `${oneDecimal(minutes / (24 * 60))} 天`;
}

const oneDecimal = (n: number): string => String(Math.round(n * 10) / 10);

/** Which of the four grounds stands under a number: by its share of the most. */
export const heatOf = (count: number, most: number): 1 | 2 | 3 | 4 =>
  count === 0 || most === 0 ? 1 : count > most * 0.75 ? 4 : count > most * 0.4 ? 3 : 2;

/** A round number, and even, that is not less than the most. */
export function scaleOf(most: number): number {
  const step = [2, 4, 6, 10, 20, 40, 60, 100].find((one) => most <= one);
  if (step !== undefined) return step;
  const power = 10 ** Math.floor(Math.log10(most));
  return Math.ceil(most / power) * power;
}

/** 11-25 */
export const shortDay = (day: Day): string => day.slice(5);

/** What the chart of days says, for those who do not see it. */
export function daysSummary(days: readonly { readonly placed: number; readonly closed: number }[]): string {
  const sum = (of: (day: (typeof days)[number]) => number): string => countText(days.reduce((total, day) => total + of(day), 0));
  const today = days.at(-1);
  return `近 ${days.length} 天：点单 ${sum(({ placed }) => placed)} 件，办结 ${sum(({ closed }) => closed)} 件${today ? `；今天点单 ${today.placed} 件，办结 ${today.closed} 件` : ''}`;
}

/** 2026-11 → 2026-10 */
export function monthBefore(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}

/** 周三，现在有 61 件要办 */
export const dayTitle = (weekday: string, queues: readonly QueueCount[]): string => {
  const all = queues.reduce((sum, { count }) => sum + count, 0);
  return all === 0 ? `${weekday}，都办完了` : `${weekday}，现在有 ${all} 件要办`;
};
