import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../src/kernel/database/open.js';
import { runFolder } from './test-server.js';

/*
 * The commands as people run them: compiled, in processes of their own, on a SQLite file.
 */

const SERVER = dirname(dirname(fileURLToPath(import.meta.url)));
const built = join(SERVER, 'node_modules/.cache', `cli-${process.pid}`);
const cli = join(built, 'src/cli.js');

interface Ended {
  readonly code: number;
  readonly out: string;
}

function run(command: string, env: Record<string, string>): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, command], { env: { PATH: process.env['PATH'], ...env }, timeout: 30_000 }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, out: stdout + stderr });
    });
  });
}

/** A server that runs until it is told to stop; answers its address and how it ends. */
async function start(env: Record<string, string>): Promise<{ child: ChildProcess; address: string; said: () => string; ended: Promise<number | null> }> {
  const child = spawn(process.execPath, [cli, 'start'], { env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const address = await new Promise<string>((resolve, reject) => {
    const listen = (part: Buffer): void => {
      said += part.toString();
      const found = /已经开好：(\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    void ended.then(() => reject(new Error(said)));
  });
  return { child, address, said: () => said, ended };
}

const oneSentence = ({ code, out }: Ended): string => {
  expect(code).toBe(1);
  expect(out.trim().split('\n')).toHaveLength(1);
  return out;
};

beforeAll(async () => {
  mkdirSync(built, { recursive: true });
  const swc = join(SERVER, 'node_modules/@swc/cli/bin/swc.js');
  const args = [swc, 'src', 'migrations', 'seeds', '-d', built, '--config-file', '.swcrc', '--copy-files'];
  await new Promise<void>((resolve, reject) => {
    execFile(process.execPath, args, { cwd: SERVER }, (error, stdout, stderr) => (error ? reject(new Error(stdout + stderr)) : resolve()));
  });
}, 60_000);
afterAll(() => rmSync(built, { recursive: true, force: true }));

const fresh = (): string => mkdtempSync(join(runFolder(), 'cli-'));
const quiet = (folder: string): Record<string, string> => ({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error' });

describe('a server started by one command', () => {
  test('migrates, seeds, names its people, lets others work beside it, and leaves in good order', async () => {
    const env = quiet(fresh());
    const { child, address, said, ended } = await start(env);
    expect(said()).toContain('数据库升级了');
    const { people } = (await (await fetch(`${address}/v1/auth/demo-people`)).json()) as { people: { name: string }[] };
    for (const { name } of people) expect(said()).toContain(name);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);

    expect((await run('verify', env)).out).toContain('项都对');
    expect((await run('user:grant', env)).out).toMatch(/开通码：[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/);
    expect(oneSentence(await run('serve', env))).toContain('已经被另一个服务进程打开');

    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  }, 60_000);
});

describe('a command that cannot be done says why in one sentence, and ends with 1', () => {
  let taken: Server;
  let port: number;
  beforeAll(async () => {
    taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    port = (taken.address() as { port: number }).port;
  });
  afterAll(() => void taken.close());

  test('a port in use', async () => {
    const folder = fresh();
    expect((await run('db:migrate', quiet(folder))).code).toBe(0);
    expect(oneSentence(await run('serve', { ...quiet(folder), PORT: String(port) }))).toContain(`端口 ${port} 已经被别的程序占用`);
  }, 60_000);

  test('a database newer than the program', async () => {
    const folder = fresh();
    const env = quiet(folder);
    expect((await run('db:migrate', env)).code).toBe(0);
    const open = await openDatabase({ address: { kind: 'sqlite', file: join(folder, 'app.db') }, pool: 1, entities: [], migrations: [] });
    await open.uow.run((tx) => tx.change('INSERT INTO schema_migration (timestamp, name) VALUES (?, ?)', [1, 'FromTheFuture9999999999999']));
    await open.close();
    for (const command of ['start', 'verify']) expect(oneSentence(await run(command, env))).toContain('数据库比程序新');
  }, 60_000);

  test('a folder that cannot be written', async () => {
    const file = join(fresh(), 'a-file');
    writeFileSync(file, '');
    expect(oneSentence(await run('start', quiet(join(file, 'data'))))).toMatch(/写不了|不是文件夹/);
  });

  test('a database that was never migrated', async () => {
    expect(oneSentence(await run('serve', quiet(fresh())))).toContain('npm run db:migrate');
  });

  test('a database server that is not there', async () => {
    const env = { ...quiet(fresh()), DATABASE_URL: 'mysql://nobody@127.0.0.1:9/none' };
    expect(oneSentence(await run('db:migrate', env))).toContain('连不上数据库');
  });

  test('a wrong variable, production without keys, an unknown command', async () => {
    expect(oneSentence(await run('serve', { ...quiet(fresh()), LOG_LEVEL: 'loud' }))).toContain('LOG_LEVEL');
    expect(oneSentence(await run('serve', { ...quiet(fresh()), MODE: 'production' }))).toContain('FIELD_KEYS');
    expect(oneSentence(await run('dance', quiet(fresh())))).toContain('db:migrate');
  });
});

test('an upgrade of a SQLite file is taken back by its copy', async () => {
  const env = quiet(fresh());
  await run('db:migrate', env);
  expect((await run('db:seed', env)).out).toContain('演示人物');
  expect(oneSentence(await run('db:revert', env))).toContain('没有升级前的副本');
});
