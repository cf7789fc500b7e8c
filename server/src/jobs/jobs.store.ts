import { marks, newId, type Reads, type Tx } from '../kernel/index.js';
import { Job, type JobPayload } from './job.entity.js';

export interface JobOrder {
  /** Which handler: `order.window-passed`. */
  readonly kind: string;
  /** What makes it one and the same job: `order.window-passed:<id>`. */
  readonly key: string;
  readonly payload: JobPayload;
  readonly runAt: Date;
}

/**
 * Writes a job in the transaction of its reason. A key that is there already is the same job: nothing happens,
 * unless it had been cancelled, then it waits again, with this time and payload.
 */
export async function schedule(tx: Tx, order: JobOrder): Promise<void> {
  const { kind, key, payload, runAt } = order;
  const isNew = await tx.insertIfAbsent(Job, {
    id: newId(runAt),
    kind,
    jobKey: key,
    payload,
    runAt,
    state: 'waiting',
    attempts: 0,
    lease: null,
    leaseUntil: null,
    lastError: null,
  });
  if (!isNew) await tx.update(Job, { state: 'waiting', payload, runAt, attempts: 0 }, "job_key = ? AND state = 'cancelled'", [key]);
}

/** Takes back jobs that have not begun. One that runs just now finds its condition gone and does nothing. */
export async function cancelJobs(tx: Tx, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await tx.change(`UPDATE job SET state = 'cancelled' WHERE job_key IN (${marks(keys)}) AND state = 'waiting'`, keys);
}

/**
 * Takes due jobs for one process: candidates first, then one UPDATE that repeats the condition, so that each job
 * goes to one process only. A job whose process has been silent for longer than its lease is due again.
 */
export async function claimDue(tx: Tx, claim: { kinds: readonly string[]; lease: string; now: Date; until: Date; limit: number }): Promise<Job[]> {
  const { kinds, lease, now, until, limit } = claim;
  if (kinds.length === 0) return [];
  const ofKinds = `kind IN (${marks(kinds)})`;
  const waiting = await tx.rows<{ id: string }>(
    `SELECT id FROM job WHERE state = 'waiting' AND run_at <= ? AND ${ofKinds} ORDER BY run_at, id LIMIT ${limit}`,
    [now, ...kinds],
  );
  const left = await tx.rows<{ id: string }>(`SELECT id FROM job WHERE state = 'running' AND lease_until <= ? AND ${ofKinds} ORDER BY id LIMIT ${limit}`, [now, ...kinds]);
  const ids = [...waiting, ...left].map(({ id }) => id).sort();
  if (ids.length === 0) return [];
  await tx.change(
    `UPDATE job SET state = 'running', lease = ?, lease_until = ?, attempts = attempts + 1
     WHERE id IN (${marks(ids)}) AND ((state = 'waiting' AND run_at <= ?) OR (state = 'running' AND lease_until <= ?))`,
    [lease, until, ...ids, now, now],
  );
  return tx.find(Job, `id IN (${marks(ids)}) AND lease = ? AND state = 'running' ORDER BY run_at, id`, [...ids, lease]);
}

/** Says that the process still works on its job. False: another has taken it over meanwhile. */
export async function renew(tx: Tx, id: string, lease: string, until: Date): Promise<boolean> {
  return (await tx.update(Job, { leaseUntil: until }, "id = ? AND lease = ? AND state = 'running'", [id, lease])) === 1;
}

/** The end of one run; `nextAt` null after a failure means that the job is given up. */
export async function finish(tx: Tx, id: string, lease: string, end: { failed: false; note: string | null } | { failed: true; note: string; nextAt: Date | null }): Promise<void> {
  const state = !end.failed ? 'done' : end.nextAt === null ? 'dead' : 'waiting';
  const runAt = end.failed && end.nextAt !== null ? { runAt: end.nextAt } : {};
  await tx.update(Job, { state, lease: null, leaseUntil: null, lastError: end.note, ...runAt }, 'id = ? AND lease = ?', [id, lease]);
}

/** Jobs that were taken and not begun wait again for anybody: the process is about to end. */
export async function giveBack(tx: Tx, lease: string): Promise<void> {
  await tx.change("UPDATE job SET state = 'waiting', lease = NULL, lease_until = NULL, attempts = attempts - 1 WHERE lease = ? AND state = 'running'", [lease]);
}

/** Jobs that were given up, the newest first: what staff of the deployment have to look at. */
export function deadJobs(reads: Reads, limit = 50): Promise<Job[]> {
  return reads.find(Job, `state = 'dead' ORDER BY run_at DESC LIMIT ${limit}`);
}
