import type { LoginWay } from './session.entity.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface Limits {
  /** Milliseconds without any request. */
  readonly idle: number;
  /** Milliseconds since the login, however busy. */
  readonly absolute: number;
}

/** On their own phone: 30 days, pushed on by every use; 180 days at most. */
const OWN_PHONE: Limits = { idle: 30 * DAY, absolute: 180 * DAY };

/** Staff at a computer that others can reach (等保 2.0, session time-out): 30 minutes idle, 12 hours at most. */
const DESK: Limits = { idle: 30 * MINUTE, absolute: 12 * HOUR };

/**
 * How long a session may live. A session that began by scanning belongs to a browser; it is short as soon as the
 * person holds a staff seat, also when they were appointed after they came in.
 */
export function limitsOf(way: LoginWay, isStaff: boolean): Limits {
  return way === 'scan' && isStaff ? DESK : OWN_PHONE;
}

export interface SessionTimes {
  readonly way: LoginWay;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly revokedAt: Date | null;
}

/** Whether the session still lets its person in. */
export function isAlive(session: SessionTimes, isStaff: boolean, now: Date): boolean {
  const { idle, absolute } = limitsOf(session.way, isStaff);
  const age = now.getTime() - session.createdAt.getTime();
  const silence = now.getTime() - session.lastSeenAt.getTime();
  return session.revokedAt === null && age < absolute && silence < idle;
}

/** When it ends even if it is used all the time. */
export function endOf(session: Pick<SessionTimes, 'way' | 'createdAt'>, isStaff: boolean): Date {
  return new Date(session.createdAt.getTime() + limitsOf(session.way, isStaff).absolute);
}
