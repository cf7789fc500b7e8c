import { Refusal } from '../kernel/refusal.js';
import { change, type Case, type Change, type Party } from './order.facts.js';
import { permit } from './order.machine.js';
import { isHidden } from './order.rules.js';

/**
 * The household asks to have a rejection looked at again: once, while the words are still there (domain.md §5d1).
 * APPEALED_ALREADY, TOO_LATE.
 */
export function appeal({ order }: Case, party: Party, now: Date): Change {
  permit('appeal', order.status, party);
  if (order.appealedAt !== null) throw new Refusal('APPEALED_ALREADY');
  if (isHidden(order, now)) throw new Refusal('TOO_LATE');
  return change({ order: { appealedAt: now }, steps: [{ event: 'appealed' }] });
}

/**
 * The appeal was right: the order is reviewed anew, by whoever comes to it. Never by the one who rejected it, and not
 * when the words and the door have been erased meanwhile: then only another order helps. TOO_LATE.
 */
export function readmit({ order }: Case, party: Party, now: Date): Change {
  permit('readmit', order.status, party);
  if (order.handledById === party.personId) throw new Refusal('NEED_ANOTHER_PERSON');
  if (order.erasedAt !== null) throw new Refusal('TOO_LATE');
  return change({
    order: { status: 'SUBMITTED', submittedAt: now, endedAt: null, rejectReason: null, staffWords: null, handledById: null },
    steps: [{ event: 'readmitted' }],
  });
}
