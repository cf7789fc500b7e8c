import { Refusal } from '../kernel/refusal.js';
import type { Case, Party } from './order.facts.js';
import { permit } from './order.machine.js';

export interface SlipFacts {
  readonly id: string;
  readonly orderId: string;
  readonly visit: number;
  readonly endedAt: Date | null;
}

/** One text for a slip while it stands. */
export const standingKeyOf = ({ orderId, visit }: Pick<SlipFacts, 'orderId' | 'visit'>): string => `${orderId}:${visit}`;

/** Whether it opens the visit that is to come: a new visit ends it, as another slip does (decision 3). */
export const stands = (slip: SlipFacts, { order }: Pick<Case, 'order'>): boolean => slip.orderId === order.id && slip.visit === order.visit && slip.endedAt === null;

/**
 * Whether printing gives the same slip again (one that stands, asked for by its id, whoever of staff asks) or another
 * one, which ends the one before. ID_TAKEN for an id of another order; WRONG_STATE for a slip that has ended.
 */
export function printSlip(c: Case, party: Party, sent: SlipFacts | null): 'again' | 'anew' {
  permit('printSlip', c.order.status, party);
  if (sent === null) return 'anew';
  if (sent.orderId !== c.order.id) throw new Refusal('ID_TAKEN');
  if (!stands(sent, c)) throw new Refusal('WRONG_STATE');
  return 'again';
}
