import type { ErrorCode, Stars } from '@supermarket/shared';
import type { Action } from '../../../src/orders/order.machine.js';
import type { Asked } from '../../client.js';
import type { Model, Name, Order, Part, Service, Shelf, Span, Voucher } from './model.js';
import type { Tables } from './tables.js';

/** Something that somebody asks for, with every choice made; an act uses of it what it needs. */
export interface Ask {
  readonly act: string;
  readonly who: Name;
  /** Made on the phone of whoever asks, for what comes into being by it. */
  readonly id: string;
  readonly order: Order | null;
  readonly part: Part | null;
  readonly record: Service | null;
  readonly voucher: Voucher | null;
  readonly shelf: Shelf;
  readonly window: Span;
  readonly minutes: number;
  readonly stars: Stars | null;
  readonly seats: number;
  readonly invited: readonly Name[];
  /** Solved, agreed, the right digits, said why; what is meant depends on the act. */
  readonly yes: boolean;
  /** Which of several kinds: 0, 1, 2 … */
  readonly kind: number;
}

/** What must come of it: the code of a refusal, nothing new, this change of the model, or a refusal that is noted. */
export type Verdict = ErrorCode | 'already' | (() => void) | { readonly code: ErrorCode; note(): void };

export interface Act {
  /** For whom the route is at all. */
  readonly door: 'anybody' | 'helpers' | 'staff' | 'counter' | 'shelf';
  readonly upon: 'nothing' | 'order' | 'part' | 'record' | 'voucher';
  /** The action's name in the state tables. */
  readonly action?: Action;
  rule(tables: Tables, m: Model, ask: Ask): Verdict;
  /** The request, but for the token; `code` are the digits that are typed at a door. */
  request(m: Model, ask: Ask, people: People, code: string): Asked;
}

/** Names to ids, and the lane's own station and community. */
export interface People {
  readonly ids: Readonly<Record<Name, string>>;
  readonly station: string;
  readonly community: string;
}

export const iso = (at: number): string => new Date(at).toISOString();
export const windowOf = ({ start, end }: Span): { start: string; end: string } => ({ start: iso(start), end: iso(end) });
