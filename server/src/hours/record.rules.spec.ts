import { describe, expect, test } from '@jest/globals';
import { RECORD_STATES, STAFF_ROLES, type RecordState, type StaffRole } from '@supermarket/shared';
import { Refusal } from '../kernel/refusal.js';
import { canDecide, decide, mayApprove, mayDecide, mayPropose, type RecordFacts, type Verifier } from './record.rules.js';

const record = (more: Partial<RecordFacts> = {}): RecordFacts => ({
  personId: 'volunteer', requesterId: 'resident', proxyId: 'proxy', townId: 't', communityId: 'c', state: 'PENDING_TOWN', held: null, decidedBy: null, ...more,
});
const REACH = { dispatcher: { townId: 't', communityId: 'c' }, desk: { townId: 't', communityId: 'c' }, town: { townId: 't', communityId: null }, city: { townId: null, communityId: null } };
const staff = (role: StaffRole, personId = 'staff'): Verifier => ({ personId, seats: [{ role, ...REACH[role] }] });
const code = (work: () => unknown): string => {
  try {
    work();
    return 'ok';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

const ALLOWED: Readonly<Partial<Record<RecordState, readonly StaffRole[]>>> = {
  PENDING_TOWN: ['town', 'city'], PENDING_PROOF: ['town', 'city'], PENDING_COUNTY: ['city'],
};

describe('who may decide about a record', () => {
  test.each(RECORD_STATES.flatMap((state) => STAFF_ROLES.map((role) => [state, role] as const)))('%s by %s', (state, role) => {
    const allowed = ALLOWED[state];
    const expected = !allowed ? 'RECORD_NOT_PENDING' : allowed.includes(role) ? 'ok' : 'LEVEL_TOO_LOW';
    expect(code(() => mayDecide(record({ state }), staff(role)))).toBe(expected);
    expect(canDecide(record({ state }), staff(role))).toBe(expected === 'ok');
  });

  test.each(STAFF_ROLES.map((role) => [role]))('a held award by %s', (role) => {
    expect(code(() => mayDecide(record({ state: 'CREDITED', held: 'unsolved' }), staff(role)))).toBe(role === 'desk' ? 'LEVEL_TOO_LOW' : 'ok');
  });

  test.each(['volunteer', 'resident', 'proxy'])('never the %s of that service', (personId) => {
    expect(code(() => mayDecide(record(), staff('city', personId)))).toBe('NEED_ANOTHER_PERSON');
    expect(code(() => mayPropose(record({ state: 'CREDITED' }), staff('city', personId)))).toBe('NEED_ANOTHER_PERSON');
  });

  test('never staff of another place', () => {
    const elsewhere: Verifier = { personId: 'staff', seats: [{ role: 'town', townId: 'other', communityId: null }] };
    expect(code(() => mayDecide(record(), elsewhere))).toBe('OUT_OF_SCOPE');
  });

  test('a refusal says why, and keeps the hours of a record whose award alone was held', () => {
    expect(code(() => decide(record(), staff('town'), { decision: 'refuse', words: ' ' }))).toBe('REASON_NEEDED');
    expect(decide(record(), staff('town'), { decision: 'refuse', words: '没有来' })).toEqual({ state: 'REFUSED', noPoints: false });
    expect(decide(record({ state: 'CREDITED', held: 'unsolved' }), staff('dispatcher'), { decision: 'refuse', words: '没修' })).toEqual({ state: 'CREDITED', noPoints: true });
  });

  test('a second tap by the same person is already so, by another it is too late', () => {
    const decided = record({ state: 'CREDITED', decidedBy: 'staff' });
    expect(decide(decided, staff('town'), { decision: 'credit', words: '' })).toBeNull();
    expect(code(() => decide(decided, staff('town', 'other'), { decision: 'credit', words: '' }))).toBe('RECORD_NOT_PENDING');
  });
});

describe('who may approve a correction', () => {
  const stands = record({ state: 'CREDITED' });
  test('another person than who proposed it, at the level that the day needs', () => {
    expect(code(() => mayApprove(stands, staff('dispatcher'), { proposerId: 'staff', dayMinutes: 60 }))).toBe('NEED_ANOTHER_PERSON');
    expect(code(() => mayApprove(stands, staff('dispatcher'), { proposerId: 'other', dayMinutes: 480 }))).toBe('ok');
    expect(code(() => mayApprove(stands, staff('dispatcher'), { proposerId: 'other', dayMinutes: 481 }))).toBe('LEVEL_TOO_LOW');
    expect(code(() => mayApprove(stands, staff('town'), { proposerId: 'other', dayMinutes: 720 }))).toBe('ok');
    expect(code(() => mayApprove(stands, staff('town'), { proposerId: 'other', dayMinutes: 721 }))).toBe('LEVEL_TOO_LOW');
    expect(code(() => mayApprove(stands, staff('city'), { proposerId: 'other', dayMinutes: 721 }))).toBe('ok');
  });
});
