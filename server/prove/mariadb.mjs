/*
 * A MariaDB of one's own, in a folder that may be thrown away: for the tests' keeper and for `npm run prove`.
 * Plain JavaScript, because the keeper runs it without a build.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Where servers live that plain users do not look. */
export const PATH = `${process.env.PATH}:/usr/sbin:/usr/local/sbin:/opt/homebrew/bin`;
const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];

/** Why there can be no server here, or null. */
export function missing() {
  return spawnSync('mariadbd', ['--version'], { stdio: 'ignore', env: { ...process.env, PATH } }).error ? 'mariadbd is not installed' : null;
}

export const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/*
 * Temporary tables lie in the folder too: in a shared one, servers that begin at the same time take each other's away.
 */

/** Makes the system tables in `<folder>/mariadb`. Throws when that fails. */
export function prepare(folder) {
  const data = join(folder, 'mariadb');
  mkdirSync(data);
  const install = spawnSync(
    'mariadb-install-db',
    ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db', '--skip-name-resolve', ...asRoot],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, PATH, TMPDIR: folder } },
  );
  if (install.status !== 0) throw new Error(`mariadb-install-db failed: ${install.stderr}`);
}

/** Starts the server on the folder that `prepare` filled; later options win. Answers the process at once. */
export function start(folder, port, options = []) {
  return spawn(
    'mariadbd',
    [
      '--no-defaults',
      `--datadir=${join(folder, 'mariadb')}`,
      `--socket=${join(folder, 'mariadb.sock')}`,
      `--pid-file=${join(folder, 'mariadb.pid')}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--skip-name-resolve',
      '--performance-schema=OFF',
      '--character-set-server=utf8mb4',
      '--default-time-zone=+00:00',
      ...options,
      ...asRoot,
    ],
    { stdio: 'ignore', env: { ...process.env, PATH, TMPDIR: folder } },
  );
}

const reachable = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', () => (socket.destroy(), resolve(true))); // the server greets first
    socket.once('error', () => resolve(false));
    socket.setTimeout(1000, () => (socket.destroy(), resolve(false)));
  });

/** Waits until the server answers; false when it ended or took longer than `patience` milliseconds. */
export async function answers(server, port, patience = 15_000) {
  for (const until = Date.now() + patience; Date.now() < until && server.exitCode === null && server.signalCode === null; ) {
    if (await reachable(port)) return true;
    await sleep(20);
  }
  return false;
}
