import type { ErrorCode, StaffRole } from '@supermarket/shared';
import { asked } from '../../client.js';
import type { Act } from './ask.js';
import { minutesOn, payAs, settle, takeBack, tierOf, worthOf } from './hours.js';
import { CAST, type Model, type Name, type Service } from './model.js';

/* What staff do about service records: credit, refuse, correct. */

const DECIDERS: Readonly<Record<string, readonly (StaffRole | undefined)[]>> = {
  PENDING_TOWN: ['town', 'city'], PENDING_COUNTY: ['city'], CREDITED: ['dispatcher', 'town', 'city'],
};

const waits = ({ state, held }: Service): boolean => state.startsWith('PENDING') || (state === 'CREDITED' && held !== null);

/** Nobody decides in another place, or about what they did or asked for themselves. */
function refusesAny({ part }: Service, who: Name): ErrorCode | null {
  if (CAST[who].elsewhere) return 'OUT_OF_SCOPE';
  return [part.who, part.order.requester, part.order.creator].includes(who) ? 'NEED_ANOTHER_PERSON' : null;
}

function note(m: Model, record: Service): void {
  m.decided.push({ record, at: m.now });
}

/** The award goes, with the points if they are still there. */
function refuse(m: Model, record: Service): void {
  if (record.state !== 'CREDITED') return void (record.state = 'REFUSED');
  record.bears = record.award !== null && !takeBack(m, record);
}

/**
 * New minutes, and the award that they are worth in the place of the old one; 0 voids. An award that is held back for
 * what was answered has no successor.
 */
function correct(m: Model, record: Service, minutes: number): void {
  const isClear = record.held === null || record.held === 'time_disputed';
  const next = minutes === 0 || !isClear ? null : worthOf(m, record, minutes);
  const paid = record.award !== null;
  const replaced = paid && takeBack(m, record, next);
  Object.assign(record, { minutes, state: minutes === 0 ? 'VOIDED' : 'CREDITED' });
  if (replaced && next) payAs(m, record, next);
  if (paid && isClear && minutes > 0) record.held = replaced ? null : 'time_disputed';
}

export const records: Readonly<Record<string, Act>> = {
  reviewRecord: {
    door: 'staff', upon: 'record',
    rule: (_, m, { record: maybe, who, yes, kind }) => {
      const record = maybe!;
      if (!waits(record) && record.decidedBy === who) return 'already';
      const refused = refusesAny(record, who);
      if (refused) return refused;
      if (!waits(record)) return 'RECORD_NOT_PENDING';
      if (!DECIDERS[record.state]!.includes(CAST[who].seat)) return 'LEVEL_TOO_LOW';
      const credited = kind % 2 === 0;
      if (!credited && !yes) return 'REASON_NEEDED';
      return () => {
        if (credited) record.state = 'CREDITED';
        else refuse(m, record);
        Object.assign(record, { held: null, decidedBy: who });
        settle(m, record);
        note(m, record);
      };
    },
    request: (_, { record, yes, kind }) => asked('POST /v1/records/:id/review', { params: { id: record!.id }, body: { decision: kind % 2 === 0 ? 'credit' : 'refuse', words: yes ? '问过了' : ' ' } }),
  },
  proposeCorrection: {
    door: 'staff', upon: 'record',
    rule: (_, __, { id, record: maybe, who, minutes }) => {
      const record = maybe!;
      if (record.proposed.has(id)) return 'already';
      const refused = refusesAny(record, who);
      if (refused) return refused;
      if (record.state !== 'CREDITED') return 'RECORD_NOT_PENDING';
      if (record.correction) return 'WRONG_STATE';
      return () => {
        record.correction = { id, minutes, by: who };
        record.proposed.add(id);
      };
    },
    request: (_, { id, record, minutes }) => asked('POST /v1/records/:id/corrections', { params: { id: record!.id }, body: { id, minutes, reason: '按门口的登记' } }),
  },
  approveCorrection: {
    door: 'staff', upon: 'record',
    rule: (_, m, { record: maybe, who }) => {
      const record = maybe!;
      const { correction } = record;
      if (!correction) return record.agreed === null ? 'NOT_FOUND' : record.agreed.by === who ? 'already' : 'WRONG_STATE';
      const refused = refusesAny(record, who);
      if (refused) return refused;
      if (record.state !== 'CREDITED') return 'RECORD_NOT_PENDING';
      if (correction.by === who) return 'NEED_ANOTHER_PERSON';
      const tier = tierOf(minutesOn(m, record.part.who, record.day) - record.minutes! + correction.minutes);
      if (!DECIDERS[tier]!.includes(CAST[who].seat)) return 'LEVEL_TOO_LOW';
      return () => {
        correct(m, record, correction.minutes);
        record.agreed = { id: correction.id, by: who };
        record.correction = null;
        note(m, record);
      };
    },
    request: (_, { record, id }) => asked('POST /v1/corrections/:id/approve', { params: { id: record!.correction?.id ?? record!.agreed?.id ?? id } }),
  },
};
