import type { CallOutcomeBody, CallState } from '@supermarket/shared';
import { Refusal } from '../kernel/refusal.js';

export const MOST_TRIES = 3;

export interface CallFacts {
  readonly state: CallState;
  readonly tries: number;
  readonly doneBy: string | null;
}

/** What a call came to; null when this person has said so already. WRONG_STATE when somebody else has. */
export function outcomeOf(call: CallFacts, outcome: CallOutcomeBody['outcome'], by: string): { readonly state: CallState; readonly tries: number } | null {
  if (call.state !== 'WAITING') {
    if (call.state === outcome && call.doneBy === by) return null;
    throw new Refusal('WRONG_STATE');
  }
  const tries = call.tries + 1;
  return { tries, state: outcome === 'NOT_REACHED' && tries < MOST_TRIES ? 'WAITING' : outcome };
}
