import type { Id, Skill } from '@supermarket/shared';
import type { Param } from '../kernel/index.js';
import type { FitOrder, FitPerson } from '../orders/score.rules.js';
import type { Judged } from './best-first.js';
import type { CardRow } from './hall.rows.js';

/** Somebody who passes every gate of an order. */
export interface Suited extends Judged {
  readonly person: FitPerson;
}

export interface VolunteerSearch {
  readonly count: number;
  readonly now: Date;
  readonly except: readonly Id[];
  /** Only volunteers of these communities; null for everybody within reach. */
  readonly within: readonly Place[] | null;
  /** The communities of the order's town. */
  readonly town: readonly Place[];
}

export interface Place {
  readonly id: Id;
  readonly square: number | null;
}

export type FoundOrder = FitOrder & Omit<CardRow, keyof FitOrder>;

/** An order that a volunteer could take. */
export interface SuitedOrder extends Judged {
  readonly order: FoundOrder;
}

export interface OrderSearch {
  readonly count: number;
  readonly now: Date;
  /** Orders in which the volunteer has a part already. */
  readonly except: readonly Id[];
  /** A condition on `service_order s`: what the volunteer may see at all. */
  readonly reach: { readonly sql: string; readonly params: readonly Param[] };
  /** 离我近: within three kilometres; where one has no point, of the own community. */
  readonly near: boolean;
  /** 我有 1 小时 */
  readonly minutes: number | null;
  /** 会水电: only what needs this skill. */
  readonly skill: Skill | null;
  /** 本周末: it begins within. */
  readonly between: readonly [Date, Date] | null;
}
