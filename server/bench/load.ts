import { DatabaseServer } from '../prove/database-server.js';
import { HOME } from '../prove/make.js';
import { County } from './county.js';

/** What a larger database holds beside the rows that are asked for. */
export interface Load {
  readonly schema: string;
  readonly about: string;
  readonly volunteers: number;
  /** Orders in the hall. */
  readonly open: number;
  /** Orders that are over, each with its part, record, steps and trail. */
  readonly over: number;
  readonly transfers: number;
}

/** The figures of 恩平 after ten years, and those that the issue asks for. */
export const LOADS: readonly Load[] = [
  { schema: 'bench_ten_years', about: 'ten years', volunteers: 30_000, open: 500, over: 800_000, transfers: 1_600_000 },
  { schema: 'bench_large', about: '1 M open', volunteers: 200_000, open: 1_000_000, over: 0, transfers: 10_000_000 },
];

const CHUNK = 50_000;

/** Ids in the order of their numbers, so that rows lie together as they do when they are made one after the other. */
const id = (kind: string, n = 'n'): string =>
  `LOWER(CONCAT('0190', LPAD(HEX(${n} DIV 65536), 4, '0'), '-', LPAD(HEX(${n} MOD 65536), 4, '0'), '-7${kind}-8000-', LPAD(HEX(${n}), 12, '0')))`;

const NOW = 'UTC_TIMESTAMP(3)';
/** As long as what is sealed; nobody opens it. */
const SEALED = "REPEAT('x', 120)";

interface Filled {
  readonly table: string;
  readonly rows: number;
  /** Column → SQL, with the number `n` and, where asked, the place `a` and the pattern `p`. */
  readonly columns: Readonly<Record<string, string>>;
  readonly from?: string;
}

/** Fills a schema beside what `County.open` made, by the database itself and without its flushes. */
export async function load(database: DatabaseServer, schema: string, env: Readonly<Record<string, string>>, root: string, what: Load, tell: (line: string) => void): Promise<void> {
  const county = await County.open(env, root);
  const places = await county.open.database.rows<{ id: string; townId: string }>("SELECT id, town_id AS townId FROM area WHERE kind IN ('village', 'community') AND id <> ? ORDER BY id", [HOME.communityId]);
  await county.close();
  await database.root(
    `DROP TABLE IF EXISTS bench_place; CREATE TABLE bench_place (nth INT PRIMARY KEY, id VARCHAR(36), town_id VARCHAR(36)) COLLATE utf8mb4_bin;
     INSERT INTO bench_place VALUES ${places.map((place, n) => `(${n}, '${place.id}', '${place.townId}')`).join(', ')};
     SET GLOBAL innodb_flush_log_at_trx_commit = 0`,
    schema,
  );
  for (const filled of rowsOf(what, places.length)) {
    const began = Date.now();
    const columns = Object.keys(filled.columns);
    for (let from = 1; from <= filled.rows; from += CHUNK) {
      const to = Math.min(filled.rows, from + CHUNK - 1);
      await database.root(
        `SET SESSION foreign_key_checks = 0, unique_checks = 0, time_zone = '+00:00';
         INSERT INTO ${filled.table} (${columns.map((column) => `\`${column}\``).join(', ')})
         SELECT ${columns.map((column) => filled.columns[column]!).join(', ')}
         FROM (SELECT seq AS n FROM seq_${from}_to_${to}) s ${filled.from ?? ''}`,
        schema,
      );
    }
    if (filled.rows > 0) tell(`${schema}.${filled.table}: ${filled.rows} rows, ${((Date.now() - began) / 1000).toFixed(0)} s`);
  }
  await database.root(`DROP TABLE bench_place; ANALYZE TABLE service_order, assignment, volunteer, person, point_transfer, point_account, service_record; SET GLOBAL innodb_flush_log_at_trx_commit = 1`, schema);
}

const LAT = '(22.0 + (n * 37 MOD 5000) / 10000)';
const LNG = '(112.0 + (n * 61 MOD 6000) / 10000)';

function rowsOf({ volunteers, open, over, transfers }: Load, places: number): Filled[] {
  const place = `JOIN bench_place a ON a.nth = s.n MOD ${places}`;
  const someone = id('a00', `(1 + n MOD ${volunteers})`);
  const order = (columns: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
    kind: "'service'", item_id: "'buy-medicine'", shelf: "'buy'", title: "'代买常用药'", requester_id: someone, creator_id: someone, by_staff: '0', body_hash: "REPEAT('h', 43)",
    words_cipher: SEALED, address_cipher: SEALED, urgent: '0', risk: "'low'", level: '1', party_only: '0', minutes: '60', seats: '1', visit: '1', rating_tags: "'[]'",
    community_id: 'a.id', town_id: 'a.town_id', lat: `ROUND((FLOOR(${LAT} / 0.005) + 0.5) * 0.005, 4)`, lng: `ROUND((FLOOR(${LNG} / 0.005) + 0.5) * 0.005, 4)`,
    square: `FLOOR((${LAT} + 90) * 200) * 32768 + FLOOR((${LNG} + 180) * 200) MOD 32768`,
    cell: `FLOOR((${LAT} + 90) * 64) * 32768 + FLOOR((${LNG} + 180) * 48)`, submitted_at: NOW, created_at: NOW, ...columns,
  });
  const past = `${NOW} - INTERVAL (10 + n MOD 3650) DAY`;
  const done = id('c00');
  const step = (event: string, from: string, to: string): Filled => ({
    table: 'order_history', rows: over,
    columns: { at: past, order_id: done, event: `'${event}'`, actor_id: someone, acted_as: "'requester'", from_state: from, to_state: `'${to}'` },
  });
  const trail = (action: string): Filled => ({
    table: 'audit_entry', rows: over, from: place,
    columns: { at: past, actor_id: someone, action: `'${action}'`, subject_type: "'order'", subject_id: done, area_id: 'a.id', facts: "'{}'" },
  });
  return [
    { table: 'person', rows: volunteers, from: place, columns: { id: id('a00'), name: "'居民'", phone_cipher: SEALED, phone_index: "CONCAT('bench', n)", birth_year: '1980', community_id: 'a.id', town_id: 'a.town_id', created_at: NOW, account_at: NOW } },
    { table: 'volunteer', rows: volunteers, from: place, columns: { person_id: id('a00'), no: "CONCAT('B', n)", party_state: "'none'", show_party: '0', points_choice: "'points'", weekly_cap: '10', helped: 'n MOD 50', community_id: 'a.id', town_id: 'a.town_id', created_at: NOW } },
    { table: 'point_account', rows: volunteers, columns: { id: id('b00'), person_id: id('a00'), expires_on: "'2099-12-31'", source: "'county'", balance: '1', held: '0', created_at: NOW } },
    { table: 'service_order', rows: open, from: place, columns: order({ id: id('d00'), status: "'OPEN'", seats_taken: '0', window_start: `${NOW} + INTERVAL (24 + n MOD 1400) HOUR`, window_end: `${NOW} + INTERVAL (25 + n MOD 1400) HOUR` }) },
    { table: 'service_order', rows: over, from: place, columns: order({ id: done, status: "'CLOSED'", seats_taken: '1', solved: '1', stars: '5', rating_way: "'self'", window_start: past, window_end: `${past} + INTERVAL 1 HOUR`, finished_at: past, confirmed_at: past, ended_at: past }) },
    {
      table: 'assignment', rows: over,
      columns: { id: id('e00'), order_id: done, volunteer_id: id('a00', `(1 + n * 7 MOD ${volunteers})`), visit: '1', state: "'CREDITED'", seat: '1', accepted_at: past, window_start: past, window_end: `${past} + INTERVAL 1 HOUR`, checked_in_at: past, arrived_by: "'code'", door_tries: '0', checked_out_at: `${past} + INTERVAL 40 MINUTE`, needs_own_time: '0', unfinished: '0', minutes: '40', chips: "'[]'", credited_at: past, created_at: past },
    },
    {
      table: 'service_record', rows: over, from: place,
      columns: { id: id('f00'), assignment_id: id('e00'), order_id: done, person_id: id('a00', `(1 + n * 7 MOD ${volunteers})`), requester_id: someone, community_id: 'a.id', town_id: 'a.town_id', activity: "'代买常用药'", place_text: "'恩城街道'", unit: "'恩城街道'", started_at: past, ended_at: `${past} + INTERVAL 40 MINUTE`, day: `DATE(${past})`, planned_minutes: '60', minutes: '40', level: '1', kind: "'CHECKED'", state: "'CREDITED'", bears_points: '1', revision: '1', due_at: past, credited_at: past },
    },
    step('placed', 'NULL', 'SUBMITTED'), step('approved', "'SUBMITTED'", 'OPEN'), step('claimed', "'OPEN'", 'ACCEPTED'), step('confirmed', "'PENDING_CONFIRM'", 'CONFIRMED'),
    trail('order.placed'), trail('order.approved'), trail('order.claimed'), trail('order.confirmed'),
    { table: 'job', rows: over, columns: { id: id('900'), kind: "'order.erase'", job_key: "CONCAT('bench:', n)", payload: "'{}'", run_at: `${NOW} + INTERVAL 3650 DAY`, state: "'waiting'", attempts: '0' } },
    {
      table: 'point_transfer', rows: transfers,
      columns: { idem_key: "CONCAT('bench:', n)", cause: "CONCAT('bench:', n DIV 2)", kind: "'award'", phase: "'post'", debit: "'issuance'", credit: id('b00', `(1 + n MOD ${volunteers})`), amount: '1', person_id: someone, subject_id: id('f00'), part: '1', total: '1', title: "'代买常用药'", at: past },
    },
  ];
}
