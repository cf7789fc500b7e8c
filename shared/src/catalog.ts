import type { Id } from './base.js';
import type { Skill } from './people.js';

export const SHELVES = ['buy', 'fix', 'care', 'study', 'hair', 'phone', 'talk', 'wish'] as const;
/** 买药跑腿 · 居家维修 · 陪同就诊 · 课后辅导 · 上门理发 · 手机教学 · 矛盾调解 · 微心愿 (picture 01). */
export type Shelf = (typeof SHELVES)[number];

export const SHELF_NAMES: Record<Shelf, string> = {
  buy: '买药跑腿', fix: '居家维修', care: '陪同就诊', study: '课后辅导',
  hair: '上门理发', phone: '手机教学', talk: '矛盾调解', wish: '微心愿',
};

export const RISKS = ['low', 'medium', 'high'] as const;
export type Risk = (typeof RISKS)[number];

/** 1 plain · 2 needs a skill · 3 risky, at night or heavy; each has its points coefficient. */
export type Level = 1 | 2 | 3;

export interface ServiceItemView {
  id: Id;
  shelf: Shelf;
  name: string;
  hint: string;
  /** Usual length, minutes. */
  minutes: number;
  level: Level;
  risk: Risk;
  skill: Skill | null;
  seats: number;
  photoNeeded: boolean;
  /** At most three lines that are shown before a claim (条例 Art. 12). */
  riskNotice: string[];
  /** What a volunteer can tap when it is done: 换阀芯, 试水不漏. */
  resultChips: string[];
}

export interface CatalogView {
  items: ServiceItemView[];
}
