import type { ResultsView } from '@supermarket/shared';
import { countText } from './amounts';

export interface ResultWords {
  readonly number: string;
  readonly unit?: string;
  readonly label: string;
}

/** Three numbers of the year; where nothing is known yet there is a dash, not a zero. */
export function resultWords({ closed, solvedPermille, tenthsOfDays }: ResultsView): ResultWords[] {
  return [
    { number: countText(closed), unit: '件', label: '今年已办结' },
    tenths(solvedPermille, '%', '确认解决率'),
    tenths(tenthsOfDays, '天', '平均办好'),
  ];
}

function tenths(value: number | null, unit: string, label: string): ResultWords {
  return value === null ? { number: '–', label } : { number: (value / 10).toFixed(1), unit, label };
}

/** 恩城街道 东门社区 → 恩城街道 */
export const townOf = (areaText: string): string => areaText.split(' ')[0] ?? areaText;

/** 恩城街道 → 恩城, as people say it; a name of one letter keeps its ending. */
export const shortTown = (areaText: string): string => townOf(areaText).replace(/^(..+)(街道|镇|市)$/, '$1');
