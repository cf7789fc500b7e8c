import type { Id, Instant } from './base.js';
import type { Shelf } from './catalog.js';

export const STAFF_ROLES = ['dispatcher', 'desk', 'town', 'city'] as const;
/** dispatcher: reviews and invites in a community · desk: hands over gifts · town · city. */
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Who is looking at the mini-program now; switched in 我的. */
export const HATS = ['resident', 'volunteer', 'staff'] as const;
export type Hat = (typeof HATS)[number];

export const SKILLS = [
  'plumbing', 'electric', 'appliance', 'carpentry', 'haircut', 'first_aid', 'companion',
  'tutoring', 'smartphone', 'mediation', 'law', 'driving', 'cooking', 'local_speech',
] as const;
export type Skill = (typeof SKILLS)[number];

export const DAY_PARTS = ['morning', 'afternoon', 'evening'] as const;
/** morning 6–12 · afternoon 12–18 · evening 18–22, Asia/Shanghai. */
export type DayPart = (typeof DAY_PARTS)[number];

/** A time in the week when a volunteer is usually free; `weekday` 1 is Monday, 7 is Sunday. */
export interface FreeTime {
  weekday: number;
  part: DayPart;
}

export const PARTY_STATES = ['none', 'claimed', 'verified', 'refused'] as const;
/** Party membership as staff have checked it. */
export type PartyState = (typeof PARTY_STATES)[number];

export const POINTS_CHOICES = ['points', 'hours_only'] as const;
export type PointsChoice = (typeof POINTS_CHOICES)[number];

export const RELATIONS = ['parent', 'grandparent', 'spouse', 'relative', 'neighbour', 'resident'] as const;
export type Relation = (typeof RELATIONS)[number];

export const CONSENT_WAYS = ['in_person', 'phone', 'paper'] as const;
/** How the person agreed that somebody orders for them. */
export type ConsentWay = (typeof CONSENT_WAYS)[number];

export const LIMITS = {
  name: 20,
  address: 80,
  words: 500,
  title: 30,
  reason: 200,
  openOrders: 5,
  seats: 20,
  offersAtOnce: 3,
  weeklyTasks: 10,
  doorTries: 5,
} as const;

export interface StaffSeat {
  id: Id;
  role: StaffRole;
  areaId: Id;
  areaText: string;
  stationId: Id | null;
  stationName: string | null;
}

export interface VolunteerProfile {
  /** The volunteer number; never the identity card number. */
  no: string;
  skills: Skill[];
  freeTimes: FreeTime[];
  party: PartyState;
  partyOrg: string | null;
  /** 亮身份: shows 党员志愿者 beside the name; the volunteer's own choice. */
  showParty: boolean;
  pointsChoice: PointsChoice;
  /** How many tasks a week at most. */
  weeklyCap: number;
  helped: number;
}

/** What a person sees of themself. */
export interface MeView {
  id: Id;
  name: string | null;
  /** 张** */
  maskedName: string;
  phone: string | null;
  /** 138****1234 */
  maskedPhone: string | null;
  birthYear: number | null;
  communityId: Id | null;
  communityText: string | null;
  address: string | null;
  hotline: string | null;
  hats: Hat[];
  volunteer: VolunteerProfile | null;
  seats: StaffSeat[];
}

export interface UpdateMeBody {
  name?: string;
  phone?: string;
  birthYear?: number;
  communityId?: Id;
  address?: string;
}

export interface VolunteerBody {
  skills: Skill[];
  freeTimes: FreeTime[];
  /** Says to be a Party member; staff verify it. */
  partyMember: boolean;
  partyOrg?: string;
  showParty: boolean;
  pointsChoice: PointsChoice;
  weeklyCap: number;
}

/** Somebody for whom this person may order, with the consent that allows it. */
export interface NeighbourView {
  id: Id;
  name: string;
  maskedName: string;
  maskedPhone: string;
  /** Years of age by birth year; null where it is not known. */
  age: number | null;
  relation: Relation;
  communityId: Id;
  communityText: string;
  address: string;
  consentWay: ConsentWay;
  consentAt: Instant;
}

export interface NeighboursView {
  neighbours: NeighbourView[];
}

/**
 * A person who has no account and has agreed that this one orders for them.
 * `readBack` says that the consent text was read to them and that they said yes.
 */
export interface NeighbourBody {
  id: Id;
  name: string;
  phone: string;
  birthYear?: number;
  relation: Relation;
  communityId: Id;
  address: string;
  consentWay: ConsentWay;
  readBack: boolean;
}

export const LOOK_FIELDS = ['name', 'phone', 'address', 'place', 'note', 'voice', 'photo', 'doorCode'] as const;
export type LookField = (typeof LOOK_FIELDS)[number];

/** As whom somebody looked; `family`: a relative who may see the orders. */
export type ViewerHat = 'volunteer' | 'family' | StaffRole;

/** One line of 谁看过我的信息. */
export interface LookView {
  id: string;
  at: Instant;
  viewerName: string;
  viewerHat: ViewerHat;
  fields: LookField[];
  /** The order's title. */
  about: string;
  orderId: Id;
  reason: string | null;
}

/** A volunteer as staff find them. */
export interface VolunteerRow {
  personId: Id;
  name: string;
  no: string;
  party: PartyState;
  partyOrg: string | null;
  skills: Skill[];
  communityText: string;
  tasksThisWeek: number;
  helped: number;
}

export interface VolunteersQuery {
  cursor?: string;
  limit?: number;
  party?: PartyState;
  skill?: Skill;
}

export interface VerifyPartyBody {
  decision: 'verify' | 'refuse';
  reason?: string;
}

export interface StaffSeatRow {
  id: Id;
  personId: Id;
  name: string;
  role: StaffRole;
  areaText: string;
  stationName: string | null;
  since: Instant;
}

export interface AppointBody {
  id: Id;
  /** The phone number with which the person is known here. */
  phone: string;
  role: StaffRole;
  areaId: Id;
  stationId?: Id;
}

/** 不要给我推荐这类: classes of service for which this volunteer is not recommended. */
export interface UnwantedView {
  shelves: Shelf[];
}

/** The whole list as it is to be. */
export interface UnwantedBody {
  shelves: Shelf[];
}
