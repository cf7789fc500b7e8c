import { Refusal } from '../kernel/refusal.js';

export interface TicketFacts {
  readonly secretHash: string;
  readonly endsAt: Date;
  readonly approvedBy: string | null;
  readonly collectedAt: Date | null;
}

/** True when this person may approve now, false when they have already. */
export function approve(ticket: Pick<TicketFacts, 'endsAt' | 'approvedBy'> | null, personId: string, now: Date): boolean {
  if (!ticket) throw new Refusal('CODE_WRONG');
  if (now >= ticket.endsAt) throw new Refusal('CODE_EXPIRED');
  if (ticket.approvedBy !== null && ticket.approvedBy !== personId) throw new Refusal('CODE_WRONG');
  return ticket.approvedBy === null;
}

/** Whose session the computer may take now; null while nobody has approved. One ticket gives one session. */
export function collect(ticket: TicketFacts | null, secretHash: string, now: Date): string | null {
  if (!ticket || ticket.secretHash !== secretHash || ticket.collectedAt !== null) throw new Refusal('CODE_WRONG');
  if (now >= ticket.endsAt) throw new Refusal('CODE_EXPIRED');
  return ticket.approvedBy;
}
