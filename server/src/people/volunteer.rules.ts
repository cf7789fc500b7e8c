import type { PartyState, VolunteerBody, VerifyPartyBody } from '@supermarket/shared';
import { covers, type Reach } from '../areas/scope.rules.js';
import { Refusal } from '../kernel/refusal.js';
import { ageOf } from './mask.rules.js';

/** Years from which somebody may serve without a guardian beside them. */
const GROWN_UP = 18;

export interface Applicant {
  readonly name: string | null;
  readonly hasPhone: boolean;
  readonly birthYear: number | null;
  readonly communityId: string | null;
}

/** What is known of the membership so far. */
export interface Membership {
  readonly partyState: PartyState;
  readonly partyOrg: string | null;
}

/**
 * Whether somebody may be a volunteer (条例 Art. 7: true identity, skills, time, contact; Art. 15: age).
 * Below 18 a guardian would have to agree, for which there is no way here yet, so they are refused; the year of
 * birth alone is known, so somebody may be let in up to a year early. Throws PROFILE_INCOMPLETE with `missing`.
 */
export function mayServe(person: Applicant, now: Date): void {
  const missing =
    (person.name === null && 'name') || (!person.hasPhone && 'phone') || (person.birthYear === null && 'birthYear') || (person.communityId === null && 'communityId');
  if (missing) throw new Refusal('PROFILE_INCOMPLETE', { missing });
  if (ageOf(person.birthYear, now)! < GROWN_UP) throw new Refusal('TOO_YOUNG');
}

/**
 * The membership after the volunteer has said what they say. What staff verified or refused stands as long as the
 * same branch is named; another branch has to be looked at again.
 */
export function claimed(before: Membership, body: Pick<VolunteerBody, 'partyMember' | 'partyOrg'>): Membership {
  const partyOrg = body.partyOrg?.trim() || null;
  if (!body.partyMember) return { partyState: 'none', partyOrg: null };
  const decided = before.partyState === 'verified' || before.partyState === 'refused';
  if (decided && before.partyOrg === partyOrg) return before;
  return { partyState: 'claimed', partyOrg };
}

/**
 * Staff of the volunteer's area decide about a claimed membership. Null when they have decided so already.
 * Nobody decides about themself.
 */
export function decideParty(
  volunteer: Membership & { readonly personId: string; readonly townId: string; readonly communityId: string },
  staff: { readonly personId: string | null; readonly seats: readonly Reach[] },
  { decision, reason }: VerifyPartyBody,
): Extract<PartyState, 'verified' | 'refused'> | null {
  if (!covers(staff.seats, volunteer)) throw new Refusal('OUT_OF_SCOPE');
  if (volunteer.personId === staff.personId) throw new Refusal('NEED_ANOTHER_PERSON');
  const next = decision === 'verify' ? 'verified' : 'refused';
  if (volunteer.partyState === next) return null;
  if (volunteer.partyState === 'none') throw new Refusal('WRONG_STATE');
  if (next === 'refused' && !reason?.trim()) throw new Refusal('REASON_NEEDED');
  return next;
}
