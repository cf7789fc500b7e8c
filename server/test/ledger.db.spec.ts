import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { JobHandlers } from '../src/jobs/job-handlers.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { Job } from '../src/jobs/job.entity.js';
import { newId, Refusal, violatedConstraint } from '../src/kernel/index.js';
import { Award } from '../src/points/award.entity.js';
import { PointAccount } from '../src/points/point-account.entity.js';
import { PointTransfer } from '../src/points/point-transfer.entity.js';
import * as ledger from '../src/points/points.ledger.js';
import { spendable } from '../src/points/points.rules.js';
import { PointsService } from '../src/points/points.service.js';
import { atOnce, failures, onEachEngine, successes } from './engines.js';
import { expectInvariants } from './invariants.js';
import { MakePeople } from './make.people.js';

onEachEngine('the ledger of points', (db) => {
  const make = new MakePeople(db);
  beforeAll(() => make.areas());

  const now = (): Date => db.clock.now();
  const lots = (personId: string): Promise<PointAccount[]> => db.database.find(PointAccount, 'person_id = ? ORDER BY expires_on, id', [personId]);
  const free = async (personId: string): Promise<number> => spendable(await lots(personId), now());
  const pay = (personId: string, minutes: number, more: Partial<ledger.AwardOrder> = {}): Promise<Award> => {
    const recordId = newId(now());
    return db.uow.run((tx) => ledger.award(tx, { recordId, revision: 1, personId, minutes, level: 1, endedAt: now(), title: '水龙头漏水', at: now(), ...more }));
  };
  const hold = (personId: string, key: string, amount: number, at = now()): Promise<void> =>
    db.uow.run((tx) => ledger.hold(tx, { key, personId, amount, subjectId: 'r', title: '洗衣液 2kg', place: '东门社区站', at }));
  const settle = (key: string, at = now()): Promise<void> => db.uow.run((tx) => ledger.settle(tx, key, at));
  const release = (key: string, at = now()): Promise<void> => db.uow.run((tx) => ledger.release(tx, key, at));

  test('an award says why: minutes, rate, coefficient and rule version', async () => {
    const who = await make.person();
    const award = await pay(who, 65, { level: 2 });
    expect(award).toMatchObject({ minutes: 65, ratePerHour: 10, coefficient: 120, ruleVersion: 1, points: 12, state: 'standing' });
    expect(await lots(who)).toMatchObject([{ expiresOn: '2027-12-31', source: 'county', balance: 12, held: 0 }]);
  });

  test('the same record and revision is paid once, however often it is sent', async () => {
    const who = await make.person();
    const order = { recordId: newId(now()), minutes: 60 };
    await pay(who, 60, order);
    await pay(who, 60, order);
    expect(await free(who)).toBe(10);
    const results = await atOnce(db, 8, () => pay(who, 120, { recordId: order.recordId, revision: 2 }));
    expect(await free(who)).toBe(10); // a record has one standing award, whatever the revision
    expect(successes(results)).toHaveLength(0);
  });

  test('service of less than six minutes is noted and earns nothing', async () => {
    const who = await make.person();
    expect(await pay(who, 5)).toMatchObject({ points: 0, lotId: null, state: 'standing' });
    expect(await lots(who)).toEqual([]);
  });

  test('spending takes the lot that ends first, and giving back returns to the same lots', async () => {
    const who = await make.person();
    await pay(who, 600, { endedAt: new Date('2025-05-01T00:00:00Z') }); // 100 until the end of 2026
    await pay(who, 1200); // 200 until the end of 2027
    await hold(who, 'redemption:fifo', 160);
    expect((await lots(who)).map(({ expiresOn, balance, held }) => [expiresOn, balance, held])).toEqual([['2026-12-31', 100, 100], ['2027-12-31', 200, 60]]);
    await release('redemption:fifo');
    expect((await lots(who)).map(({ balance, held }) => [balance, held])).toEqual([[100, 0], [200, 0]]);
    await hold(who, 'redemption:fifo2', 160);
    await settle('redemption:fifo2');
    expect((await lots(who)).map(({ balance, held }) => [balance, held])).toEqual([[0, 0], [140, 0]]);
  });

  test('nobody can set aside more than they have, also not by 20 taps at once', async () => {
    const who = await make.person();
    await pay(who, 600); // 100
    await expect(hold(who, 'redemption:much', 134)).rejects.toMatchObject({ code: 'POINTS_SHORT', facts: { short: 34 } });
    const results = await atOnce(db, 20, (i) => hold(who, `redemption:tap-${i}`, 30));
    expect(successes(results)).toHaveLength(3);
    expect(failures(results)).toEqual(Array.from({ length: 17 }, () => expect.objectContaining({ code: 'POINTS_SHORT' })));
    expect(await free(who)).toBe(10);
  });

  test('settle against release at once: one wins, the other is told that the hold is closed', async () => {
    for (let round = 0; round < 10; round += 1) {
      const who = await make.person();
      await pay(who, 600);
      await pay(who, 600, { endedAt: new Date('2025-05-01T00:00:00Z') });
      const key = `redemption:duel-${round}-${who}`;
      await hold(who, key, 150);
      const results = await atOnce(db, 6, (i) => (i % 2 ? settle(key) : release(key)));
      expect(successes(results)).toHaveLength(1);
      expect(failures(results)).toEqual(Array.from({ length: 5 }, () => expect.objectContaining({ code: 'HOLD_CLOSED' })));
      expect([50, 200]).toContain(await free(who));
    }
  });

  test('points end with their last day, but not those that are set aside', async () => {
    const who = await make.person();
    await pay(who, 600, { endedAt: new Date('2025-05-01T00:00:00Z') }); // 100 until 2026-12-31
    await hold(who, 'redemption:over-new-year', 40);
    const [lot] = await lots(who);
    const expire = (at: string): Promise<number> => db.uow.run((tx) => ledger.expire(tx, lot!.id, new Date(at)));
    expect(await expire('2026-12-31T15:59:59.999Z')).toBe(0);
    expect(await expire('2026-12-31T16:00:00.000Z')).toBe(60);
    expect(await expire('2026-12-31T16:00:00.000Z')).toBe(0);
    expect(await lots(who)).toMatchObject([{ balance: 40, held: 40 }]);
    await settle('redemption:over-new-year', new Date('2027-01-03T01:00:00Z'));
    expect(await lots(who)).toMatchObject([{ balance: 0, held: 0 }]);
  });

  test('the first point of a lot plans the end of it, and the timer ends it', async () => {
    const jobs = new JobHandlers();
    new PointsService(db.uow, db.clock, jobs).onModuleInit();
    const runner = new JobRunner(db.uow, db.clock, jobs);
    const who = await make.person();
    await pay(who, 60);
    await pay(who, 60);
    const [lot] = await lots(who);
    expect(await db.database.find(Job, 'job_key = ?', [`${ledger.EXPIRE_LOT}:${lot!.id}`])).toMatchObject([{ state: 'waiting', runAt: new Date('2027-12-31T16:00:00Z') }]);
    const today = now();
    db.clock.set('2027-12-31T16:00:00Z');
    await runner.runDue();
    expect(await lots(who)).toMatchObject([{ balance: 0, held: 0 }]);
    expect(await free(who)).toBe(0);
    db.clock.set(today);
  });

  test('points that come back after their last day live for 30 days more', async () => {
    const who = await make.person();
    await pay(who, 600, { endedAt: new Date('2025-05-01T00:00:00Z') });
    await hold(who, 'redemption:late-return', 40);
    await release('redemption:late-return', new Date('2027-01-05T01:00:00Z'));
    expect((await lots(who)).map(({ expiresOn, balance, held }) => [expiresOn, balance, held])).toEqual([['2026-12-31', 60, 0], ['2027-02-04', 40, 0]]);
    const transfers = await db.database.find(PointTransfer, "cause = 'redemption:late-return' ORDER BY id");
    expect(transfers.map(({ kind, phase }) => `${kind} ${phase}`)).toEqual(['redeem hold', 'redeem release', 'extend post']);
    const [, grace] = await lots(who);
    expect(await db.uow.run((tx) => ledger.expire(tx, grace!.id, new Date('2027-02-04T16:00:00Z')))).toBe(40);
  });

  test('an award is taken back when its points are still there', async () => {
    const who = await make.person();
    const award = await pay(who, 60);
    const back = await db.uow.run((tx) => ledger.reverse(tx, award, { reason: 'unsolved', by: null, approvedBy: null, title: '水龙头漏水', at: now() }));
    expect(back).toBe(true);
    expect(await free(who)).toBe(0);
    expect(await db.database.get(Award, award.id)).toMatchObject({ state: 'reversed', reversedFor: 'unsolved', standingOf: null });
  });

  test('an award whose points are spent is flagged for staff, and nobody goes below zero', async () => {
    const who = await make.person();
    const award = await pay(who, 60);
    await hold(who, `redemption:spent-${who}`, 8);
    const back = await db.uow.run((tx) => ledger.reverse(tx, award, { reason: 'unsolved', by: null, approvedBy: null, title: '水龙头漏水', at: now() }));
    expect(back).toBe(false);
    expect(await free(who)).toBe(2);
    expect(await db.database.get(Award, award.id)).toMatchObject({ state: 'standing', flag: 'spent' });
  });

  test('the tables themselves refuse what must never be', async () => {
    const who = await make.person();
    const award = await pay(who, 60);
    const [lot] = await lots(who);
    const broken = async (sql: string, ...params: (string | number)[]): Promise<unknown> => db.uow.run((tx) => tx.change(sql, params)).catch(violatedConstraint);
    expect(await broken('UPDATE point_account SET held = -1 WHERE id = ?', lot!.id)).toBe('ck_point_account_held');
    expect(await broken('UPDATE point_account SET held = 11 WHERE id = ?', lot!.id)).toBe('ck_point_account_balance');
    expect(await broken('UPDATE point_transfer SET amount = 0 WHERE credit = ?', lot!.id)).toBe('ck_point_transfer_amount');
    expect(await broken('UPDATE point_transfer SET debit = credit WHERE credit = ?', lot!.id)).toBe('ck_point_transfer_sides');
    expect(await broken('UPDATE point_transfer SET resolves = 1 WHERE credit = ?', lot!.id)).toBe('ck_point_transfer_resolves');
    expect(await broken("UPDATE award SET state = 'reversed' WHERE id = ?", award.id)).toBe('ck_award_standing');
    const again = db.uow.run((tx) => tx.insert(PointAccount, { ...lot!, id: 'another' }));
    await expect(again.catch(violatedConstraint)).resolves.toBe('uq_point_account_lot');
    const [transfer] = await db.database.find(PointTransfer, 'credit = ?', [lot!.id]);
    const { id: _, ...copy } = transfer!;
    await expect(db.uow.run((tx) => tx.insertKeyed(PointTransfer, copy)).catch(violatedConstraint)).resolves.toBe('uq_point_transfer_key');
  });

  type Step = { do: 'award' | 'hold' | 'settle' | 'release' | 'expire' | 'reverse'; n: number; days: number };
  const steps = fc.array(
    fc.record({
      do: fc.constantFrom<Step['do']>('award', 'award', 'hold', 'hold', 'settle', 'release', 'expire', 'reverse'),
      n: fc.integer({ min: 1, max: 300 }),
      days: fc.constantFrom(0, 0, 1, 20, 200, 400),
    }),
    { minLength: 5, maxLength: 25 },
  );

  test('whatever is done in whatever order, no point is made or lost on the way', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        run += 1;
        const who = await make.person();
        const open: string[] = [];
        const awards: Award[] = [];
        let at = new Date('2026-11-23T01:00:00Z');
        let earned = 0;
        let spent = 0;
        let ended = 0;
        for (const [i, step] of sequence.entries()) {
          at = new Date(at.getTime() + step.days * 86_400_000);
          const key = `redemption:p${run}-${i}-${who}`;
          if (step.do === 'award') {
            const award = await pay(who, step.n, { endedAt: at, at });
            earned += award.points;
            awards.push(award);
          }
          if (step.do === 'hold') {
            const took = await hold(who, key, step.n, at).then(() => true, (error: unknown) => (error instanceof Refusal && error.code === 'POINTS_SHORT' ? false : Promise.reject(error)));
            if (took) open.push(key);
          }
          const oldest = open[0];
          if (oldest && (step.do === 'settle' || step.do === 'release')) {
            open.shift();
            const amount = (await db.database.find(PointTransfer, "cause = ? AND phase = 'hold'", [oldest])).reduce((sum, part) => sum + part.amount, 0);
            if (step.do === 'settle') spent += amount;
            await (step.do === 'settle' ? settle(oldest, at) : release(oldest, at));
          }
          if (step.do === 'expire') for (const lot of await lots(who)) ended += await db.uow.run((tx) => ledger.expire(tx, lot.id, at));
          const last = step.do === 'reverse' ? awards.pop() : undefined;
          if (last && (await db.uow.run((tx) => ledger.reverse(tx, last, { reason: 'test', by: null, approvedBy: null, title: 't', at })))) earned -= last.points;
        }
        const left = (await lots(who)).reduce((sum, lot) => sum + lot.balance, 0);
        expect(left).toBe(earned - spent - ended);
        await expectMoneyRight();
      }),
      { numRuns: db.name === 'sqlite' ? 60 : 15 },
    );
  }, 120_000);

  async function expectMoneyRight(): Promise<void> {
    const { pointsInvariants } = await import('../src/points/points.invariants.js');
    for (const { name, violations } of pointsInvariants) expect({ [name]: await violations(db.database) }).toEqual({ [name]: [] });
  }
}, { after: async (engine) => {
  await engine.uow.run((tx) => tx.change("UPDATE award SET flag = 'test' WHERE state = 'standing'")); // these have no service records
  await expectInvariants(engine);
} });
