import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import mysql, { type Connection, type RowDataPacket } from 'mysql2/promise';
import { entities } from '../src/entities.js';
import type { DatabaseAddress } from '../src/kernel/database/address.js';
import { parseAddress } from '../src/kernel/database/address.js';
import { migrate, type AnyEntity, type MigrationClass } from '../src/kernel/database/migrate.js';
import { openDatabase } from '../src/kernel/database/open.js';
import { migrations } from '../migrations/index.js';
import { runFolder } from './test-server.js';

/*
 * Every suite gets a database of its own. Running all migrations takes seconds, so they run once for the whole
 * test run, into a template, and each suite takes a copy of that.
 */

let count = 0;
const freshName = (): string => `t_${process.pid}_${Date.now().toString(36)}_${(count += 1)}`;

async function build(address: DatabaseAddress): Promise<void> {
  const open = await openDatabase({ address, pool: 2, entities: entities as readonly AnyEntity[], migrations: migrations as readonly MigrationClass[] });
  await migrate(open.dataSource);
  // The file is copied alone: what still lies in its write-ahead log would be lost.
  if (address.kind === 'sqlite') await open.dataSource.query('PRAGMA wal_checkpoint(TRUNCATE)');
  await open.close();
}

/** A new SQLite file, empty or with every table. */
export async function freshFile(withTables: boolean): Promise<DatabaseAddress> {
  const file = join(runFolder(), `${freshName()}.db`);
  if (withTables) {
    const template = join(runFolder(), 'template.db');
    if (!existsSync(template)) {
      const own = `${file}.template`;
      await build({ kind: 'sqlite', file: own });
      renameSync(own, template); // two workers at once make the same file
    }
    copyFileSync(template, file);
  }
  return { kind: 'sqlite', file };
}

/** A new database on the server, empty or with every table, and the way to drop it. */
export async function freshSchema(server: string, withTables: boolean): Promise<{ address: DatabaseAddress; drop: () => Promise<void> }> {
  const name = freshName();
  const root = await mysql.createConnection({ uri: `${server.replace(/^mariadb:/, 'mysql:')}/`, multipleStatements: true });
  try {
    // As a server hands them out: the migrations themselves must see to it that letters are told apart.
    await root.query(`CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci`);
    if (withTables) await copyTemplate(root, server, name);
  } finally {
    await root.end();
  }
  const drop = async (): Promise<void> => {
    const again = await mysql.createConnection({ uri: `${server.replace(/^mariadb:/, 'mysql:')}/` });
    await again.query(`DROP DATABASE \`${name}\``);
    await again.end();
  };
  return { address: parseAddress(`${server}/${name}`)!, drop };
}

async function copyTemplate(root: Connection, server: string, target: string): Promise<void> {
  const template = `template_${runFolder().replace(/\W/g, '').slice(-12)}`;
  await root.query(`DO GET_LOCK('${template}', 120)`);
  const [ready] = await root.query<RowDataPacket[]>(`SHOW DATABASES LIKE '${template}_ready'`);
  if (ready.length === 0) {
    await root.query(`DROP DATABASE IF EXISTS \`${template}\``);
    await root.query(`CREATE DATABASE \`${template}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci`);
    await build(parseAddress(`${server}/${template}`)!);
    await root.query(`CREATE DATABASE \`${template}_ready\``);
  }
  await root.query(`DO RELEASE_LOCK('${template}')`);
  const [tables] = await root.query<RowDataPacket[]>(
    `SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = '${template}'`,
  );
  const statements: string[] = [];
  for (const { name } of tables as { name: string }[]) {
    const [[row]] = await root.query<RowDataPacket[]>(`SHOW CREATE TABLE \`${template}\`.\`${name}\``);
    statements.push(String(row!['Create Table']));
  }
  // Rows too: a migration may have written some (its own list of done migrations, at least).
  const rows = (tables as { name: string }[]).map(({ name }) => `INSERT INTO \`${name}\` SELECT * FROM \`${template}\`.\`${name}\``);
  await root.query(['SET FOREIGN_KEY_CHECKS = 0', `USE \`${target}\``, ...statements, ...rows, 'SET FOREIGN_KEY_CHECKS = 1'].join(';\n'));
}
