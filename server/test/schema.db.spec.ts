import { describe, expect, it } from '@jest/globals';
import { entities } from '../src/entities.js';
import { openDatabase } from '../src/kernel/database/open.js';
import { migrate, revert } from '../src/kernel/database/migrate.js';
import { migrations } from '../migrations/index.js';
import { onEachEngine } from './engines.js';
import { freshSchema } from './templates.js';
import { serverHere, testServer } from './test-server.js';

onEachEngine('our tables', (engine) => {
  it('are what the entities say', async () => {
    const { upQueries } = await engine.dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('are at the last migration', async () => {
    expect(await engine.database.facts()).toMatchObject({ migrations: 'head', durabilityProblems: [] });
  });

  it('have the CHECKs of the entities, by name', async () => {
    // TypeORM does not compare these on MySQL and MariaDB, and its Table API drops them there.
    const wanted = engine.dataSource.entityMetadatas.flatMap(({ checks, tableName }) => checks.map(({ name }) => `${tableName} ${name}`));
    const rows =
      engine.name === 'mariadb'
        ? await engine.database.rows<{ found: string }>(
            "select TABLE_NAME || ' ' || CONSTRAINT_NAME as found from information_schema.TABLE_CONSTRAINTS where CONSTRAINT_SCHEMA = database() and CONSTRAINT_TYPE = 'CHECK'",
          )
        : (await engine.database.rows<{ name: string; sql: string }>("select name, sql from sqlite_master where type = 'table'")).flatMap(
            ({ name, sql }) => [...sql.matchAll(/CONSTRAINT "(\w+)" CHECK/g)].map(([, check]) => ({ found: `${name} ${check}` })),
          );
    expect(rows.map(({ found }) => found).sort()).toEqual(wanted.sort());
  });

  it('give every constraint a name of ours', () => {
    const strange = engine.dataSource.entityMetadatas.flatMap(({ indices, uniques, checks, foreignKeys }) => [
      ...indices.filter(({ name, isUnique }) => !name.startsWith(isUnique ? 'uq_' : 'ix_')).map(({ name }) => name),
      ...checks.filter(({ name }) => !name.startsWith('ck_')).map(({ name }) => name),
      ...foreignKeys.filter(({ name }) => !name.startsWith('fk_')).map(({ name }) => name),
      ...uniques.map(({ name }) => `${name}: say @Index with unique`),
    ]);
    expect(strange).toEqual([]);
  });

  if (engine.name === 'mariadb') {
    it('compare every text letter by letter', async () => {
      const loose = await engine.database.rows(
        "select TABLE_NAME, COLUMN_NAME, COLLATION_NAME from information_schema.COLUMNS where TABLE_SCHEMA = database() and COLLATION_NAME <> 'utf8mb4_bin' and TABLE_NAME <> 'schema_migration'",
      );
      expect(loose).toEqual([]);
    });
  }
});

describe('the migrations', () => {
  const missing = serverHere();
  (missing ? it.skip : it)(
    'go down to nothing and up again on MariaDB',
    async () => {
      const server = await testServer();
      if ('missing' in server) throw new Error(server.missing);
      const { address, drop } = await freshSchema(server.url, false);
      const open = await openDatabase({ address, pool: 2, entities, migrations });
      try {
        await migrate(open.dataSource);
        while ((await revert(open.dataSource)) !== null);
        const left = await open.database.rows<{ name: string }>(
          "select TABLE_NAME as name from information_schema.TABLES where TABLE_SCHEMA = database() and TABLE_NAME <> 'schema_migration'",
        );
        expect(left).toEqual([]);
        expect(await migrate(open.dataSource)).toHaveLength(migrations.length);
      } finally {
        await open.close();
        await drop();
      }
    },
    120_000,
  );
});
