/*
 * Keeps the throw-away database server of one test run. It starts nothing until a suite asks (by making the file
 * `wanted`), and tidies everything away when its standard input ends: that happens however the run ends, also by
 * ctrl-C or kill -9.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const folder = process.argv[2];
process.env.PATH += ':/usr/sbin:/usr/local/sbin:/opt/homebrew/bin'; // where servers live that plain users do not look
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

function tell(answer) {
  writeFileSync(join(folder, 'server.tmp'), JSON.stringify(answer));
  renameSync(join(folder, 'server.tmp'), join(folder, 'server.json'));
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const reachable = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', () => (socket.destroy(), resolve(true))); // the server greets first
    socket.once('error', () => resolve(false));
    socket.setTimeout(1000, () => (socket.destroy(), resolve(false)));
  });

async function start() {
  if (spawnSync('mariadbd', ['--version'], { stdio: 'ignore' }).error) return tell({ missing: 'mariadbd is not installed' });
  const data = join(folder, 'mariadb');
  mkdirSync(data);
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  const install = spawnSync(
    'mariadb-install-db',
    ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db', '--skip-name-resolve', ...user],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  if (install.status !== 0) return tell({ missing: `mariadb-install-db failed: ${install.stderr}` });
  const port = await freePort();
  server = spawn(
    'mariadbd',
    [
      '--no-defaults',
      `--datadir=${data}`,
      `--socket=${join(folder, 'mariadb.sock')}`,
      `--pid-file=${join(folder, 'mariadb.pid')}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--skip-name-resolve',
      '--innodb-log-file-size=8M',
      '--innodb-buffer-pool-size=32M',
      '--innodb-file-per-table=OFF', // a new table is then no new file
      '--performance-schema=OFF',
      '--character-set-server=utf8mb4',
      '--default-time-zone=+00:00',
      '--max-connections=300',
      ...user,
    ],
    { stdio: 'ignore' },
  );
  for (let tries = 0; tries < 300 && server.exitCode === null; tries += 1) {
    if (await reachable(port)) return tell({ url: `mariadb://root@127.0.0.1:${port}` });
    await sleep(50);
  }
  tell({ missing: 'mariadbd did not start' });
}

while (!existsSync(join(folder, 'wanted'))) await sleep(50); // `end` leaves the process
await start();
