import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { faults } from '../prove/faults/index.js';
import { freePort } from '../prove/mariadb.mjs';
import { runFolder } from './test-server.js';

/*
 * What production serves is built by the script `build`, what the proofs bend by `build:prove`. The faults that are
 * planted there must not be within reach here.
 */

const SERVER = dirname(dirname(fileURLToPath(import.meta.url)));
const { scripts } = JSON.parse(readFileSync(join(SERVER, 'package.json'), 'utf8')) as { scripts: Readonly<Record<'build' | 'build:prove', string>> };
const folder = join(SERVER, 'node_modules/.cache', `production-${process.pid}`);
const production = join(folder, 'dist');
const bendable = join(folder, 'dist-prove');
const running: ChildProcess[] = [];

function run(tool: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(tool, args, { cwd: SERVER }, (error, stdout, stderr) => (error ? reject(new Error(stdout + stderr)) : resolve()));
  });
}

/** The script as it is, except for where to. */
function build(name: 'build' | 'build:prove', to: string): Promise<void> {
  const [tool, ...args] = scripts[name].replaceAll("'", '').split(' ');
  args[args.indexOf('-d') + 1] = to;
  return run(join(SERVER, 'node_modules/.bin', tool!), args);
}

/** As one file, as it is started. */
const bundle = (built: string): Promise<void> => run(process.execPath, [join(SERVER, 'scripts/bundle.mjs'), built]);

const filesOf = (built: string): string[] => readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(join(built, file)).isFile());

/** What a server that was told to bend answers to a guest who asks for all volunteers, or for another page. */
async function answerOf(command: readonly string[], data: string, path = '/v1/volunteers'): Promise<number> {
  const port = await freePort();
  const env = { PATH: process.env['PATH'], DATA_DIR: data, PORT: String(port), LOG_LEVEL: 'error', PROVE_FAULT: 'route-without-guard' };
  const child = spawn(process.execPath, [...command], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  running.push(child);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => null);
    if (!answer && child.exitCode === null) {
      await sleep(50);
      continue;
    }
    child.kill('SIGTERM');
    await ended;
    return answer?.status ?? 0;
  }
}

beforeAll(async () => {
  await Promise.all([build('build', production).then(() => bundle(production)), build('build:prove', bendable)]);
}, 60_000);
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

describe('the production build', () => {
  test('has nothing but the server, its migrations and its seeds', () => {
    expect(readdirSync(production).sort()).toEqual(['areas-440785.json', 'migrations', 'seeds', 'server.js', 'src']);
    expect(filesOf(bendable)).toEqual(expect.arrayContaining(faults.filter(({ insteadOf }) => insteadOf).map(({ name }) => `prove/faults/${name}.js`)));
    const names = new Set(faults.map(({ name }) => `${name}.js`));
    expect(filesOf(production).filter((file) => names.has(file.split(/[\\/]/).at(-1)!))).toEqual([]);
  });

  test('does not say the word that bends', () => {
    const said = (built: string): string[] => filesOf(built).filter((file) => /PROVE_|\bprove\/|dist-prove/.test(readFileSync(join(built, file), 'utf8')));
    expect(said(bendable)).toContain('prove/prove-main.js');
    expect(said(production)).toEqual([]);
  });

  test('has the pages of its API in the one file that is started', async () => {
    expect(await answerOf([join(production, 'server.js'), 'start'], mkdtempSync(join(runFolder(), 'pages-')), '/docs')).toBe(200);
  }, 60_000);

  test('is deaf to it', async () => {
    const data = mkdtempSync(join(runFolder(), 'deaf-'));
    expect(await answerOf([join(production, 'server.js'), 'start'], data)).toBe(401);
    expect(await answerOf([join(bendable, 'prove/prove-main.js')], data)).toBe(200);
  }, 120_000);
});
