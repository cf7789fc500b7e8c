import { execFile } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { migrations as all } from '../../migrations/index.js';
import { seedBase, seedDemo } from '../../seeds/index.js';
import { AnchorFile, ANCHORS } from '../../src/audit/anchors.js';
import { Sealer } from '../../src/audit/sealer.js';
import { openOurs } from '../../src/data-source.js';
import { SystemClock } from '../../src/kernel/index.js';
import { migrate, MIGRATIONS_TABLE, restoreCopy, revert } from '../../src/kernel/database/migrate.js';
import type { OpenDatabase } from '../../src/kernel/database/open.js';
import { sealedTables } from '../../src/sealed-tables.js';
import { invariantsWith, verify } from '../../src/verify.js';
import { PATH } from '../mariadb.mjs';
import type { Part, Row } from '../part.js';
import { grouped, inParallel } from '../pool.js';
import type { World } from '../world.js';

const run = promisify(execFile);

/** The tables of each version on the way up and down, with data in them; and a copy that brings everything back. */
export const migrations: Part = {
  name: 'migrations',
  about: 'Up, down, up again with data of every version; backup, drop, restore.',
  inShort: false,
  async run(world: World): Promise<readonly Row[]> {
    await fill(world);
    return [await everyVersion(world), await backup(world), await onSqlite(world)];
  },
};

type Cells = Readonly<Record<string, unknown>>;
/** The rows of each table. */
type Contents = ReadonlyMap<string, readonly Cells[]>;

const rowsOf = (open: OpenDatabase, table: string): Promise<readonly Cells[]> => open.database.rows<Record<string, unknown>>(`SELECT * FROM \`${table}\``);

/** What rows hold in these columns, in whatever order rows and columns lie; a column that is not there is not an empty one. */
function holding(rows: readonly Cells[], columns: readonly string[]): string {
  return rows.map((row) => JSON.stringify(columns.map((column) => (column in row ? [row[column]] : [])))).sort().join('\n');
}

async function tablesOf(world: World): Promise<string[]> {
  const rows = await world.database.root<{ name: string }[]>(`SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = '${world.schema}' ORDER BY 1`);
  return rows.map(({ name }) => name).filter((name) => name !== MIGRATIONS_TABLE);
}

async function contentsOf(world: World): Promise<Contents> {
  const found = new Map<string, readonly Cells[]>();
  for (const table of await tablesOf(world)) found.set(table, await rowsOf(world.open, table));
  return found;
}

/**
 * Names the tables of the earlier version that the later one does not hold whole. The later one may have more tables,
 * and more columns with whatever its version puts there; that it has all it should is for the entities to say.
 */
function lost(earlier: Contents, later: Contents): string[] {
  return [...earlier].flatMap(([table, rows]) => {
    const others = later.get(table);
    const columns = Object.keys(rows[0] ?? {}).sort();
    if (others && others.length === rows.length && holding(others, columns) === holding(rows, columns)) return [];
    return [`${table}: ${rows.length} rows in the earlier version, ${others?.length} in the later, or other contents`];
  });
}

/** Names the tables that differ in anything. */
const differences = (one: Contents, other: Contents): string[] => [...new Set([...lost(one, other), ...lost(other, one)])];

const countOf = (contents: Contents): number => [...contents.values()].reduce((sum, { length }) => sum + length, 0);

async function fill(world: World): Promise<void> {
  const { make, open, cipher, folder } = world;
  await seedDemo({ uow: open.uow, clock: make.clock, cipher });
  const size = world.count(10, 60, 300);
  const dispatcher = await make.staff('dispatcher');
  const volunteers = await make.volunteers(size);
  const orders = await make.openOrders(size, dispatcher, (i) => make.window(24 + i));
  await inParallel(volunteers, 4, async (someone, i) => {
    const actor = await make.actor(someone);
    await make.tasks.claim(actor, orders[i]!.id, { riskAgreed: true });
    await make.orders.reveal(actor, orders[i]!.id, {});
  });
  await make.points(volunteers.slice(0, 20), 60);
  await new Sealer({ tables: sealedTables, settle: 0, anchors: new AnchorFile(join(folder, ANCHORS)), webhook: null }, open.uow, open.database, new SystemClock()).look();
}

/** Down step by step with data in the tables, and from each version up again to the latest. */
function everyVersion(world: World): Promise<Row> {
  return world.row('data of each earlier version goes up whole', async (report) => {
    const full = await contentsOf(world);
    // Kept aside, so that the later parts of this proof have the whole data again.
    const dump = await dumpTo(world, join(world.folder, 'whole.sql'));
    let versions = 0;
    for (let steps = 1; steps <= all.length; steps += 1) {
      for (let i = 0; i < steps; i += 1) if ((await revert(world.open.dataSource)) === null) report.fail(`version ${all.length - steps}: nothing to take back`);
      const left = await contentsOf(world);
      for (const text of lost(left, full)) report.fail(`down ${steps}: ${text}`);
      const done = await migrate(world.open.dataSource);
      report.expect(done.length === steps, `up again: ${done.length} of ${steps} steps`);
      const again = await contentsOf(world);
      for (const text of lost(left, again)) report.fail(`up ${steps}: ${text}`);
      report.expect(again.size === full.size, `up ${steps}: ${again.size} of ${full.size} tables`);
      const { upQueries } = await world.open.dataSource.driver.createSchemaBuilder().log();
      report.expect(upQueries.length === 0, `up ${steps}: the tables differ from the entities`);
      const { migrations: state } = await world.open.database.facts();
      report.expect(state === 'head', `up ${steps}: ${state}`);
      await restoreFrom(world, dump);
      versions += 1;
    }
    report.counts = `${versions} versions, ${full.size} tables, ${grouped(countOf(full))} rows, MariaDB`;
  });
}

async function dumpTo(world: World, file: string): Promise<string> {
  const { stdout } = await run(
    'mariadb-dump',
    ['--no-defaults', '--single-transaction', '--hex-blob', '--host=127.0.0.1', `--port=${world.database.port}`, '--user=root', `--result-file=${file}`, world.schema],
    { env: { ...process.env, PATH }, maxBuffer: 1 << 28 },
  );
  if (stdout) throw new Error(stdout.slice(0, 200));
  return file;
}

async function restoreFrom(world: World, file: string): Promise<void> {
  await world.database.fresh(world.schema);
  await run('mariadb', ['--no-defaults', '--host=127.0.0.1', `--port=${world.database.port}`, '--user=root', world.schema, '-e', `source ${file}`], { env: { ...process.env, PATH } });
}

function backup(world: World): Promise<Row> {
  return world.row('backup, drop, restore: equal, and all invariants', async (report) => {
    const before = await contentsOf(world);
    const file = await dumpTo(world, join(world.folder, 'backup.sql'));
    await world.database.fresh(world.schema);
    report.expect((await tablesOf(world)).length === 0, 'the database was not empty');
    await restoreFrom(world, file);
    const after = await contentsOf(world);
    report.expect(after.size === before.size, `${after.size} of ${before.size} tables`);
    for (const text of differences(before, after)) report.fail(text);
    const verdicts = await verify(world.open.database, invariantsWith(world.folder));
    for (const { name, violations } of verdicts) for (const what of violations.slice(0, 3)) report.fail(`${name}: ${what}`);
    await world.start(1);
    report.counts = `${after.size} tables, ${grouped(countOf(after))} rows, ${verdicts.length} invariants, a server starts`;
    await world.stopServers();
  });
}

/** The same on SQLite: a copy before each upgrade, put back by `db:revert`; and a backup of the file. */
function onSqlite(world: World): Promise<Row> {
  return world.row('the same on SQLite, by copies of the file', async (report) => {
    const settings = (name: string) => ({ database: { kind: 'sqlite' as const, file: join(world.folder, name) }, databasePool: 1 });
    const { cipher, make } = world;
    let versions = 0;
    const contents = async (open: OpenDatabase): Promise<Contents> => {
      const names = await open.database.rows<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name <> '${MIGRATIONS_TABLE}'`);
      const found = new Map<string, readonly Cells[]>();
      for (const { name } of names) found.set(name, await rowsOf(open, name));
      return found;
    };
    const first = await openOurs(settings('first.db'));
    await migrate(first.dataSource);
    await seedBase(first);
    await seedDemo({ uow: first.uow, clock: make.clock, cipher });
    const full = await contents(first);
    const whole = join(world.folder, 'whole.db');
    await first.dataSource.query(`VACUUM INTO '${whole}'`);
    await first.close();
    for (let steps = 1; steps <= all.length; steps += 1) {
      const { database } = settings(`version-${steps}.db`);
      copyFileSync(whole, database.file);
      const open = await openOurs({ database, databasePool: 1 });
      for (const text of differences(full, await contents(open))) report.fail(`backup ${steps}: ${text}`);
      for (let i = 0; i < steps; i += 1) await open.dataSource.undoLastMigration();
      const left = await contents(open);
      for (const text of lost(left, full)) report.fail(`down ${steps}: ${text}`);
      const done = await migrate(open.dataSource);
      report.expect(done.length === steps, `up again: ${done.length} of ${steps} steps`);
      const again = await contents(open);
      for (const text of lost(left, again)) report.fail(`up ${steps}: ${text}`);
      report.expect(again.size === full.size, `up ${steps}: ${again.size} of ${full.size} tables`);
      await open.close();
      versions += 1;
      if (steps === all.length) continue; // from nothing there is no copy
      restoreCopy(database.file); // what db:revert does: the file as it was before the upgrade
      const restored = await openOurs({ database, databasePool: 1 });
      for (const text of differences(left, await contents(restored))) report.fail(`reverted ${steps}: ${text}`);
      await restored.close();
    }
    const open = await openOurs(settings('whole.db'));
    for (const { name, violations } of await verify(open.database)) for (const what of violations.slice(0, 3)) report.fail(`${name}: ${what}`);
    await open.close();
    report.counts = `${versions} versions, ${full.size} tables`;
  });
}
