import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, createTable, dropTables, id, int, line } from '../migrations/columns.js';
import { migrate, restoreCopy, type MigrationClass } from '../src/kernel/database/migrate.js';
import { openDatabase, type OpenDatabase } from '../src/kernel/database/open.js';
import { freshFile } from './templates.js';

class Things1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'thing', [id(), line('name', 20)], { check: { ck_thing_name: "name <> ''" } });
  }
  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'thing');
  }
}
class Sizes1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'thing', [int('size', { default: 7 })]);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('thing', 'size');
  }
}

describe('an upgrade of a SQLite file', () => {
  const at = (file: string, migrations: readonly MigrationClass[]): Promise<OpenDatabase> =>
    openDatabase({ address: { kind: 'sqlite', file }, pool: 1, entities: [], migrations });

  it('keeps a copy first, which revert puts back', async () => {
    const { file } = (await freshFile(false)) as { file: string };
    const old = await at(file, [Things1700000000001]);
    expect((await old.database.facts()).migrations).toBe('behind');
    await migrate(old.dataSource);
    await old.uow.run((tx) => tx.change("insert into thing (id, name) values ('a', '旧')"));
    await old.close();

    const upgraded = await at(file, [Things1700000000001, Sizes1700000000002]);
    expect((await upgraded.database.facts()).migrations).toBe('behind');
    expect(await migrate(upgraded.dataSource)).toEqual(['Sizes1700000000002']);
    expect(await upgraded.database.rows('select * from thing')).toEqual([{ id: 'a', name: '旧', size: 7 }]);
    await expect(upgraded.uow.run((tx) => tx.change("insert into thing (id, name) values ('b', '')"))).rejects.toThrow('ck_thing_name');
    await upgraded.close();

    expect(basename(restoreCopy(file))).toBe(`${basename(file)}.before-Sizes1700000000002`);
    const back = await at(file, [Things1700000000001]);
    expect((await back.database.facts()).migrations).toBe('head');
    expect(await back.database.rows('select * from thing')).toEqual([{ id: 'a', name: '旧' }]);
    await back.close();
    expect(existsSync(`${file}.replaced`)).toBe(true);
    expect(() => restoreCopy(file)).toThrow('没有升级前的副本');
  });

  it('is refused by an older program in one clear sentence', async () => {
    const { file } = (await freshFile(false)) as { file: string };
    const upgraded = await at(file, [Things1700000000001, Sizes1700000000002]);
    await migrate(upgraded.dataSource);
    await upgraded.close();
    const old = await at(file, [Things1700000000001]);
    expect((await old.database.facts()).migrations).toBe('ahead');
    await expect(migrate(old.dataSource)).rejects.toThrow(/数据库比程序新.*Sizes1700000000002/);
    await old.close();
    expect(readdirSync(dirname(file)).filter((name) => name.startsWith(`${basename(file)}.before`))).toEqual([]);
  });
});
