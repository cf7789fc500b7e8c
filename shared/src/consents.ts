import type { Instant } from './base.js';

/**
 * What somebody may switch off, each by itself, as easily as on. `location`: the exact point of an order, chosen on the
 * map · `voice`, `photo`: recordings and pictures that are sent · `show_party`: 亮身份 · `invite`: to be suggested to
 * staff by skill and free times. The last two are volunteers'.
 */
export const PURPOSES = ['location', 'voice', 'photo', 'show_party', 'invite'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** `use`: by doing it the first time · `switch`: in 隐私与授权. */
export const PURPOSE_WAYS = ['use', 'switch'] as const;
export type PurposeWay = (typeof PURPOSE_WAYS)[number];

export interface PurposeView {
  purpose: Purpose;
  on: boolean;
  /** When it last changed and how; null where it never did. */
  changedAt: Instant | null;
  way: PurposeWay | null;
  /** The wording that holds now. */
  textVersion: string;
}

export interface PurposesView {
  purposes: PurposeView[];
}

export interface SwitchPurposeBody {
  purpose: Purpose;
  on: boolean;
}
