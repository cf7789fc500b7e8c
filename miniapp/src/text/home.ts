import type { ResultsView } from '@supermarket/shared';
import { countText } from './amounts';

interface ResultWords {
  readonly number: string;
  readonly unit?: string;
  readonly label: string;
}

/** Three numbers of the year; where nothing is known yet there is a dash, not a zero. */
export function resultsText({ closed, solvedPermille, tenthsOfDays }: ResultsView): ResultWords[] {
  return [
    { number: countText(closed), unit: '件', label: '今年已办结' },
    tenths(solvedPermille, '%', '确认解决率'),
    tenths(tenthsOfDays, '天', '平均办好'),
  ];
}

function tenths(value: number | null, unit: string, label: string): ResultWords {
  return value === null ? { number: '–', label } : { number: (value / 10).toFixed(1), unit, label };
}

/** Published beside the numbers, so that everybody can check what they mean. */
export const RESULTS_FORMULA =
  '今年已办结：今年办完并收好的单。\n确认解决率：本人说“解决了”的，除以本人答过的（解决了加没解决）。7 天没答的不算在内。\n平均办好：从点单到做完的平均天数。';

/** 恩城街道 东门社区 → 恩城街道 */
export const townOf = (areaText: string): string => areaText.split(' ')[0] ?? areaText;

/** 恩城街道 → 恩城, as people say it; a name of one letter keeps its ending. */
export const shortTown = (areaText: string): string => townOf(areaText).replace(/^(..+)(街道|镇|市)$/, '$1');
