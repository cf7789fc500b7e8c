import { Logger } from '@nestjs/common';
import { beforeEach, expect, test } from '@jest/globals';
import { JobHandlers } from '../src/jobs/job-handlers.js';
import { JobPoller } from '../src/jobs/job-poller.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { Job } from '../src/jobs/job.entity.js';
import { LEASE, MAX_ATTEMPTS } from '../src/jobs/job.rules.js';
import { cancelJobs, claimDue, deadJobs, schedule } from '../src/jobs/jobs.store.js';
import { Refusal } from '../src/kernel/index.js';
import { atOnce, onEachEngine, successes } from './engines.js';

Logger.overrideLogger(false); // failures are expected here

onEachEngine('jobs', (db) => {
  const ran: unknown[] = [];
  let handlers: JobHandlers;
  let runner: JobRunner;
  const plan = (key: string, payload = {}, kind = 'note', at = db.clock.now()): Promise<void> =>
    db.uow.run((tx) => schedule(tx, { kind, key, payload, runAt: at }));
  const job = async (key: string): Promise<Job> => (await db.database.find(Job, 'job_key = ?', [key]))[0]!;

  beforeEach(async () => {
    await db.uow.run((tx) => tx.change('DELETE FROM job'));
    ran.length = 0;
    handlers = new JobHandlers();
    handlers.on('note', async (payload) => void ran.push(payload['n']));
    runner = new JobRunner(db.uow, db.clock, handlers);
  });

  test('a job runs once when its time has come, and not before', async () => {
    const later = new Date(db.clock.now().getTime() + 60_000);
    await plan('a', { n: 1 });
    await plan('b', { n: 2 }, 'note', later);
    expect(await runner.runDue()).toBe(1);
    expect(await runner.runDue()).toBe(0);
    expect(await runner.runDue(later)).toBe(1);
    expect(ran).toEqual([1, 2]);
    expect(await job('a')).toMatchObject({ state: 'done', attempts: 1, lease: null });
  });

  test('the same key is the same job, also after it ran', async () => {
    await plan('same', { n: 1 });
    await plan('same', { n: 2 });
    await runner.runDue();
    await plan('same', { n: 3 });
    await runner.runDue();
    expect(ran).toEqual([1]);
  });

  test('a job that is taken back does not run, and may be planned again', async () => {
    await plan('gone', { n: 1 });
    await db.uow.run((tx) => cancelJobs(tx, ['gone', 'never-there']));
    expect(await runner.runDue()).toBe(0);
    await plan('gone', { n: 2 });
    expect(await runner.runDue()).toBe(1);
    expect(ran).toEqual([2]);
  });

  test('a job whose reason was rolled back does not exist', async () => {
    const failed = db.uow.run(async (tx) => {
      await schedule(tx, { kind: 'note', key: 'rolled', payload: {}, runAt: db.clock.now() });
      throw new Refusal('WRONG_STATE');
    });
    await expect(failed).rejects.toMatchObject({ code: 'WRONG_STATE' });
    expect(await runner.runDue()).toBe(0);
  });

  test('a job nobody here can run waits for a process that can', async () => {
    await plan('unknown', {}, 'somebody-else');
    expect(await runner.runDue()).toBe(0);
    expect((await job('unknown')).state).toBe('waiting');
  });

  test('a failing job is tried again after a pause that grows, and is given up in the end', async () => {
    handlers.on('fail', () => Promise.reject(new TypeError('a text that might quote somebody')));
    await plan('bad', {}, 'fail');
    const pauses: number[] = [];
    let now = db.clock.now();
    for (let run = 1; run < MAX_ATTEMPTS; run += 1) {
      expect(await runner.runDue(now)).toBe(1);
      const { runAt, state } = await job('bad');
      expect(state).toBe('waiting');
      pauses.push((runAt.getTime() - now.getTime()) / 1000);
      now = runAt;
    }
    expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 1280]);
    await runner.runDue(now);
    expect(await job('bad')).toMatchObject({ state: 'dead', attempts: MAX_ATTEMPTS, lastError: 'TypeError' });
    expect((await deadJobs(db.database)).map(({ jobKey }) => jobKey)).toEqual(['bad']);
  });

  test('a refusal is an answer: the world has moved on, and the job is done', async () => {
    handlers.on('late', () => Promise.reject(new Refusal('WRONG_STATE')));
    await plan('late', {}, 'late');
    await runner.runDue();
    expect(await job('late')).toMatchObject({ state: 'done', lastError: 'WRONG_STATE' });
  });

  test('what cannot be done just now is tried again', async () => {
    handlers.on('busy', () => Promise.reject(new Refusal('WECHAT_UNAVAILABLE')));
    await plan('busy', {}, 'busy');
    await runner.runDue();
    expect(await job('busy')).toMatchObject({ state: 'waiting', attempts: 1, lastError: 'WECHAT_UNAVAILABLE' });
  });

  test('the poller looks from time to time, and ends after the job in hand when the process is asked to stop', async () => {
    const poller = new JobPoller(runner, 5);
    const done: string[] = [];
    let begin!: () => void;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    handlers.on('slow', async ({ n }) => {
      begin();
      await new Promise((resolve) => setTimeout(resolve, 50));
      done.push(`slow ${n}`);
    });
    for (const n of [1, 2]) await plan(`slow-${n}`, { n }, 'slow', new Date(db.clock.now().getTime() + n));
    db.clock.advance({ seconds: 1 });
    poller.onApplicationBootstrap();
    await begun;
    await poller.beforeApplicationShutdown();
    expect(done).toEqual(['slow 1']);
    expect(await job('slow-2')).toMatchObject({ state: 'waiting', attempts: 0, lease: null });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(done).toEqual(['slow 1']);
  });

  test('the job of a process that died is taken over when its lease has ended', async () => {
    await plan('orphan', { n: 7 });
    const now = db.clock.now();
    const until = new Date(now.getTime() + LEASE);
    const taken = await db.uow.run((tx) => claimDue(tx, { kinds: ['note'], lease: 'dead-process', now, until, limit: 5 }));
    expect(taken).toHaveLength(1);
    expect(await runner.runDue()).toBe(0);
    expect(await runner.runDue(until)).toBe(1);
    expect(ran).toEqual([7]);
    expect(await job('orphan')).toMatchObject({ state: 'done', attempts: 2 });
  });

  test('eight processes that look at once take different jobs', async () => {
    await db.uow.run(async (tx) => {
      for (let n = 0; n < 60; n += 1) await schedule(tx, { kind: 'note', key: `claim-${n}`, payload: { n }, runAt: db.clock.now() });
    });
    const now = db.clock.now();
    const until = new Date(now.getTime() + LEASE);
    const taken = successes(await atOnce(db, 8, (i) => db.uow.run((tx) => claimDue(tx, { kinds: ['note'], lease: `process-${i}`, now, until, limit: 20 }))));
    const keys = taken.flatMap((jobs) => jobs.map(({ jobKey }) => jobKey));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThanOrEqual(20);
  });

  test('five pollers at once run each of 100 jobs exactly once', async () => {
    await db.uow.run(async (tx) => {
      for (let n = 0; n < 100; n += 1) await schedule(tx, { kind: 'note', key: `race-${n}`, payload: { n }, runAt: db.clock.now() });
    });
    await db.database.warm();
    const pollers = Array.from({ length: 5 }, () => new JobRunner(db.uow, db.clock, handlers));
    const counts = await Promise.all(pollers.map((poller) => poller.runDue()));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(100);
    expect([...ran].sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 100 }, (_, n) => n));
  });
});
