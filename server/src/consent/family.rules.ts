import { FAMILY_CODE, type DeskFamilyBody } from '@supermarket/shared';
import { covers, type Reach } from '../areas/scope.rules.js';
import { Refusal } from '../kernel/refusal.js';

/** Which wording the mini-program shows beside the code and for reading out; a new wording gets a new name. */
export const FAMILY_TEXT = 'family-2026-11';

/** How long a code is good, and for how long wrong ones count, in milliseconds. */
export const FAMILY_CODE_LIFE = FAMILY_CODE.minutes * 60_000;

export interface CodeFacts {
  readonly elderId: string;
  readonly endsAt: Date;
  readonly usedAt: Date | null;
}

/** Of a person: whether there is somebody to name and to ring. */
export interface KnownFacts {
  readonly id: string;
  readonly name: string | null;
  readonly hasPhone: boolean;
  readonly hasAccount: boolean;
  readonly townId: string | null;
  readonly communityId: string | null;
}

/** Who asks for help must be somebody whose name can be shown and whom a volunteer can ring. PROFILE_INCOMPLETE. */
export function mayInvite({ name, hasPhone }: Pick<KnownFacts, 'name' | 'hasPhone'>): void {
  if (name === null || !hasPhone) throw new Refusal('PROFILE_INCOMPLETE');
}

/**
 * A relative types the code of an elder's phone. CODE_WRONG (none such, or used; with `triesLeft`), CODE_EXPIRED,
 * PROFILE_INCOMPLETE where the relative has no name to show, CONSENT_NEEDED for one's own code.
 */
export function join(code: CodeFacts | null, relative: KnownFacts, misses: number, now: Date): { readonly elderId: string } {
  mayInvite(relative);
  if (!code || code.usedAt !== null) throw new Refusal('CODE_WRONG', { triesLeft: Math.max(0, FAMILY_CODE.tries - misses - 1) });
  if (now >= code.endsAt) throw new Refusal('CODE_EXPIRED');
  if (code.elderId === relative.id) throw new Refusal('CONSENT_NEEDED', { why: 'yourself' });
  return { elderId: code.elderId };
}

/** Too many wrong ones in the time of a code. CODE_TRIES_USED. */
export function mayTry(misses: number): void {
  if (misses >= FAMILY_CODE.tries) throw new Refusal('CODE_TRIES_USED');
}

/**
 * Staff write down what an elder of their area said yes to when the text was read out. CONSENT_NEEDED (`read_back`,
 * `yourself`), PERSON_UNKNOWN (`who`), OUT_OF_SCOPE, NEED_ANOTHER_PERSON for staff's own family.
 */
export function agreeAtDesk(
  staffId: string, seats: readonly Reach[], elder: KnownFacts | null, relative: KnownFacts | null, { readBack }: Pick<DeskFamilyBody, 'readBack'>,
): { readonly elderId: string; readonly relativeId: string } {
  if (!readBack) throw new Refusal('CONSENT_NEEDED', { why: 'read_back' });
  const pair = between(staffId, seats, elder, relative);
  mayInvite(relative!);
  return pair;
}

/** The two whom staff of the elder's area may link or part. */
export function between(staffId: string, seats: readonly Reach[], elder: KnownFacts | null, relative: KnownFacts | null): { readonly elderId: string; readonly relativeId: string } {
  if (!elder) throw new Refusal('PERSON_UNKNOWN', { who: 'elder' });
  const { id, townId, communityId } = elder;
  if (id === staffId || relative?.id === staffId) throw new Refusal('NEED_ANOTHER_PERSON');
  if (townId === null || communityId === null || !covers(seats, { townId, communityId })) throw new Refusal('OUT_OF_SCOPE');
  if (!relative?.hasAccount) throw new Refusal('PERSON_UNKNOWN', { who: 'relative' });
  if (id === relative.id) throw new Refusal('CONSENT_NEEDED', { why: 'yourself' });
  return { elderId: id, relativeId: relative.id };
}

export interface PairFacts {
  readonly elderId: string;
  readonly relativeId: string;
  readonly endedAt: Date | null;
}

/** Either of the two ends it, at any moment and without a reason. False when it is over already. NOT_FOUND for everybody else. */
export function end(pair: PairFacts | null, personId: string): boolean {
  if (!pair || (pair.elderId !== personId && pair.relativeId !== personId)) throw new Refusal('NOT_FOUND');
  return pair.endedAt === null;
}

/** What a relative is to an elder: it `stands` now, or only did once. */
export interface Kinship {
  readonly stands: boolean;
  readonly doorCodes: boolean;
}
