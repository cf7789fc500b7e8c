import { PURPOSES, type Purpose, type PurposeView, type PurposeWay } from '@supermarket/shared';
import { Refusal } from '../kernel/refusal.js';

/** The wording of each purpose as the mini-program shows it (`miniapp/src/text/consents.ts`); a new one gets a new name. */
export const PURPOSE_TEXTS: Readonly<Record<Purpose, string>> = {
  location: 'location-2026-11', voice: 'voice-2026-11', photo: 'photo-2026-11', show_party: 'show-party-2026-11', invite: 'invite-2026-11',
};

/** The last word of somebody about one purpose. */
export interface LastWord {
  readonly purpose: Purpose;
  readonly given: boolean;
  readonly way: PurposeWay;
  readonly at: Date;
}

/** What of a volunteer decides which purposes there are for them. */
export interface Serving {
  readonly showParty: boolean;
  /** Says to be a Party member, whether or not staff have verified it. */
  readonly partyMember: boolean;
}

/** The purposes that concern somebody at all. */
export function purposesOf(serving: Serving | null): readonly Purpose[] {
  return PURPOSES.filter((purpose) => (purpose === 'invite' ? serving !== null : purpose === 'show_party' ? serving?.partyMember === true : true));
}

/**
 * How things stand. What is sent by the person's own hand (a point, a recording, a picture) is agreed to by doing it
 * the first time, so before that it is off; a volunteer has registered to be asked, so invitations are on.
 */
export function stateOf(purpose: Purpose, last: LastWord | null, serving: Serving | null): PurposeView {
  const on = purpose === 'show_party' ? serving?.showParty === true : (last?.given ?? purpose === 'invite');
  return { purpose, on, changedAt: last && last.at.toISOString(), way: last && last.way, textVersion: PURPOSE_TEXTS[purpose] };
}

/** Whether a switch changes something. NOT_FOUND for a purpose that does not concern them. */
export function turn(purpose: Purpose, on: boolean, last: LastWord | null, serving: Serving | null): boolean {
  if (!purposesOf(serving).includes(purpose)) throw new Refusal('NOT_FOUND');
  const never = last === null && (purpose === 'location' || purpose === 'voice' || purpose === 'photo');
  // Off before the first use is a word of its own: from then on nothing counts as agreeing but the switch.
  return never || stateOf(purpose, last, serving).on !== on;
}

/** What a first use is: refused where it was taken back, a consent to be written where nothing was said yet. CONSENT_OFF. */
export function use(purpose: Purpose, last: LastWord | null): 'write' | 'stands' {
  if (last?.given === false) throw new Refusal('CONSENT_OFF', { purpose });
  return last === null ? 'write' : 'stands';
}
