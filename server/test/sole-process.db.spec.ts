import { describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openDatabase } from '../src/kernel/database/open.js';
import { freshFile } from './templates.js';

/** Another process that takes the file's lock as the server does, tells, and stays. */
async function neighbour(file: string): Promise<ChildProcess> {
  const program = `
    import libsql from 'libsql';
    const lock = new libsql(process.argv[1] + '.lock');
    lock.exec('BEGIN EXCLUSIVE');
    console.log('taken');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, file], { cwd: process.cwd(), stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

describe('a SQLite file', () => {
  const open = (file: string, alone?: boolean) => openDatabase({ address: { kind: 'sqlite', file }, pool: 1, entities: [], migrations: [], alone });

  it('is refused to a second server process, until the first dies, even by kill -9', async () => {
    const { file } = (await freshFile(false)) as { file: string };
    const first = await neighbour(file);
    try {
      await expect(open(file)).rejects.toThrow(/已经被另一个服务进程打开.*Another server process/s);
    } finally {
      first.kill('SIGKILL');
      await once(first, 'exit');
    }
    await (await open(file)).close();
  });

  it('is refused to a second server in the same process, and free again after closing', async () => {
    const { file } = (await freshFile(false)) as { file: string };
    const first = await open(file);
    await expect(open(file)).rejects.toThrow('已经被另一个服务进程打开');
    await first.close();
    await (await open(file)).close();
  });

  it('can be written by a short command beside the server', async () => {
    const { file } = (await freshFile(false)) as { file: string };
    const server = await open(file);
    await server.uow.run((tx) => tx.change('create table note (n int)'));
    const command = await open(file, false);
    await command.uow.run((tx) => tx.change('insert into note values (1)'));
    await command.close();
    expect(await server.database.rows('select n from note')).toEqual([{ n: 1 }]);
    await server.close();
  });
});
