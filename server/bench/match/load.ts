import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseServer } from '../../prove/database-server.js';
import { County } from '../county.js';

export const SCHEMA = 'bench_match';

/** People and orders of one distribution, more than a hundred kilometres from the others, so that they never meet. */
export interface Spread {
  readonly name: 'uniform' | 'clustered';
  readonly volunteers: number;
  readonly open: number;
  /** First number of its rows. */
  readonly from: number;
  readonly lat: string;
  readonly lng: string;
}

/** 32 bits that look like chance and are the same every time. Of a hash: sums like CRC32 of two salts differ by a constant, and evenly spread people would stand on a line. */
const bits = (salt: string): string => `CRC32(MD5(CONCAT('${salt}', n)))`;
const chance = (salt: string): string => `(${bits(salt)} / 4294967296)`;
const bell = (salt: string): string => `((${chance(`${salt}1`)} + ${chance(`${salt}2`)} + ${chance(`${salt}3`)}) - 1.5)`;
const town = `(${bits('town')} MOD 11)`;

/** 55 × 60 km as 恩平 is; clustered: eleven towns, within some three kilometres of their middles. */
export const spreads = (scale: number): Spread[] => [
  { name: 'uniform', volunteers: Math.ceil(200_000 * scale), open: Math.ceil(1_000_000 * scale), from: 0, lat: `(22 + ${chance('lat')} * 0.5)`, lng: `(112 + ${chance('lng')} * 0.6)` },
  {
    name: 'clustered', volunteers: Math.ceil(200_000 * scale), open: Math.ceil(1_000_000 * scale), from: 2_000_000,
    lat: `(24 + (${town} * 37 MOD 50) / 100 + ${bell('lat')} * 0.03)`, lng: `(112 + (${town} * 23 MOD 60) / 100 + ${bell('lng')} * 0.03)`,
  },
];

export const isLoaded = (keptIn: string): boolean => existsSync(join(keptIn, 'mariadb', SCHEMA, 'service_order.ibd'));

const id = (kind: string): string => `LOWER(CONCAT('0190', LPAD(HEX(n DIV 65536), 4, '0'), '-', LPAD(HEX(n MOD 65536), 4, '0'), '-7${kind}-8000-', LPAD(HEX(n), 12, '0')))`;
const SKILLS = "'plumbing', 'electric', 'appliance', 'carpentry', 'haircut', 'first_aid', 'companion', 'tutoring', 'smartphone', 'mediation', 'law', 'driving', 'cooking', 'local_speech'";
const skill = (salt: string): string => `ELT(1 + ${bits(salt)} MOD 14, ${SKILLS})`;
/** Each has placed some twenty orders. */
const HOUSEHOLDS = 50_000;
const household = `CONCAT('household-', n MOD ${HOUSEHOLDS})`;
const NOW = 'UTC_TIMESTAMP(3)';
const CHUNK = 50_000;

/** Once, outside the clock, by the database itself. Indexes that no search reads are left out, which changes no figure of it. */
export async function loadMatch(database: DatabaseServer, env: Readonly<Record<string, string>>, root: string, scale: number, tell: (line: string) => void): Promise<void> {
  const county = await County.open(env, root);
  const place = (await county.open.database.one<{ id: string; townId: string }>("SELECT id, town_id AS townId FROM area WHERE kind = 'community' ORDER BY id LIMIT 1"))!;
  await county.close();
  const keep = ['ix_service_order_square', 'ix_service_order_requester', 'ix_service_order_community', 'ix_service_order_town'];
  const spare = await database.root<{ name: string }[]>(
    `SELECT DISTINCT INDEX_NAME AS name FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = '${SCHEMA}' AND TABLE_NAME = 'service_order' AND INDEX_NAME LIKE 'ix%' AND INDEX_NAME NOT IN ('${keep.join("', '")}')`,
  );
  if (spare.length > 0) await database.root(`SET foreign_key_checks = 0; ALTER TABLE service_order ${spare.map(({ name }) => `DROP INDEX ${name}`).join(', ')}`, SCHEMA);
  await database.root('SET GLOBAL innodb_flush_log_at_trx_commit = 0');
  for (const { name, volunteers, open, from, lat, lng } of spreads(scale)) {
    const square = `FLOOR((${lat} + 90) * 200) * 32768 + FLOOR((${lng} + 180) * 200) MOD 32768`;
    const standing = `2 * (CASE WHEN ${chance('level')} < 0.03 THEN 2 WHEN ${chance('level')} < 0.2 THEN 1 ELSE 0 END)`;
    const free = `(CASE WHEN ${chance('free')} < 0.2 THEN 0 ELSE (${bits('x')} & ${bits('y')} & 2097151) END)`;
    const near = (what: string): string => `INSERT IGNORE INTO volunteer_near (person_id, skill, community_id, square, standing, free, fresh_until) SELECT ${id('a00')}, ${what}, '${place.id}', ${square}, ${standing}, ${free}, CASE WHEN ${chance('fresh')} < 0.05 THEN 40000 ELSE 0 END`;
    const blurred = (degrees: string): string => `ROUND((FLOOR(${degrees} / 0.005) + 0.5) * 0.005, 4)`;
    const statements: [number, string][] = [
      [HOUSEHOLDS, `INSERT IGNORE INTO person (id, name, birth_year, community_id, town_id, created_at, account_at) SELECT ${household}, '居民', 1950, '${place.id}', '${place.townId}', ${NOW}, ${NOW}`],
      [volunteers, `INSERT INTO person (id, name, birth_year, community_id, town_id, created_at, account_at) SELECT ${id('a00')}, '居民', 1980, '${place.id}', '${place.townId}', ${NOW}, ${NOW}`],
      [volunteers, `INSERT INTO volunteer (person_id, no, party_state, show_party, points_choice, weekly_cap, helped, community_id, town_id, created_at) SELECT ${id('a00')}, CONCAT('B', n), 'none', 0, 'points', 3, CASE ${standing} WHEN 4 THEN 12 WHEN 2 THEN 3 ELSE 0 END, '${place.id}', '${place.townId}', ${NOW}`],
      [volunteers, near("''")],
      ...['one', 'two', 'three'].map((salt): [number, string] => [volunteers, near(skill(salt))]),
      [
        open,
        `INSERT INTO service_order (id, kind, shelf, title, status, requester_id, creator_id, by_staff, body_hash, urgent, risk, level, skill, party_only, minutes, seats, seats_taken, visit, rating_tags,
           window_start, window_end, community_id, town_id, lat, lng, square, submitted_at, created_at)
         SELECT ${id('d00')}, 'service', 'fix', '水龙头漏水', 'OPEN', ${household}, ${household}, 0, 'x', 0, 'low', 1, CASE WHEN ${chance('plain')} < 0.4 THEN NULL ELSE ${skill('order')} END, 0,
           30 + 30 * FLOOR(${chance('minutes')} * 4), 1, 0, 1, '[]', ${NOW} + INTERVAL (24 + n MOD 1400) HOUR, ${NOW} + INTERVAL (25 + n MOD 1400) HOUR, '${place.id}', '${place.townId}',
           ${blurred(lat)}, ${blurred(lng)}, ${square}, ${NOW}, ${NOW}`,
      ],
      // One in ten has a task in the next two months.
      [
        Math.floor(volunteers / 10),
        `INSERT INTO assignment (id, order_id, volunteer_id, visit, state, seat, accepted_at, window_start, window_end, door_tries, needs_own_time, unfinished, chips, created_at)
         SELECT ${id('e00')}, ${id('d00')}, ${id('a00')}, 2, 'ACCEPTED', NULL, ${NOW}, ${NOW} + INTERVAL (24 + n MOD 1400) HOUR, ${NOW} + INTERVAL (26 + n MOD 1400) HOUR, 0, 0, 0, '[]', ${NOW}`,
      ],
    ];
    const began = Date.now();
    for (const [rows, statement] of statements) {
      for (let first = 1; first <= rows; first += CHUNK) {
        const last = Math.min(rows, first + CHUNK - 1);
        await database.root(`SET SESSION foreign_key_checks = 0, unique_checks = 0, time_zone = '+00:00'; ${statement} FROM (SELECT seq + ${from} AS n FROM seq_${first}_to_${last}) s`, SCHEMA);
        process.stdout.write('.');
      }
    }
    tell(` ${SCHEMA}, ${name}: ${volunteers} volunteers, ${open} open orders, ${((Date.now() - began) / 1000).toFixed(0)} s`);
  }
  await database.root('ANALYZE TABLE service_order, volunteer_near, volunteer, person, assignment; SET GLOBAL innodb_flush_log_at_trx_commit = 1', SCHEMA);
}
