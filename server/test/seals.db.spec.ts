import { Logger } from '@nestjs/common';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AnchorFile, type Anchor } from '../src/audit/anchors.js';
import { AuditEntry } from '../src/audit/audit-entry.entity.js';
import { writeAudit } from '../src/audit/audit.store.js';
import { readMarks, spell, writeMarks } from '../src/audit/seal.chain.js';
import { Sealer } from '../src/audit/sealer.js';
import { sealsInvariant, verifySeals } from '../src/audit/seals.invariant.js';
import { PointTransfer } from '../src/points/point-transfer.entity.js';
import { FakeClock } from '../src/kernel/index.js';
import { sealedTables } from '../src/sealed-tables.js';
import type { Param } from '../src/kernel/index.js';
import { atOnce, onEachEngine, type Engine } from './engines.js';

Logger.overrideLogger(false); // a webhook that fails is expected here

const SETTLE = 50_000;
const folder = mkdtempSync(join(tmpdir(), 'anchors-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const freshAnchors = (): AnchorFile => new AnchorFile(join(folder, `${(files += 1)}.jsonl`));
const makeSealer = (db: Engine, anchors: AnchorFile, webhook: string | null = null): Sealer =>
  new Sealer({ tables: sealedTables, settle: SETTLE, anchors, webhook }, db.uow, db.database, db.clock);

/** Writes `count` lines of the trail, as a use-case does. */
const act = (db: Engine, count = 1): Promise<void> =>
  db.uow.run(async (tx) => {
    for (let i = 0; i < count; i += 1) {
      await writeAudit(tx, { actor: { personId: null }, action: 'test.act', subjectType: 'thing', subjectId: `t${i}`, facts: { i, '名': '字' }, at: db.clock.now() });
    }
  });
/** One transfer between system accounts, raw: the seals do not care whether it makes sense. */
const pay = (db: Engine, key: string, place: string | null = null): Promise<number> =>
  db.uow.run((tx) =>
    tx.insertKeyed(PointTransfer, {
      idemKey: key, cause: key, kind: 'award', phase: 'post', debit: 'issuance', credit: 'adjustment', amount: 7, resolves: null,
      personId: 'p', subjectId: 's', part: 1, total: 7, title: '陪同就医', place, at: db.clock.now(),
    }),
  );

/** Lets the sealer see everything, wait, and seal it. */
async function seal(db: Engine, sealer: Sealer): Promise<number> {
  await sealer.look();
  db.clock.advance({ seconds: SETTLE / 1000 });
  return sealer.look();
}

async function faults(db: Engine, anchors: readonly Anchor[] = []): Promise<string[]> {
  return (await verifySeals(db.database, sealedTables, anchors)).faults.map(({ text }) => text);
}

/** Past every rule of ours, as somebody with the database's password can. */
const tamper = (db: Engine, sql: string, params: readonly Param[] = []): Promise<number> => db.uow.run((tx) => tx.change(sql, params));

onEachEngine('the seals', (db) => {
  beforeEach(async () => {
    for (const { table } of sealedTables) await tamper(db, `DELETE FROM \`${table}\``);
    await tamper(db, 'DELETE FROM seal');
  });

  test('rows are sealed when they are older than any transaction, not before', async () => {
    const sealer = makeSealer(db, freshAnchors());
    await act(db, 3);
    expect(await sealer.look()).toBe(0);
    db.clock.advance({ seconds: SETTLE / 1000 - 1 });
    await act(db);
    expect(await sealer.look()).toBe(0);
    db.clock.advance({ seconds: 1 });
    expect(await sealer.look()).toBe(3);
    expect(await faults(db)).toEqual([]);
    expect((await verifySeals(db.database, sealedTables, [])).unsealed).toContainEqual({ table: 'audit_entry', rows: 1 });
  });

  test('a backlog is sealed in links of a thousand rows that follow each other', async () => {
    await act(db, 2_345);
    expect(await seal(db, makeSealer(db, freshAnchors()))).toBe(2_345);
    const links = await db.database.rows<{ seq: number; row_count: number }>("SELECT seq, row_count FROM seal WHERE sealed_table = 'audit_entry' ORDER BY seq");
    expect(links.map(({ seq, row_count }) => [seq, row_count])).toEqual([[1, 1_000], [2, 1_000], [3, 345]]);
    expect(await faults(db)).toEqual([]);
    await tamper(db, "UPDATE audit_entry SET subject_id = 'other' WHERE id IN (SELECT id FROM (SELECT MAX(id) AS id FROM audit_entry) last)");
    expect(await faults(db)).toEqual([expect.stringMatching(/^audit_entry \d+: changed$/)]);
  });

  test('several processes that seal at once make one chain', async () => {
    const file = freshAnchors();
    // Each on a machine of its own, whose clock is a little ahead of the one before.
    const clocks = Array.from({ length: 6 }, () => new FakeClock());
    const sealers = clocks.map((clock) => new Sealer({ tables: sealedTables, settle: SETTLE, anchors: new AnchorFile(file.path), webhook: null }, db.uow, db.database, clock));
    for (let round = 0; round < 4; round += 1) {
      await act(db, 700);
      for (const [i, sealer] of sealers.entries()) {
        clocks[i]!.advance({ seconds: i / 10 });
        await sealer.look();
        clocks[i]!.advance({ seconds: SETTLE / 1000 });
      }
      const results = await atOnce(db, sealers.length, (i) => sealers[i]!.look());
      expect(results.filter(({ status }) => status === 'rejected')).toEqual([]);
    }
    const { anchors } = await file.all();
    expect(await verifySeals(db.database, sealedTables, anchors)).toMatchObject({ faults: [], rows: 2_800 });
    expect(new Set(anchors.filter(({ table }) => table === 'audit_entry').map(({ seq }) => seq)).size).toBe(4);
  });

  if (db.name === 'mariadb') {
    test('a row of a transaction that is still open does not appear behind its seal', async () => {
      const sealer = makeSealer(db, freshAnchors());
      let commit = (): void => {};
      const slow = db.uow.run(async (tx) => {
        await writeAudit(tx, { actor: { personId: null }, action: 'test.slow', subjectType: 'thing', subjectId: 'slow', at: db.clock.now() });
        await new Promise<void>((resolve) => (commit = resolve));
      });
      await new Promise((resolve) => setTimeout(resolve, 100));
      await act(db);
      await sealer.look();
      db.clock.advance({ seconds: SETTLE / 1000 });
      const sealing = sealer.look();
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await db.database.one('SELECT seq FROM seal')).toBeNull();
      commit();
      await slow;
      expect(await sealing).toBe(2);
      expect(await faults(db)).toEqual([]);
    });
  }

  test('what is named is the row: 200 random edits, deletions and insertions', async () => {
    await act(db, 300);
    for (let i = 0; i < 60; i += 1) await pay(db, `k${i}`, i % 2 ? null : '东门');
    const file = freshAnchors();
    await seal(db, makeSealer(db, file));
    // Gaps, as rolled back transactions leave them.
    const gap = await pay(db, 'gap');
    await tamper(db, 'DELETE FROM point_transfer WHERE id = ?', [gap]);
    for (let i = 0; i < 40; i += 1) await pay(db, `l${i}`);
    await seal(db, makeSealer(db, file));
    const { anchors } = await file.all();
    expect(await faults(db, anchors)).toEqual([]);

    const ids = async (table: string): Promise<number[]> => (await db.database.rows<{ id: number }>(`SELECT id FROM ${table} ORDER BY id`)).map(({ id }) => id);
    const all = { audit_entry: await ids('audit_entry'), point_transfer: await ids('point_transfer') };
    const columns = {
      audit_entry: ['at', 'actor_id', 'action', 'subject_type', 'subject_id', 'facts'],
      point_transfer: ['idem_key', 'cause', 'debit', 'amount', 'person_id', 'title', 'place', 'at'],
    };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('audit_entry', 'point_transfer'),
        fc.constantFrom('change', 'delete', 'tail', 'insert'),
        fc.nat(),
        fc.nat(),
        async (table, how, pick, which) => {
          const list = all[table as keyof typeof all];
          const id = how === 'tail' ? list.at(-1)! : how === 'insert' && table === 'point_transfer' ? gap : list[pick % list.length]!;
          const names = columns[table as keyof typeof columns];
          const column = names[which % names.length]!;
          const row = (await db.database.one<Record<string, string | number | null>>(`SELECT * FROM ${table} WHERE id = ?`, [id])) ?? null;
          let expected = `${table} ${id}: changed`;
          let undo = async (): Promise<void> => {};
          const put = (values: Record<string, Param>): Promise<number> =>
            tamper(db, `INSERT INTO ${table} (${Object.keys(values).join(', ')}) VALUES (${Object.keys(values).map(() => '?').join(', ')})`, Object.values(values));
          if (how === 'change') {
            const value = column === 'at' ? '2020-01-01 00:00:00.000' : column === 'amount' ? 8 : row![column] === 'x' ? 'y' : 'x';
            await tamper(db, `UPDATE ${table} SET ${column} = ? WHERE id = ?`, [value, id]);
            undo = async () => void (await tamper(db, `UPDATE ${table} SET ${column} = ? WHERE id = ?`, [row![column]!, id]));
          } else if (how === 'insert' && table === 'point_transfer') {
            const like = (await db.database.one<Record<string, string | number | null>>('SELECT * FROM point_transfer ORDER BY id LIMIT 1'))!;
            await put({ ...like, id, idem_key: 'slipped in' });
            expected = `${table} ${id}: inserted behind its seal`;
            undo = async () => void (await tamper(db, `DELETE FROM ${table} WHERE id = ?`, [id]));
          } else if (how === 'insert') {
            await put({ ...row!, id: -5 });
            expected = `${table} -5: inserted behind its seal`;
            undo = async () => void (await tamper(db, `DELETE FROM ${table} WHERE id = -5`));
          } else {
            await tamper(db, `DELETE FROM ${table} WHERE id = ?`, [id]);
            expected = `${table} ${id}: deleted`;
            undo = async () => void (await put(row!));
          }
          const found = await faults(db, anchors);
          await undo();
          expect(found).toEqual([expected]);
        },
      ),
      { numRuns: 200 },
    );
    expect(await faults(db, anchors)).toEqual([]);
  }, 60_000);

  test('a chain that was cut at its end, thinned, mended or replaced is not the one that was anchored', async () => {
    const file = freshAnchors();
    const sealer = makeSealer(db, file);
    for (let day = 0; day < 4; day += 1) {
      await act(db, 10);
      await seal(db, sealer);
      db.clock.advance({ days: 1 });
    }
    const { anchors } = await file.all();
    const seals = await db.database.rows<Record<string, string | number>>("SELECT * FROM seal WHERE sealed_table = 'audit_entry' ORDER BY seq");
    expect(new Set(seals.map(({ day }) => day)).size).toBe(4);
    const last = seals.at(-1)!;

    // The last day goes with its seal: the database alone does not know, the anchors do.
    const rows = await db.database.rows<Record<string, string | number | null>>('SELECT * FROM audit_entry WHERE id >= ?', [last['from_id']!]);
    await tamper(db, 'DELETE FROM audit_entry WHERE id >= ?', [last['from_id']!]);
    await tamper(db, "DELETE FROM seal WHERE sealed_table = 'audit_entry' AND seq = 4");
    expect(await faults(db)).toEqual([]);
    expect(await faults(db, anchors)).toEqual([`audit_entry: seal 4 is missing: 10 rows, ${last['from_id']} to ${last['to_id']}`]);

    // Sealed anew after a change: every link is right in itself.
    for (const row of rows) {
      const changed = { ...row, subject_id: 'somebody else' };
      await tamper(db, `INSERT INTO audit_entry (${Object.keys(changed).join(', ')}) VALUES (${Object.keys(changed).map(() => '?').join(', ')})`, Object.values(changed));
    }
    await seal(db, makeSealer(db, freshAnchors()));
    expect(await faults(db)).toEqual([]);
    expect(await faults(db, anchors)).toEqual([`audit_entry: seal 4 (rows ${last['from_id']} to ${last['to_id']}) is not the one that was anchored`]);

    // A link in the middle.
    await tamper(db, "DELETE FROM seal WHERE sealed_table = 'audit_entry' AND seq = 2");
    expect(await faults(db)).toEqual([`audit_entry: seals 2 to 2 are missing: rows ${seals[1]!['from_id']} to ${seals[1]!['to_id']}`]);

    // A mark changed together with its row.
    const third = seals[2]!;
    const id = Number(third['from_id']);
    await tamper(db, "UPDATE audit_entry SET action = 'test.other' WHERE id = ?", [id]);
    const marks = String(third['marks']);
    const row = (await db.database.one<Record<string, unknown>>('SELECT * FROM audit_entry WHERE id = ?', [id]))!;
    const [wanted] = writeMarks([{ id, spelling: spell(row, sealedTables[0]!.columns) }]).split(' ');
    await tamper(db, "UPDATE seal SET marks = ? WHERE sealed_table = 'audit_entry' AND seq = 3", [[wanted, ...marks.split(' ').slice(1)].join(' ')]);
    expect(await faults(db)).toContain(`audit_entry: seal 3 (rows ${third['from_id']} to ${third['to_id']}) was changed`);
  });

  test('verify says it as one of its invariants, with the anchors of the file', async () => {
    const file = freshAnchors();
    await act(db, 5);
    await seal(db, makeSealer(db, file));
    const invariant = sealsInvariant(sealedTables, file);
    expect(await invariant.violations(db.database)).toEqual([]);
    await tamper(db, 'DELETE FROM seal');
    await tamper(db, 'DELETE FROM audit_entry');
    expect(await invariant.violations(db.database)).toEqual([expect.stringMatching(/^audit_entry: seal 1 is missing: 5 rows/)]);
  });

  test('the file of anchors mends a torn end, and begins again when it was put away', async () => {
    const file = freshAnchors();
    const sealer = makeSealer(db, file);
    await act(db, 2);
    await seal(db, sealer);
    const whole = readFileSync(file.path, 'utf8');
    writeFileSync(file.path, whole.slice(0, 40)); // power went
    await new Sealer({ tables: sealedTables, settle: SETTLE, anchors: new AnchorFile(file.path), webhook: null }, db.uow, db.database, db.clock).look();
    expect(readFileSync(file.path, 'utf8')).toBe(`${whole.slice(0, 40)}\n${whole}`);
    expect((await file.all()).broken).toEqual([]);
    writeFileSync(file.path, `${whole.slice(0, 40)}\n{"table":"other"}\n`);
    expect((await file.all()).broken).toEqual([1, 2]);
    rmSync(file.path);
    await sealer.look();
    expect(readFileSync(file.path, 'utf8')).toBe(whole);
  });

  test('a webhook gets each new anchor, and one that fails stops nothing', async () => {
    const got: Anchor[] = [];
    let status = 200;
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => (body += String(part)));
      request.on('end', () => (got.push(JSON.parse(body) as Anchor), response.writeHead(status).end()));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const file = freshAnchors();
    const sealer = makeSealer(db, file, url);
    await act(db, 2);
    await seal(db, sealer);
    expect(got).toEqual((await file.all()).anchors);
    status = 500;
    await act(db, 2);
    expect(await seal(db, sealer)).toBe(2);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await act(db, 2);
    expect(await seal(db, sealer)).toBe(2);
    expect((await file.all()).anchors).toHaveLength(3);
  });

  test('the seals vouch for every column but those that may be emptied', () => {
    const left = sealedTables.map(({ entity, table, columns }) => {
      const own = db.dataSource.getMetadata(entity as unknown as new () => object).columns.map(({ databaseName }) => databaseName);
      return { table, left: own.filter((column) => !columns.includes(column)), strange: columns.filter((column) => !own.includes(column)) };
    });
    expect(left.filter(({ strange }) => strange.length > 0)).toEqual([]);
    expect(left.filter((each) => each.left.length > 0)).toEqual([{ table: 'order_history', left: ['note_cipher'], strange: [] }]);
  });
});

/** The same rows on both engines, in the same words. */
const spelled: Record<string, string[]> = {};
onEachEngine('a row', (db) => {
  test('has one spelling, on whatever database it lies', async () => {
    await db.uow.run((tx) =>
      tx.insertKeyed(AuditEntry, {
        at: new Date('2026-11-22T16:00:00.000Z'), actorId: null, actorSeat: '', action: 'a', subjectType: '1', subjectId: '"\\\n🙂',
        areaId: null, facts: { n: 1.5, b: true, z: null, t: '汉' },
      }),
    );
    await pay(db, 'k');
    spelled[db.name] = [];
    for (const { table, columns } of sealedTables) {
      for (const row of await db.database.rows<Record<string, unknown>>(`SELECT * FROM \`${table}\``)) {
        spelled[db.name]!.push(spell({ ...row, id: 1 }, columns));
      }
    }
    expect(spelled[db.name]).toContain(
      '[["action","a"],["actor_seat",""],["at","2026-11-22 16:00:00.000"],["facts","{\\"n\\":1.5,\\"b\\":true,\\"z\\":null,\\"t\\":\\"汉\\"}"],["id",1],["subject_id","\\"\\\\\\n🙂"],["subject_type","1"]]',
    );
    const [first, ...others] = Object.values(spelled);
    for (const other of others) expect(other).toEqual(first);
  });
});

describe('marks', () => {
  test('are read as they were written, whatever the ids', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })), (ids) => {
        const rows = ids.sort((a, b) => a - b).map((id) => ({ id, spelling: String(id) }));
        const read = readMarks(writeMarks(rows));
        expect(rows.length === 0 ? read : [...read!.keys()]).toEqual(rows.length === 0 ? null : ids);
      }),
    );
  });
});
