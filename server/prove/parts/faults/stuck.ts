import { setTimeout as sleep } from 'node:timers/promises';
import type { Report, World } from '../../world.js';

/** Milliseconds after which nothing may be left of what was broken. */
const TIDY = 2_000;

/** Fails unless a moment without any open transaction comes within two seconds. */
export async function nothingStuck(world: World, report: Report): Promise<void> {
  const began = Date.now();
  for (;;) {
    const open = await world.database.root<{ id: number; seconds: number; state: string }[]>(
      `SELECT trx_mysql_thread_id AS id, TIMESTAMPDIFF(SECOND, trx_started, NOW()) AS seconds, trx_state AS state FROM information_schema.INNODB_TRX`,
    );
    if (open.length === 0) return;
    if (Date.now() - began > TIDY) {
      for (const { id, seconds, state } of open) report.fail(`connection ${id} has a transaction open for ${seconds} s (${state})`);
      return;
    }
    await sleep(50);
  }
}
