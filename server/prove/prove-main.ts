import type { Pool } from 'mysql2';
import { dirname, join } from 'node:path';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { plant } from './faults/plant.js';

/*
 * The server with something bent, for proofs only: it shares every module with the production entry, is compiled into
 * `dist-prove/` and is no part of `dist/`.
 *
 *   PROVE_LOCK_WAIT   seconds that a statement waits for a lock, instead of 3
 *   PROVE_FAULT       one of `faults/`, in the place of the module it bends
 *   PROVE_CLOCK       a file that says how many milliseconds its clock is ahead
 *   PROVE_OWN_TIME    yes: each request says in a header when it is made, and timers run when they are told to
 */

let root = dirname(fileURLToPath(import.meta.url));
while (!existsSync(join(root, 'pnpm-workspace.yaml'))) root = dirname(root);

const fault = process.env['PROVE_FAULT'];
if (fault) plant(fault);
// Not before: what has been imported cannot be bent any more.
const { readConfig } = await import('../src/config.js');
const { openToServe } = await import('../src/open-to-serve.js');
const { serve, stopOnSignals } = await import('../src/main.js');

const config = readConfig(process.env, root);
const open = await openToServe(config);
const lockWait = Number(process.env['PROVE_LOCK_WAIT'] ?? 0);
if (lockWait > 0 && config.database.kind !== 'sqlite') {
  const { pool } = open.dataSource.driver as unknown as { pool: Pool };
  const set = `SET SESSION innodb_lock_wait_timeout = ${lockWait}`;
  pool.on('connection', (connection) => connection.query(set)); // behind the listener that says 3
  const all = await Promise.all(Array.from({ length: config.databasePool }, () => pool.promise().getConnection()));
  for (const connection of all) {
    await connection.query(set);
    connection.release();
  }
}
const { answerInOwnTime, OwnTime } = await import('./own-time.js');
const clock = process.env['PROVE_OWN_TIME'] === 'yes' ? new OwnTime() : null;
const told = process.env['PROVE_CLOCK'];
const { ToldClock } = await import('./told-clock.js');
const running = await serve(config, { handedOver: open, ...(clock ? { clock, jobsEvery: 0 } : told ? { clock: new ToldClock(told) } : {}) });
if (clock) answerInOwnTime(running, clock, open);
stopOnSignals(running);
