import { STAFF_ROLES, type ErrorCode, type StaffRole } from '@supermarket/shared';

/**
 * As whom somebody knocks. `ended` has a token that was revoked, `former` a seat that has ended; `both` is a dispatcher
 * who volunteers as well.
 */
export const ROLES = ['guest', 'ended', 'resident', 'former', 'volunteer', ...STAFF_ROLES, 'both'] as const;
export type Role = (typeof ROLES)[number];
type Roles = readonly Role[];

export const NOBODY: Roles = [];
export const EVERYBODY: Roles = ROLES;
export const STRANGERS: Roles = ['guest', 'ended'];
export const PEOPLE: Roles = ROLES.filter((role) => !STRANGERS.includes(role));
export const VOLUNTEERS: Roles = ['volunteer', 'both'];
/** Seats that decide about orders and records. */
export const OFFICE: Roles = ['dispatcher', 'both', 'town', 'city'];
export const STAFF: Roles = [...OFFICE, 'desk'];
/** Who hands over at a counter, who keeps a shelf, who appoints. */
export const COUNTER: Roles = ['desk', 'dispatcher', 'both'];
export const SHELF: Roles = [...COUNTER, 'town'];
export const APPOINTING: Roles = ['town', 'city'];

/**
 * Whose a thing is, as seen by who knocks: their own; somebody else's in the community where everybody of the cast
 * lives and works; in the next community of the same town; in another town.
 */
export const WHOSE = ['own', 'near', 'next', 'far'] as const;
export type Whose = (typeof WHOSE)[number];

/** Some are refused with a code of their own instead of 403 or 404, some may, everybody else is refused as usual. */
export interface Told {
  readonly code: ErrorCode;
  readonly roles: Roles;
  readonly may: Roles;
}
export const told = (code: ErrorCode, roles: Roles, may: Roles = NOBODY): Told => ({ code, roles, may });
/** Nobody decides about what is their own. */
export const notTheirOwn = (roles: Roles, may?: Roles): Told => told('NEED_ANOTHER_PERSON', roles, may);

/** Who may, by whose it is; what is not named is refused. */
export type Reach = { readonly [W in Whose]?: Roles | Told };

/** Seats reach as far as their area. */
export const byArea = (roles: Roles): { readonly near: Roles; readonly next: Roles; readonly far: Roles } => ({
  near: roles,
  next: roles.filter((role) => role === 'town' || role === 'city'),
  far: roles.filter((role) => role === 'city'),
});
export const anywhere = (roles: Roles): { readonly near: Roles; readonly next: Roles; readonly far: Roles } => ({ near: roles, next: roles, far: roles });

/** Who may at all, and who is told something special, of one kind of things. */
export function spokenTo(reach: Reach, whose: Whose): Told {
  const who = reach[whose] ?? NOBODY;
  return 'code' in who ? who : told('NOT_ALLOWED', NOBODY, who);
}

export const isStaffRole = (role: Role): role is StaffRole => (STAFF_ROLES as readonly Role[]).includes(role);
