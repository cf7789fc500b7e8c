/*
 * Keeps the throw-away database server of one test run. It starts nothing until a suite asks (by making the file
 * `wanted`), and tidies everything away when its standard input ends: that happens however the run ends, also by
 * ctrl-C or kill -9.
 */
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { answers, freePort, missing, prepare, start } from '../prove/mariadb.mjs';

const folder = process.argv[2];
let server = null;
let ending = false;

async function end() {
  if (ending) return;
  ending = true;
  if (server && server.exitCode === null) {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL'); // nothing in it is worth a clean end
    await gone;
  }
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}
process.stdin.on('end', end).on('error', end).resume();
process.on('SIGINT', () => {}); // the run's ctrl-C; our end follows
process.on('SIGTERM', end);

function tell(found) {
  writeFileSync(join(folder, 'server.tmp'), JSON.stringify(found));
  renameSync(join(folder, 'server.tmp'), join(folder, 'server.json'));
}

async function answer() {
  const why = missing();
  if (why) return tell({ missing: why });
  try {
    prepare(folder);
  } catch (error) {
    return tell({ missing: error.message });
  }
  const port = await freePort();
  server = start(folder, port, [
    '--innodb-log-file-size=8M',
    '--innodb-buffer-pool-size=32M',
    '--innodb-file-per-table=OFF', // a new table is then no new file
    '--max-connections=300',
  ]);
  tell((await answers(server, port)) ? { url: `mariadb://root@127.0.0.1:${port}` } : { missing: 'mariadbd did not start' });
}

while (!existsSync(join(folder, 'wanted'))) await sleep(50); // `end` leaves the process
await answer();
