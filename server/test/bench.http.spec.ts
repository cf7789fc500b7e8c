import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedBase } from '../seeds/index.js';
import type { RawDatabase } from '../bench/raw/database.js';
import { County, type Ask } from '../bench/county.js';
import { SystemClock } from '../src/kernel/index.js';
import { onEachEngine, testKeys } from './engines.js';
import { HttpTest, testConfig } from './http.js';

type Cells = Record<string, unknown>;

/** Ids, moments, digits: what cannot be the same twice. */
const blurred = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value)
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>')
      .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?Z?/g, '<time>')
      .replace(/:\d{13}"/g, ':<moment>"')
      .replace(/"h:\d+"/g, '"<step>"')
      .replace(/"\d{4}-\d{4}"/g, '"<no>"')
      .replace(/("(?:code|qr|code_index|live_code|qr_index|secret_cipher|body_hash|words_cipher|address_cipher)":)"[^"]*"/g, '$1"<secret>"')
      .replace(/礼品\d+/g, '<gift>'),
  );

onEachEngine('the raw server of the bench', (engine) => {
  let county: County;
  let http: HttpTest;
  let raw: RawDatabase;
  let rawAnswer: (ask: Ask) => Promise<Cells>;

  beforeAll(async () => {
    // As our own server of this suite has them.
    const base64 = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
    Object.assign(process.env, { FIELD_KEYS: `1:${testKeys.field[0]!.key.toString('base64')}`, INDEX_KEY: testKeys.index.toString('base64'), TOKEN_KEY: base64(4) });
    const { openMysql, openSqlite } = await import('../bench/raw/database.js');
    const { answer } = await import('../bench/raw/answer.js');
    await seedBase(engine);
    county = new County(testConfig(engine), engine.open);
    await county.fill({ writes: 4, volunteers: 4, requesters: 4, open: 60 });
    http = await HttpTest.start(engine, {}, { clock: new SystemClock() });
    const { address } = engine;
    raw = address.kind === 'sqlite' ? openSqlite(address.file) : openMysql(`mariadb://${address.user}${address.password ? `:${address.password}` : ''}@${address.host}:${address.port}/${address.database}`, 2);
    rawAnswer = async ({ method, path, token, body }) =>
      JSON.parse((await answer(raw, { method, path, authorization: `Bearer ${token}`, body: () => Promise.resolve(JSON.stringify(body)) }))!) as Cells;
  });
  afterAll(async () => {
    await raw.close();
    await http.close();
  });

  const ourAnswer = async ({ method, path, token, body }: Ask): Promise<Cells> => {
    const { statusCode, payload } = await http.app.inject({ method, url: path, headers: { authorization: `Bearer ${token}` }, ...(body ? { payload: body } : {}) });
    expect([statusCode, payload.slice(0, 200)]).toEqual([200, expect.anything()]);
    return JSON.parse(payload) as Cells;
  };

  test('answers reads as ours does, letter by letter', async () => {
    for (const ask of [...county.lists(2), ...county.ones(3)]) expect(await rawAnswer(ask)).toEqual(await ourAnswer(ask));
  });

  describe('writes the same rows and answers the same', () => {
    /** Everything in the database that names one of these ids, or one of those found on the way. */
    async function rowsAbout(id: string): Promise<unknown> {
      const { database } = engine;
      const where: Readonly<Record<string, string>> = {
        service_order: 'id = ?', assignment: 'order_id = ?', order_history: 'order_id = ?', audit_entry: 'subject_id = ?', service_record: 'order_id = ?',
        award: 'record_id IN (SELECT id FROM service_record WHERE order_id = ?)',
        job: "payload LIKE '%' || ? || '%' OR payload LIKE (SELECT '%' || MIN(a.id) || '%' FROM assignment a WHERE a.order_id = ?) OR payload LIKE (SELECT '%' || MIN(m.id) || '%' FROM message m WHERE m.subject_id = ?)",
        point_transfer: 'subject_id = ? OR subject_id IN (SELECT w.id FROM award w JOIN service_record r ON r.id = w.record_id WHERE r.order_id = ?)',
        message: 'subject_id = ? OR subject_id IN (SELECT r.id FROM service_record r WHERE r.order_id = ?)',
        redemption: 'id = ?', stock_movement: 'redemption_id = ?',
      };
      const found: Record<string, unknown> = {};
      for (const [table, condition] of Object.entries(where)) {
        const rows = await database.rows<Cells>(`SELECT * FROM ${table} WHERE ${condition}`, Array<string>(condition.split('?').length - 1).fill(id));
        const own = rows.map(({ id: _, resolves: __, ...row }) => blurred(row) as Cells);
        if (rows.length > 0) found[table] = own.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !PLACES.has(name)))).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
      }
      return found;
    }
    /** Where orders of the county differ from each other from the start. */
    const PLACES = new Set(['lat', 'lng', 'cell', 'square']);
    const withoutPlace = (answer: Cells): unknown => {
      const { place, ...rest } = blurred(answer) as { place?: { around?: unknown } };
      return { ...rest, place: { ...place, around: null } };
    };

    test.each(['claim', 'confirm', 'redeem'] as const)('%s', async (what) => {
      const [mine, theirs] = county.writes(what, 2);
      const idOf = ({ path, body }: Ask): string => (what === 'redeem' ? (body as { id: string }).id : path.split('/')[3]!);
      expect(withoutPlace(await rawAnswer(theirs!))).toEqual(withoutPlace(await ourAnswer(mine!)));
      const ours = await rowsAbout(idOf(mine!));
      expect(Object.keys(ours as object).length).toBeGreaterThan(3);
      expect(await rowsAbout(idOf(theirs!))).toEqual(ours);
    });
  });
});
