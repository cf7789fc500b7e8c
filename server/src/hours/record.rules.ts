import type { HoldReason, RecordState, ReviewRecordBody, StaffRole } from '@supermarket/shared';
import { covers, type Reach, type Spot } from '../areas/scope.rules.js';
import { Refusal } from '../kernel/refusal.js';
import { tierOf } from './hours.rules.js';

/** Somebody of the staff, with the seats that count. */
export interface Verifier {
  readonly personId: string;
  readonly seats: readonly (Reach & { readonly role: StaffRole })[];
}

/** What of a record the decisions need. */
export interface RecordFacts extends Spot {
  readonly personId: string;
  readonly requesterId: string | null;
  readonly proxyId: string | null;
  readonly state: RecordState;
  readonly held: HoldReason | null;
  readonly decidedBy: string | null;
}

/** Which seats may decide what waits, from the nearest up. */
const DECIDERS: Readonly<Partial<Record<RecordState, readonly StaffRole[]>>> = {
  PENDING_TOWN: ['town', 'city'],
  PENDING_PROOF: ['town', 'city'],
  PENDING_COUNTY: ['city'],
  CREDITED: ['dispatcher', 'town', 'city'],
};

/** Staff of the record's place only. OUT_OF_SCOPE. */
export function mayLook(record: RecordFacts, verifier: Verifier): void {
  if (!covers(verifier.seats, record)) throw new Refusal('OUT_OF_SCOPE');
}

/** Nobody verifies their own service, nor one that they asked for, for themselves or for another. */
export function isImpartial(record: RecordFacts, personId: string): boolean {
  return ![record.personId, record.requesterId, record.proxyId].includes(personId);
}

/** Whether the record waits for anybody: for its tier, or with its award held back. */
export function isWaiting(record: RecordFacts): boolean {
  return ['PENDING_TOWN', 'PENDING_COUNTY', 'PENDING_PROOF'].includes(record.state) || (record.state === 'CREDITED' && record.held !== null);
}

/** Throws OUT_OF_SCOPE, NEED_ANOTHER_PERSON, RECORD_NOT_PENDING or LEVEL_TOO_LOW. */
export function mayDecide(record: RecordFacts, verifier: Verifier): void {
  mayLook(record, verifier);
  if (!isImpartial(record, verifier.personId)) throw new Refusal('NEED_ANOTHER_PERSON');
  if (!isWaiting(record)) throw new Refusal('RECORD_NOT_PENDING');
  const roles = DECIDERS[record.state] ?? [];
  const high = verifier.seats.filter((seat) => roles.includes(seat.role));
  if (!covers(high, record)) throw new Refusal('LEVEL_TOO_LOW');
}

export function canDecide(record: RecordFacts, verifier: Verifier): boolean {
  try {
    mayDecide(record, verifier);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** `noPoints`: the hours stand, the award is refused. */
export interface Decision {
  readonly state: RecordState;
  readonly noPoints: boolean;
}

/**
 * Staff credit or refuse what waits. A record that waits for its tier is credited whole, with what held it back; one
 * whose award alone is held keeps its hours whatever is decided. A refusal says why (REASON_NEEDED).
 * Null: this person has decided it already.
 */
export function decide(record: RecordFacts, verifier: Verifier, { decision, words }: ReviewRecordBody): Decision | null {
  if (!isWaiting(record) && record.decidedBy === verifier.personId) return null;
  mayDecide(record, verifier);
  if (decision === 'credit') return { state: 'CREDITED', noPoints: false };
  if (!words.trim()) throw new Refusal('REASON_NEEDED');
  return record.state === 'CREDITED' ? { state: 'CREDITED', noPoints: true } : { state: 'REFUSED', noPoints: false };
}

/** Whether this person may propose a change of a record that stands. OUT_OF_SCOPE, NEED_ANOTHER_PERSON, RECORD_NOT_PENDING. */
export function mayPropose(record: RecordFacts, verifier: Verifier): void {
  mayLook(record, verifier);
  if (!isImpartial(record, verifier.personId)) throw new Refusal('NEED_ANOTHER_PERSON');
  if (record.state !== 'CREDITED') throw new Refusal('RECORD_NOT_PENDING');
}

/**
 * Whether this person may approve a proposal: not who proposed it, and at the level that the day needs with the new
 * minutes (hours of the day in `dayMinutes`, the new ones included).
 */
export function mayApprove(record: RecordFacts, verifier: Verifier, proposal: { proposerId: string; dayMinutes: number }): void {
  mayPropose(record, verifier);
  if (proposal.proposerId === verifier.personId) throw new Refusal('NEED_ANOTHER_PERSON');
  const roles = DECIDERS[tierOf('CHECKED', proposal.dayMinutes)] ?? [];
  if (!covers(verifier.seats.filter((seat) => roles.includes(seat.role)), record)) throw new Refusal('LEVEL_TOO_LOW');
}
