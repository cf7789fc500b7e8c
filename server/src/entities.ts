import { Area } from './areas/area.entity.js';
import { AuditEntry } from './audit/audit-entry.entity.js';
import { Identity } from './auth/identity.entity.js';
import { ScanTicket } from './auth/scan-ticket.entity.js';
import { SeatGrant } from './auth/seat-grant.entity.js';
import { LoginSession } from './auth/session.entity.js';
import { Look } from './consent/look.entity.js';
import { ProxyGrant } from './consent/proxy-grant.entity.js';
import type { AnyEntity } from './kernel/database/migrate.js';
import { Person } from './people/person.entity.js';
import { StaffSeatRecord } from './people/staff-seat.entity.js';
import { Volunteer, VolunteerFreeTime, VolunteerNumber, VolunteerSkill } from './people/volunteer.entity.js';

/** Every entity, listed by hand: the same list from the build and under the tests. */
export const entities: readonly AnyEntity[] = [
  Area,
  AuditEntry,
  Person,
  Volunteer,
  VolunteerSkill,
  VolunteerFreeTime,
  VolunteerNumber,
  StaffSeatRecord,
  Identity,
  LoginSession,
  ScanTicket,
  SeatGrant,
  ProxyGrant,
  Look,
];
