import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { HourKind, Level, LedgerEntry, PointsChoice } from '@supermarket/shared';
import { AccountQueries } from '../src/hours/account.queries.js';
import { HoursQueries, toVerifySql } from '../src/hours/hours.queries.js';
import * as hours from '../src/hours/hours.store.js';
import { RecordCorrection } from '../src/hours/record-correction.entity.js';
import { RecordsService, verifierOf } from '../src/hours/records.service.js';
import { ServiceRecord } from '../src/hours/service-record.entity.js';
import { Job } from '../src/jobs/job.entity.js';
import { newId, violatedConstraint } from '../src/kernel/index.js';
import { lockPeople } from '../src/people/people.store.js';
import type { Actor } from '../src/people/actor.js';
import { Volunteer } from '../src/people/volunteer.entity.js';
import { Award } from '../src/points/award.entity.js';
import * as ledger from '../src/points/points.ledger.js';
import { atOnce, onEachEngine, successes } from './engines.js';
import { expectInvariants } from './invariants.js';
import { CITY_ID, FAR, HOME, MakePeople } from './make.people.js';

onEachEngine('hours', (db) => {
  const make = new MakePeople(db);
  let resident: string;
  let dispatcher: Actor;
  let town: Actor;
  let city: Actor;
  let records: RecordsService;
  let accounts: AccountQueries;
  let reads: HoursQueries;
  const now = (): Date => db.clock.now();

  beforeAll(async () => {
    await make.areas();
    resident = await make.person();
    dispatcher = await make.actor(await make.staff('dispatcher', HOME.communityId));
    town = await make.actor(await make.staff('town', HOME.townId));
    city = await make.actor(await make.staff('city', CITY_ID));
    records = new RecordsService(db.uow, db.clock);
    accounts = new AccountQueries(db.database, db.clock);
    reads = new HoursQueries(db.database);
  });
  beforeEach(() => db.clock.advance({ days: 1 }));

  interface Visit { personId: string; minutes: number; planned?: number; level?: Level; kind?: HourKind; orderId?: string }

  /** A visit that was measured; answers the assignment. */
  async function served({ personId, minutes, planned = minutes, level = 1, kind = 'CHECKED', orderId = newId(now()) }: Visit): Promise<string> {
    const assignmentId = newId(now());
    const startedAt = new Date(now().getTime() - minutes * 60_000);
    await db.uow.run(async (tx) => {
      await lockPeople(tx, [personId]);
      await hours.draftRecord(tx, {
        assignmentId, orderId, personId, requesterId: resident, proxyId: null, activity: '水龙头漏水', placeText: '恩城街道 东门社区', ...HOME,
        unit: '东门社区', inChargeId: dispatcher.personId, startedAt, plannedMinutes: planned, level, kind,
      });
      await hours.setMinutes(tx, assignmentId, { minutes, content: '换阀芯', endedAt: now() });
    });
    return assignmentId;
  }
  const confirm = (assignmentId: string, more: Partial<Parameters<typeof hours.creditRecord>[2]> = {}): Promise<ServiceRecord> =>
    db.uow.run(async (tx) => {
      await lockPeople(tx, [(await hours.recordOf(tx, assignmentId))!.personId]); // as orders do before they credit
      return hours.creditRecord(tx, assignmentId, { hold: null, stars: 5, at: now(), ...more });
    });
  const recordOf = async (assignmentId: string): Promise<ServiceRecord> => (await hours.recordOf(db.database, assignmentId))!;
  const points = async (personId: string): Promise<number> => (await accounts.account(personId)).points;
  const lines = async (personId: string): Promise<string[]> =>
    (await accounts.statement(personId, {})).items.map((entry) => `${entry.points > 0 ? '+' : ''}${entry.points} ${entry.state}`);

  test('a confirmed visit is credited, counted and paid, with the reason of the award', async () => {
    const who = await make.volunteer();
    const visit = await served({ personId: who, minutes: 45, level: 2 });
    expect(await lines(who)).toEqual(['+8 waiting']);
    expect(await accounts.account(who)).toEqual({ minutes: 0, minutesWaiting: 45, points: 0, pointsHeld: 0, lots: [] });
    await confirm(visit);
    expect(await accounts.account(who)).toEqual({ minutes: 45, minutesWaiting: 0, points: 8, pointsHeld: 0, lots: [{ points: 8, expiresOn: '2027-12-31' }] });
    const [entry] = (await accounts.statement(who, {})).items;
    expect(entry).toMatchObject({ title: '水龙头漏水', points: 8, state: 'posted', minutes: 45, why: { minutes: 45, ratePerHour: 10, coefficient: 120, ruleVersion: 1 } });
    expect(entry!.orderId).toBe((await recordOf(visit)).orderId);
    expect((await reads.mine(who, {})).items).toMatchObject([{ minutes: 45, state: 'CREDITED', held: null, kind: 'CHECKED', place: '恩城街道 东门社区' }]);
    expect((await db.database.get(Volunteer, who))!.helped).toBe(1);
  });

  test('two confirmations at once credit once and pay once', async () => {
    const who = await make.volunteer();
    const visit = await served({ personId: who, minutes: 60 });
    expect(successes(await atOnce(db, 8, () => confirm(visit)))).toHaveLength(8);
    expect(await points(who)).toBe(10);
    expect((await db.database.get(Volunteer, who))!.helped).toBe(1);
  });

  test('two visits for one order count as one help', async () => {
    const who = await make.volunteer();
    const orderId = newId(now());
    await confirm(await served({ personId: who, minutes: 30, orderId }));
    await confirm(await served({ personId: who, minutes: 30, orderId }));
    expect((await db.database.get(Volunteer, who))!.helped).toBe(1);
    expect(await points(who)).toBe(10);
  });

  test('who wants hours only gets hours only, and no line waits for points', async () => {
    const who = await make.volunteer({ pointsChoice: 'hours_only' satisfies PointsChoice });
    const visit = await served({ personId: who, minutes: 60 });
    expect(await lines(who)).toEqual([]);
    await confirm(visit);
    expect(await accounts.account(who)).toMatchObject({ minutes: 60, points: 0 });
  });

  test('what was filled in afterwards waits for a proof and earns hours, not points', async () => {
    const who = await make.volunteer();
    const visit = await served({ personId: who, minutes: 60, kind: 'HONOUR' });
    expect(await confirm(visit)).toMatchObject({ state: 'PENDING_PROOF' });
    const { id } = await recordOf(visit);
    await expect(records.review(dispatcher, id, { decision: 'credit', words: '' })).rejects.toMatchObject({ code: 'LEVEL_TOO_LOW' });
    expect(await records.review(town, id, { decision: 'credit', words: '有照片' })).toMatchObject({ state: 'CREDITED' });
    expect(await accounts.account(who)).toMatchObject({ minutes: 60, points: 0 });
  });

  test('a day over eight hours goes to the town, over twelve to the county, across orders', async () => {
    const who = await make.volunteer();
    expect(await confirm(await served({ personId: who, minutes: 300 }))).toMatchObject({ state: 'CREDITED' });
    const second = await served({ personId: who, minutes: 240 });
    expect(await confirm(second)).toMatchObject({ state: 'PENDING_TOWN' });
    const third = await served({ personId: who, minutes: 240 });
    expect(await confirm(third)).toMatchObject({ state: 'PENDING_COUNTY' });
    expect(await accounts.account(who)).toMatchObject({ minutes: 300, minutesWaiting: 480, points: 50 });
    expect(await lines(who)).toEqual(expect.arrayContaining(['+40 waiting', '+40 waiting', '+50 posted']));
    const [town2, county] = [await recordOf(second), await recordOf(third)];
    await expect(records.review(town, county.id, { decision: 'credit', words: '' })).rejects.toMatchObject({ code: 'LEVEL_TOO_LOW' });
    expect(await records.review(town, town2.id, { decision: 'credit', words: '问过了' })).toMatchObject({ state: 'CREDITED', dayMinutes: 780 });
    expect(await records.review(city, county.id, { decision: 'refuse', words: '对不上' })).toMatchObject({ state: 'REFUSED' });
    expect(await accounts.account(who)).toMatchObject({ minutes: 540, minutesWaiting: 0, points: 90 });
    const told = await db.database.find(Job, 'kind = ?', [hours.RECORD_DECIDED]);
    expect(told.map((job) => job.payload['assignmentId'])).toEqual(expect.arrayContaining([second, third]));
  });

  test('the next day begins at midnight in Shanghai', async () => {
    const who = await make.volunteer();
    db.clock.set('2026-12-05T15:50:00Z'); // 23:50
    await confirm(await served({ personId: who, minutes: 400 }));
    db.clock.set('2026-12-05T16:10:00Z'); // 00:10 of the 6th
    expect(await confirm(await served({ personId: who, minutes: 400 }))).toMatchObject({ state: 'CREDITED', day: '2026-12-06' });
    expect(await hours.minutesOnDay(db.database, who, '2026-12-05')).toBe(400);
  });

  test('two confirmations at once that cross eight hours together: one counts, the other goes to the town', async () => {
    for (let round = 0; round < 8; round += 1) {
      const who = await make.volunteer();
      const visits = [await served({ personId: who, minutes: 300 }), await served({ personId: who, minutes: 300 })];
      const states = successes(await atOnce(db, 2, (i) => confirm(visits[i]!))).map(({ state }) => state);
      expect(states.sort()).toEqual(['CREDITED', 'PENDING_TOWN']);
    }
  });

  test('an award waits for staff when it was not solved, rated low or much too short; the hours stand', async () => {
    const who = await make.volunteer();
    const unsolved = await served({ personId: who, minutes: 60 });
    const short = await served({ personId: who, minutes: 30, planned: 60 });
    expect(await confirm(unsolved, { hold: 'unsolved', stars: null })).toMatchObject({ state: 'CREDITED', held: 'unsolved' });
    expect(await confirm(short)).toMatchObject({ held: 'short_attendance' });
    expect(await accounts.account(who)).toMatchObject({ minutes: 90, points: 0 });
    expect((await lines(who)).sort()).toEqual(['+10 waiting', '+5 waiting']);
    await records.review(dispatcher, (await recordOf(short)).id, { decision: 'credit', words: '提前做完了' });
    await records.review(dispatcher, (await recordOf(unsolved)).id, { decision: 'refuse', words: '没有修' });
    expect(await accounts.account(who)).toMatchObject({ minutes: 90, points: 5 });
    expect(await lines(who)).toEqual(['+5 posted']);
  });

  test('a low rating after the award takes it back while it is there, and staff may give it again', async () => {
    const who = await make.volunteer();
    const visit = await served({ personId: who, minutes: 60 });
    await confirm(visit);
    await db.uow.run((tx) => hours.holdRecord(tx, visit, 'late_rating', now()));
    expect(await points(who)).toBe(0);
    expect(await recordOf(visit)).toMatchObject({ held: 'late_rating', revision: 2 });
    expect(await lines(who)).toEqual(expect.arrayContaining(['+10 waiting', '-10 reversed', '+10 posted']));
    await records.review(town, (await recordOf(visit)).id, { decision: 'credit', words: '' });
    expect(await points(who)).toBe(10);
  });

  test('a low rating after the points are spent is flagged, and whatever staff decide nobody goes below zero', async () => {
    for (const decision of ['credit', 'refuse'] as const) {
      const who = await make.volunteer();
      const visit = await served({ personId: who, minutes: 60 });
      await confirm(visit);
      const key = `redemption:${newId(now())}`;
      await db.uow.run((tx) => ledger.hold(tx, { key, personId: who, amount: 9, subjectId: 'r', title: '毛巾', place: null, at: now() }));
      await db.uow.run((tx) => ledger.settle(tx, key, now()));
      await db.uow.run((tx) => hours.holdRecord(tx, visit, 'unsolved', now()));
      const { id } = await recordOf(visit);
      expect(await db.database.find(Award, 'standing_of = ?', [id])).toMatchObject([{ flag: 'spent' }]);
      expect(await records.review(dispatcher, id, { decision, words: '谈过了' })).toMatchObject({ state: 'CREDITED', held: null });
      expect(await db.database.find(Award, 'standing_of = ?', [id])).toMatchObject([{ flag: 'kept' }]);
      expect(await points(who)).toBe(1);
    }
  });

  test('nobody verifies their own service or the one they asked for, nor staff of another place', async () => {
    const who = await make.volunteer();
    await make.seat(who, 'city', CITY_ID);
    const visit = await served({ personId: who, minutes: 60 });
    await confirm(visit, { hold: 'unsolved' });
    const { id } = await recordOf(visit);
    const review = (actor: Actor): Promise<unknown> => records.review(actor, id, { decision: 'credit', words: '' });
    await expect(review(await make.actor(who))).rejects.toMatchObject({ code: 'NEED_ANOTHER_PERSON' });
    await make.seat(resident, 'dispatcher', HOME.communityId);
    await expect(review(await make.actor(resident))).rejects.toMatchObject({ code: 'NEED_ANOTHER_PERSON' });
    const elsewhere = await make.actor(await make.staff('town', FAR.townId));
    await expect(review(elsewhere)).rejects.toMatchObject({ code: 'OUT_OF_SCOPE' });
    await expect(reads.one(id, verifierOf(elsewhere))).rejects.toMatchObject({ code: 'OUT_OF_SCOPE' });
    await expect(records.review(dispatcher, newId(now()), { decision: 'credit', words: '' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await reads.one(id, verifierOf(dispatcher))).toMatchObject({ canDecide: true, held: 'unsolved' });
    expect((await reads.one(id, verifierOf(dispatcher))).volunteer).toMatch(/^.\*\*$/);
    await review(dispatcher);
    await review(dispatcher); // a second tap
    await expect(review(town)).rejects.toMatchObject({ code: 'RECORD_NOT_PENDING' });
  });

  test('a correction takes two people, gives the old award back and posts the new one', async () => {
    const who = await make.volunteer();
    const visit = await served({ personId: who, minutes: 60 });
    await confirm(visit);
    const { id } = await recordOf(visit);
    const body = { id: newId(now()), minutes: 120, reason: '登记少了一小时' };
    expect(await records.propose(dispatcher, id, body)).toMatchObject({ minutes: 60, correction: { minutes: 120, proposedByMe: true } });
    expect(await records.propose(dispatcher, id, body)).toMatchObject({ correction: { id: body.id } }); // sent again
    await expect(records.propose(dispatcher, id, { ...body, minutes: 100 })).rejects.toMatchObject({ code: 'ID_TAKEN' });
    await expect(records.propose(town, id, body)).rejects.toMatchObject({ code: 'ID_TAKEN' });
    await expect(records.propose(town, id, { ...body, id: newId(now()) })).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await expect(records.approve(dispatcher, body.id)).rejects.toMatchObject({ code: 'NEED_ANOTHER_PERSON' });
    expect(await records.approve(town, body.id)).toMatchObject({ minutes: 120, correction: null });
    await records.approve(town, body.id); // a second tap
    expect(await points(who)).toBe(20);
    expect(await lines(who)).toEqual(expect.arrayContaining(['-10 reversed', '+20 posted', '+10 posted']));
    expect(await db.database.find(Award, 'record_id = ? ORDER BY revision', [id])).toMatchObject([
      { revision: 1, state: 'reversed', reversedFor: '登记少了一小时', reversedBy: dispatcher.personId, approvedBy: town.personId },
      { revision: 2, state: 'standing', minutes: 120, points: 20 },
    ]);
  });

  test('two people who approve at once correct once', async () => {
    const who = await make.volunteer();
    const visit = await served({ personId: who, minutes: 60 });
    await confirm(visit);
    const { id } = await recordOf(visit);
    const body = { id: newId(now()), minutes: 90, reason: '少记了' };
    await records.propose(dispatcher, id, body);
    const results = await atOnce(db, 2, (i) => records.approve(i ? town : city, body.id));
    expect(successes(results)).toHaveLength(1);
    expect(await points(who)).toBe(15);
  });

  test('zero minutes void the record and its award; spent points stay and are flagged', async () => {
    const who = await make.volunteer();
    const [free, spent] = [await served({ personId: who, minutes: 60 }), await served({ personId: who, minutes: 120 })];
    await confirm(free);
    await confirm(spent);
    const voidIt = async (visit: string): Promise<void> => {
      const { id } = await recordOf(visit);
      const body = { id: newId(now()), minutes: 0, reason: '没有这回事' };
      await records.propose(dispatcher, id, body);
      expect(await records.approve(town, body.id)).toMatchObject({ state: 'VOIDED', minutes: 0 });
    };
    await voidIt(free);
    expect(await points(who)).toBe(20);
    await db.uow.run((tx) => ledger.hold(tx, { key: `redemption:${newId(now())}`, personId: who, amount: 5, subjectId: 'r', title: '毛巾', place: null, at: now() }));
    await voidIt(spent);
    expect(await points(who)).toBe(15);
    expect(await accounts.account(who)).toMatchObject({ minutes: 0, pointsHeld: 5 });
    expect(await db.database.find(Award, 'standing_of = ?', [(await recordOf(spent)).id])).toMatchObject([{ flag: 'spent' }]);
  });

  test('more minutes may be given although the old points are spent: the new ones pay for the old', async () => {
    const who = await make.volunteer();
    const visit = await served({ personId: who, minutes: 60 });
    await confirm(visit);
    await db.uow.run((tx) => ledger.hold(tx, { key: `redemption:${newId(now())}`, personId: who, amount: 10, subjectId: 'r', title: '毛巾', place: null, at: now() }));
    const { id } = await recordOf(visit);
    const body = { id: newId(now()), minutes: 120, reason: '少记一小时' };
    await records.propose(dispatcher, id, body);
    await records.approve(town, body.id);
    expect(await points(who)).toBe(10);
  });

  test('a correction that can be paid ends the dispute that an earlier one left', async () => {
    const who = await make.volunteer();
    const visit = await served({ personId: who, minutes: 60 });
    await confirm(visit);
    await db.uow.run((tx) => ledger.hold(tx, { key: `redemption:${newId(now())}`, personId: who, amount: 10, subjectId: 'r', title: '毛巾', place: null, at: now() }));
    const { id } = await recordOf(visit);
    const correctTo = async (minutes: number): Promise<void> => {
      const body = { id: newId(now()), minutes, reason: '按门口的登记' };
      await records.propose(dispatcher, id, body);
      await records.approve(town, body.id);
    };
    await correctTo(30);
    expect(await recordOf(visit)).toMatchObject({ minutes: 30, held: 'time_disputed' });
    await correctTo(120);
    expect(await recordOf(visit)).toMatchObject({ minutes: 120, held: null });
    expect(await db.database.find(Award, 'standing_of = ?', [id])).toMatchObject([{ minutes: 120, flag: null }]);
    expect(await points(who)).toBe(10);
  });

  test('a correction posts no award while a low rating holds it back', async () => {
    const who = await make.volunteer();
    const visit = await served({ personId: who, minutes: 60 });
    await confirm(visit);
    await db.uow.run((tx) => ledger.hold(tx, { key: `redemption:${newId(now())}`, personId: who, amount: 10, subjectId: 'r', title: '毛巾', place: null, at: now() }));
    await confirm(visit, { hold: 'low_rating', stars: 1 });
    const { id } = await recordOf(visit);
    const body = { id: newId(now()), minutes: 120, reason: '少记一小时' };
    await records.propose(dispatcher, id, body);
    await records.approve(town, body.id);
    expect(await recordOf(visit)).toMatchObject({ minutes: 120, held: 'low_rating' });
    expect(await db.database.find(Award, 'standing_of = ?', [id])).toMatchObject([{ minutes: 60, flag: 'spent' }]);
  });

  test('the queues of staff hold what they may decide, and no more', async () => {
    const who = await make.volunteer();
    const held = await served({ personId: who, minutes: 400 });
    await confirm(held, { hold: 'low_rating', stars: 1 });
    const second = await served({ personId: who, minutes: 200 });
    await confirm(second);
    const third = await served({ personId: who, minutes: 200 });
    await confirm(third);
    const queue = async (actor: Actor): Promise<string[]> => {
      const { sql, params } = toVerifySql(verifierOf(actor).seats, 'r');
      const rows = await db.database.rows<{ a: string }>(`SELECT r.assignment_id AS a FROM service_record r WHERE r.person_id = ? AND ${sql} ORDER BY r.minutes DESC, r.id`, [who, ...params]);
      return rows.map(({ a }) => a);
    };
    expect(await queue(dispatcher)).toEqual([held]);
    expect((await queue(town)).sort()).toEqual([held, second].sort());
    expect((await queue(city)).sort()).toEqual([held, second, third].sort());
    expect(await queue(await make.actor(await make.staff('town', FAR.townId)))).toEqual([]);
    const seats = verifierOf(town).seats;
    const all = await reads.toVerify(seats, { limit: 100 });
    expect(await reads.toVerifyCount(seats, now())).toMatchObject({ count: all.items.length, dueAt: all.items[0]!.dueAt });
    const first = await reads.toVerify(seats, { limit: 2 });
    const next = await reads.toVerify(seats, { limit: 2, cursor: first.next! });
    expect([...first.items, ...next.items]).toEqual(all.items.slice(0, 4));
    expect((await reads.toVerifyCount(seats, new Date('2030-01-01T00:00:00Z'))).late).toBe(all.items.length);
  });

  test('the statement turns its pages without losing or repeating a line', async () => {
    const who = await make.volunteer();
    for (let n = 0; n < 5; n += 1) {
      const visit = await served({ personId: who, minutes: 60 + n * 6 });
      if (n % 2) db.clock.advance({ minutes: 7 });
      if (n !== 3) await confirm(visit, n === 1 ? { hold: 'unsolved' } : {});
    }
    const kept = `redemption:${newId(now())}`;
    await db.uow.run((tx) => ledger.hold(tx, { key: kept, personId: who, amount: 15, subjectId: 'r', title: '洗衣液 2kg', place: '东门社区站', at: now() }));
    const back = `redemption:${newId(now())}`;
    await db.uow.run((tx) => ledger.hold(tx, { key: back, personId: who, amount: 7, subjectId: 'r', title: '毛巾', place: '东门社区站', at: now() }));
    await db.uow.run((tx) => ledger.release(tx, back, now()));
    const whole = (await accounts.statement(who, { limit: 100 })).items;
    expect(whole).toHaveLength(8);
    expect(whole.filter(({ state }) => state !== 'waiting').reduce((sum, { points: p }) => sum + p, 0)).toBe(await points(who));
    const times = whole.map(({ at }) => at);
    expect(times.every((at, i) => i === 0 || at <= times[i - 1]!)).toBe(true);
    for (const limit of [1, 2, 3]) {
      const seen: LedgerEntry[] = [];
      let cursor: string | null | undefined;
      do {
        const page = await accounts.statement(who, { limit, ...(cursor ? { cursor } : {}) });
        seen.push(...page.items);
        cursor = page.next;
      } while (cursor);
      expect(seen).toEqual(whole);
    }
    await expect(accounts.statement(who, { cursor: 'bm9uc2Vuc2U' })).rejects.toMatchObject({ code: 'BAD_CURSOR' });
  });

  test('the tables themselves refuse what must never be', async () => {
    const who = await make.volunteer();
    const visit = await served({ personId: who, minutes: 60 });
    const record = await recordOf(visit);
    const twice = db.uow.run((tx) => tx.insert(ServiceRecord, { ...record, id: newId(now()) }));
    await expect(twice.catch(violatedConstraint)).resolves.toBe('uq_service_record_assignment');
    const change = (sql: string, ...params: string[]): Promise<unknown> => db.uow.run((tx) => tx.change(sql, params)).catch(violatedConstraint);
    expect(await change('UPDATE service_record SET minutes = 1441 WHERE id = ?', record.id)).toBe('ck_service_record_minutes');
    expect(await change("UPDATE service_record SET state = 'CREDITED', minutes = NULL WHERE id = ?", record.id)).toBe('ck_service_record_measured');
    const correction: RecordCorrection = {
      id: newId(now()), recordId: record.id, openOf: record.id, minutesBefore: 60, minutes: 30, reason: 'x', proposerId: 'a', bodyHash: 'h', proposedAt: now(), approverId: null, approvedAt: null,
    };
    await db.uow.run((tx) => tx.insert(RecordCorrection, correction));
    expect(await change("UPDATE record_correction SET approver_id = 'a' WHERE id = ?", correction.id)).toBe('ck_record_correction_two');
    const second = db.uow.run((tx) => tx.insert(RecordCorrection, { ...correction, id: newId(now()) }));
    await expect(second).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await expect(db.uow.run((tx) => hours.setMinutes(tx, newId(now()), { minutes: 1, content: null, endedAt: now() }))).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });
}, { after: expectInvariants });
