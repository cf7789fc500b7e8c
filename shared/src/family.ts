import type { Id, Instant } from './base.js';
import type { ConsentWay } from './people.js';

/** What the elder is to the relative. */
export const FAMILY_RELATIONS = ['mother', 'father', 'grandmother', 'grandfather', 'spouse', 'elder'] as const;
export type FamilyRelation = (typeof FAMILY_RELATIONS)[number];

/** How it was agreed: by a code from the elder's own phone, or before staff who read the text out. */
export const FAMILY_WAYS = ['code', 'desk'] as const;
export type FamilyWay = (typeof FAMILY_WAYS)[number];

/** Digits of the code, minutes that it is good, and wrong ones somebody may type in that time. */
export const FAMILY_CODE = { digits: 6, minutes: 10, tries: 5 } as const;

export interface FamilyCodeBody {
  /** The relative may see the door codes too. */
  doorCodes: boolean;
}

/** Said aloud or shown; never sent by us. The one before it is good no more. */
export interface FamilyCodeView {
  code: string;
  until: Instant;
  doorCodes: boolean;
}

export interface JoinFamilyBody {
  id: Id;
  code: string;
  relation: FamilyRelation;
}

/** Somebody who may see this person's orders and answer for them. `id` is the consent's. */
export interface FamilyHelperView {
  id: Id;
  name: string;
  maskedPhone: string;
  relation: FamilyRelation;
  doorCodes: boolean;
  way: FamilyWay;
  since: Instant;
}

/** Somebody for whom this person does it. `id` is the consent's, `personId` what an order names. */
export interface FamilyElderView {
  id: Id;
  personId: Id;
  name: string;
  maskedPhone: string;
  age: number | null;
  relation: FamilyRelation;
  communityId: Id | null;
  communityText: string | null;
  /** An address is on file; the relative is not shown it. */
  addressKnown: boolean;
  doorCodes: boolean;
  way: FamilyWay;
  since: Instant;
}

export interface FamilyView {
  helpers: FamilyHelperView[];
  elders: FamilyElderView[];
}

/** `readBack` says that the text was read to the elder and that they said yes. */
export interface DeskFamilyBody {
  id: Id;
  elderPhone: string;
  relativePhone: string;
  relation: FamilyRelation;
  doorCodes: boolean;
  consentWay: ConsentWay;
  readBack: boolean;
}

export interface DeskFamilyEndBody {
  elderPhone: string;
  relativePhone: string;
}

export interface DeskFamilyView {
  id: Id;
  /** Masked. */
  elder: string;
  relative: string;
  since: Instant;
}
