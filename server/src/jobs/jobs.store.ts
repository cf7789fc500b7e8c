import { marks, newId, type Tx } from '../kernel/index.js';
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
