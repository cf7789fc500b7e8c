import { AnchorFile, ANCHORS, type Anchor } from '../../src/audit/anchors.js';
import type { SealedTable } from '../../src/audit/sealed-table.js';
import { Sealer } from '../../src/audit/sealer.js';
import { verifySeals } from '../../src/audit/seals.invariant.js';
import { newId, SystemClock } from '../../src/kernel/index.js';
import { sealedTables } from '../../src/sealed-tables.js';
import { join } from 'node:path';
import type { Part, Row } from '../part.js';
import { grouped, inParallel } from '../pool.js';
import type { Random } from '../random.js';
import type { World } from '../world.js';
import { drift } from './drift.js';

type Cell = string | number | null;
type Raw = Readonly<Record<string, Cell>> & { readonly id: number };

/** What somebody with the database's password does to a row, and how to undo it. */
interface Deed {
  readonly table: string;
  readonly id: number;
  readonly what: 'changed' | 'deleted' | 'inserted';
  readonly text: string;
  readonly undo: string;
}

const BATCH = 20;

/** Edits, deletions and insertions among sealed rows, straight in the database. */
export const tamper: Part = {
  name: 'tamper',
  about: 'Every edit, deletion and insertion among sealed rows is found and named, and every drift of what is derived.',
  inShort: true,
  async run(world: World): Promise<readonly Row[]> {
    await fill(world);
    return [await single(world), await tail(world), await drift(world)];
  },
};

/** Real work, so that every sealed table has rows; and gaps, as rolled back transactions leave them. */
async function fill(world: World): Promise<void> {
  const { make, open } = world;
  await world.start(1, { SEAL_EVERY: '0' });
  const size = world.count(20, 60, 120);
  const dispatcher = await make.staff('dispatcher');
  const volunteers = await make.volunteers(size);
  const orders = await make.openOrders(size, dispatcher, (i) => make.window(24 + i));
  await make.points(volunteers, 20);
  const [stockId] = await make.gifts(1, () => size);
  await inParallel(volunteers, 4, async ({ token }, i) => {
    const id = orders[i]!.id;
    const port = world.port(i);
    await world.client.call(port, 'POST /v1/orders/:id/claim', { token, params: { id }, body: { riskAgreed: true } });
    await world.client.call(port, 'POST /v1/orders/:id/reveal', { token, params: { id }, body: {} });
    await world.client.call(port, 'PUT /v1/me/consents', { token, body: { purpose: 'invite', on: false } });
    await world.client.call(port, 'POST /v1/redemptions', { token, body: { id: newId(new Date()), stockId: stockId! } });
  });
  await world.stopServers();
  for (const { table } of sealedTables) {
    // A number that was given out and rolled back.
    const [last] = await open.database.rows<Raw>(`SELECT * FROM \`${table}\` ORDER BY id DESC LIMIT 1`);
    if (!last) throw new Error(`${table} is empty`);
    await world.database.root(insertion(table, { ...last, id: last.id + 3, ...fresh(last) }), world.schema);
  }
  const anchors = new AnchorFile(join(world.folder, ANCHORS));
  await new Sealer({ tables: sealedTables, settle: 0, anchors, webhook: null }, open.uow, open.database, new SystemClock()).look();
}

/** Unique columns of a copied row need other values. */
const fresh = (row: Raw): Record<string, Cell> => ({
  ...('idem_key' in row ? { idem_key: `copy-${row.id}`, phase: 'post', resolves: null } : {}),
  ...('move_id' in row ? { move_id: null } : {}),
});

async function anchorsOf(world: World): Promise<readonly Anchor[]> {
  return (await new AnchorFile(join(world.folder, ANCHORS)).all()).anchors;
}

const literal = (cell: Cell): string => (cell === null ? 'NULL' : typeof cell === 'number' ? String(cell) : `'${cell.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`);
const insertion = (table: string, row: Readonly<Record<string, Cell>>): string =>
  `INSERT INTO \`${table}\` (${Object.keys(row).map((name) => `\`${name}\``).join(', ')}) VALUES (${Object.values(row).map(literal).join(', ')})`;

/** Random deeds, in batches on different rows: each must be named, and nothing else. */
function single(world: World): Promise<Row> {
  return world.row('edits, deletions and insertions are named', async (report) => {
    const wanted = world.count(200, 1_000, 1_000);
    const { database } = world.open;
    const random = world.random.stream('deeds');
    const anchors = await anchorsOf(world);
    const clean = await verifySeals(database, sealedTables, anchors);
    report.expect(clean.faults.length === 0, `before: ${clean.faults.length} faults`);
    const rows = new Map<string, Raw[]>();
    for (const { table } of sealedTables) rows.set(table, await database.rows<Raw>(`SELECT * FROM \`${table}\` ORDER BY id`));
    const kinds = new Map<string, number>();
    let found = 0;
    for (let done = 0; done < wanted; ) {
      const deeds = Array.from({ length: Math.min(BATCH, wanted - done) }, () => deed(random, random.pick(sealedTables), rows)).filter(
        (one, i, all) => all.findIndex(({ table, id }) => table === one.table && id === one.id) === i,
      );
      done += deeds.length;
      await world.database.root(['SET FOREIGN_KEY_CHECKS = 0, UNIQUE_CHECKS = 0', ...deeds.map(({ text }) => text)].join(';\n'), world.schema);
      const { faults } = await verifySeals(database, sealedTables, anchors);
      await world.database.root(['SET FOREIGN_KEY_CHECKS = 0, UNIQUE_CHECKS = 0', ...deeds.map(({ undo }) => undo)].join(';\n'), world.schema);
      const named = new Set(faults.map(({ table, rowId, what }) => `${table} ${rowId} ${what}`));
      for (const { table, id, what } of deeds) {
        kinds.set(what, (kinds.get(what) ?? 0) + 1);
        if (named.delete(`${table} ${id} ${what}`)) found += 1;
        else report.fail(`${table} ${id} ${what}: not named`);
      }
      for (const other of named) report.fail(`${other}: named, but nobody touched it`);
    }
    const after = await verifySeals(database, sealedTables, anchors);
    report.expect(after.faults.length === 0, `after all was undone: ${after.faults.length} faults`);
    report.counts = `${grouped(found)} of ${grouped(wanted)} found (${[...kinds].map(([what, n]) => `${n} ${what}`).join(', ')})`;
    report.figure('tampering-found', found, 'rows', String(wanted), found === wanted);
  });
}

function deed(random: Random, { table, columns }: SealedTable, all: ReadonlyMap<string, readonly Raw[]>): Deed {
  const rows = all.get(table)!;
  const where = random.next();
  // One in six at the tail, where nothing that follows gives it away.
  const row = where < 0.17 ? rows.at(-1)! : random.pick(rows);
  const how = random.next();
  if (how < 0.34) return { table, id: row.id, what: 'deleted', text: `DELETE FROM \`${table}\` WHERE id = ${row.id}`, undo: insertion(table, row) };
  if (how < 0.5) {
    const id = random.chance(0.5) ? rows.at(-1)!.id - random.int(1, 2) : -random.int(1, 1_000_000); // in a gap, or before the beginning
    const free = !rows.some((one) => one.id === id);
    if (free) return { table, id, what: 'inserted', text: insertion(table, { ...row, id, ...fresh({ ...row, id: id * 1_000 + random.int(0, 999) }) }), undo: `DELETE FROM \`${table}\` WHERE id = ${id}` };
  }
  const names = columns.filter((name) => name !== 'id' && !['idem_key', 'resolves', 'phase', 'kind', 'debit', 'credit', 'move_id', 'purpose', 'way'].includes(name));
  const column = random.pick(names);
  const cell = row[column] ?? null;
  const other = typeof cell === 'number' ? cell + random.int(1, 9) : column === 'at' ? `2020-01-0${random.int(1, 9)} 00:00:00.000` : cell === null ? 'x' : altered(cell, random);
  const set = (value: Cell): string => `UPDATE \`${table}\` SET \`${column}\` = ${literal(value)} WHERE id = ${row.id}`;
  return { table, id: row.id, what: 'changed', text: set(other), undo: set(cell) };
}

/** Another text that fits: one sign is another one. */
function altered(text: string, random: Random): string {
  if (text === '') return 'x';
  const at = random.int(0, text.length - 1);
  return text.slice(0, at) + (text[at] === '7' ? '8' : '7') + text.slice(at + 1);
}

/** The last rows with their seal: the database alone looks whole, the anchors outside tell. */
function tail(world: World): Promise<Row> {
  return world.row('a chain cut at its end is missed by the anchors', async (report) => {
    const anchors = await anchorsOf(world);
    let found = 0;
    for (const { table } of sealedTables) {
      const seal = (await world.open.database.rows<Record<string, Cell>>('SELECT * FROM seal WHERE sealed_table = ? ORDER BY seq DESC LIMIT 1', [table]))[0]!;
      const rows = await world.open.database.rows<Raw>(`SELECT * FROM \`${table}\` WHERE id >= ${seal['from_id']}`);
      await world.database.root(
        `SET FOREIGN_KEY_CHECKS = 0; DELETE FROM \`${table}\` WHERE id >= ${seal['from_id']}; DELETE FROM seal WHERE sealed_table = '${table}' AND seq = ${seal['seq']}`,
        world.schema,
      );
      const { faults } = await verifySeals(world.open.database, sealedTables, anchors);
      const told = faults.some((fault) => fault.table === table && fault.text.includes(`seal ${seal['seq']} is missing`));
      report.expect(told, `${table}: seal ${seal['seq']} and its rows went unnoticed`);
      found += told ? 1 : 0;
      await world.database.root(['SET FOREIGN_KEY_CHECKS = 0', ...rows.map((row) => insertion(table, row)), insertion('seal', seal)].join(';\n'), world.schema);
    }
    // What was put in to make gaps goes, seals and all, so that the other invariants may be looked at.
    for (const { table } of sealedTables) await world.database.root(`DELETE FROM \`${table}\` ORDER BY id DESC LIMIT 1; DELETE FROM seal WHERE sealed_table = '${table}'`, world.schema);
    const { rm } = await import('node:fs/promises');
    await rm(join(world.folder, ANCHORS));
    report.counts = `${found} of ${sealedTables.length} tables`;
  });
}
