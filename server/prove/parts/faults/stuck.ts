import { setTimeout as sleep } from 'node:timers/promises';
import type { Report, World } from '../../world.js';
import type { Named } from './named.js';

/** Milliseconds after which nothing may be left of what was broken. */
const TIDY = 2_000;

/** Fails unless a moment comes within two seconds in which these servers have no transaction open. */
export async function nothingStuck(world: World, report: Report, { name }: Named): Promise<void> {
  const began = Date.now();
  for (;;) {
    // The table of transactions is a picture that is taken anew when nobody has looked for a tenth of a second.
    await sleep(120);
    const open = await world.database.root<{ id: number; seconds: number; state: string }[]>(
      `SELECT t.trx_mysql_thread_id AS id, TIMESTAMPDIFF(SECOND, t.trx_started, NOW()) AS seconds, t.trx_state AS state
       FROM information_schema.INNODB_TRX t JOIN information_schema.PROCESSLIST p ON p.id = t.trx_mysql_thread_id WHERE p.user = '${name}'`,
    );
    if (open.length === 0) return;
    if (Date.now() - began > TIDY) {
      for (const { id, seconds, state } of open) report.fail(`connection ${id} has a transaction open for ${seconds} s (${state})`);
      return;
    }
  }
}
