import { metresBetween, squareOf } from '../../src/areas/squares.rules.js';
import type { RawDatabase, Row } from './database.js';
import { iso, sql } from './words.js';

const INVITES = `SELECT o.id AS id, o.title AS title, o.shelf AS shelf, o.window_start AS windowStart, o.window_end AS windowEnd, o.day_part AS dayPart,
    a.id AS assignmentId, p.birth_year AS birthYear, a.replies_by AS repliesBy
  FROM assignment a JOIN service_order o ON o.id = a.order_id JOIN person p ON p.id = o.requester_id
  WHERE a.volunteer_id = ? AND a.state = 'OFFERED' AND a.replies_by > ? ORDER BY a.replies_by, a.id LIMIT 20`;

export const ME = `SELECT v.person_id AS id, p.birth_year AS birthYear, v.party_state AS party, v.weekly_cap AS weeklyCap, v.helped AS helped, v.community_id AS communityId,
    v.town_id AS townId, v.points_choice AS choice, c.lat AS lat, c.lng AS lng,
    (SELECT GROUP_CONCAT(s.skill) FROM volunteer_skill s WHERE s.person_id = v.person_id) AS skills,
    (SELECT GROUP_CONCAT(f.weekday || f.part) FROM volunteer_free_time f WHERE f.person_id = v.person_id) AS times
  FROM volunteer v JOIN person p ON p.id = v.person_id JOIN area c ON c.id = v.community_id WHERE v.person_id = ? AND p.closed_at IS NULL`;

export const TASKS = `SELECT order_id AS orderId, state, window_start AS windowStart, window_end AS windowEnd FROM assignment
  WHERE volunteer_id = ? AND state IN ('ACCEPTED', 'CHECKED_IN', 'CHECKED_OUT', 'TIME_DISPUTED', 'VERIFIED', 'CREDITED', 'VOIDED') AND window_start BETWEEN ? AND ?`;

export const REFUSED = 'SELECT volunteer_id AS id, resident_id AS `by` FROM refused_helper WHERE volunteer_id = ?';

export const RULE = `SELECT version, rate_per_hour AS rate, coefficient1, coefficient2, coefficient3, funding, grace_days AS grace
  FROM point_rule WHERE effective_from <= ? ORDER BY effective_from DESC LIMIT 1`;

const KNOWN = "SELECT order_id AS id FROM assignment WHERE volunteer_id = ? AND state IN ('OFFERED', 'ACCEPTED', 'CHECKED_IN')";

/** How far the search for an order has come: nine cells around home are near. */
const NEAR = [-1, 0, 1].flatMap((row) => [-1, 0, 1].map((column) => row * 32_768 + column));
const REACH = `(s.circle IS NULL OR s.circle = 'partners' OR s.community_id = ? OR (s.circle = 'town' AND s.town_id = ?) OR (s.circle IN ('nearby', 'town') AND s.cell IN (${NEAR.map(() => '?').join(', ')})))`;

const COUNT = `SELECT COUNT(*) AS n FROM (SELECT id FROM service_order s WHERE s.status = 'OPEN' AND s.town_id = ? AND s.window_end > ? AND ${REACH} LIMIT 100) x`;

const FIELDS = `s.id, s.title, s.shelf, s.urgent, s.risk, s.level, s.skill, s.party_only, s.minutes, s.seats, s.seats_taken, s.requester_id,
  s.creator_id, s.window_start, s.window_end, s.day_part, s.community_id, s.town_id, s.lat, s.lng, s.square`;
const some = (place: string, known: number): string => `SELECT ${FIELDS} FROM service_order s WHERE s.status = 'OPEN' AND ${place} AND s.window_end > ?
  AND s.requester_id <> ? AND s.creator_id <> ? AND ${REACH} ${known > 0 ? `AND s.id NOT IN (${Array(known).fill('?').join(', ')})` : ''} ORDER BY s.window_start, s.id LIMIT 21`;
const cards = (inner: string): string => `SELECT o.id AS id, o.title AS title, o.shelf AS shelf, o.urgent AS urgent, o.level AS level, o.minutes AS minutes,
  o.seats AS seats, o.seats_taken AS seatsTaken, o.window_start AS windowStart, o.window_end AS windowEnd, o.day_part AS dayPart,
  o.community_id AS communityId, o.town_id AS townId, o.lat AS lat, o.lng AS lng, o.square AS square, t.name || ' ' || c.name AS place
  FROM (${inner}) o JOIN area c ON c.id = o.community_id JOIN area t ON t.id = c.town_id ORDER BY o.window_start, o.id`;

const rings = [[0, 1], [2, 3]].map(([from, to]) => {
  const steps: number[] = [];
  for (let row = -to!; row <= to!; row += 1) for (let column = -to!; column <= to!; column += 1) if (Math.max(Math.abs(row), Math.abs(column)) >= from!) steps.push(row * 32_768 + column);
  return steps;
});
const written = new Map<string, string>();
function ringSql(ring: number, known: number): string {
  const name = `${ring}/${known}`;
  let found = written.get(name);
  if (!found) {
    found = cards(`${rings[ring]!.map((_, i) => `SELECT * FROM (${some('s.cell = ? AND s.community_id <> ?', known)}) p${i}`).join(' UNION ALL ')} ORDER BY window_start, id LIMIT 21`);
    written.set(name, found);
  }
  return found;
}

export const span = (now: number): [string, string] => [sql(now - 8 * 86_400_000), sql(now + 130 * 86_400_000)];

/** 20 open orders near the volunteer's home: home community, then rings of cells around it. */
export async function list(db: RawDatabase, personId: string): Promise<string> {
  const at = Date.now();
  const now = sql(at);
  const invites = await db.read(INVITES, [personId, now]);
  const me = (await db.read(ME, [personId]))[0]!;
  await db.read(TASKS, [personId, ...span(at)]);
  await db.read(REFUSED, [personId]);
  const known = (await db.read(KNOWN, [personId])).map(({ id }) => id as string);
  while (known.length % 8 > 0) known.push('');
  const cell = Math.floor((me['lat'] + 90) * 64) * 32_768 + Math.floor((me['lng'] + 180) * 48);
  const reach = [me['communityId'], me['townId'], ...NEAR.map((step) => cell + step)];
  const found = [...(await db.read(cards(some('s.community_id = ?', known.length)), [me['communityId'], now, personId, personId, ...reach, ...known]))].map((row) => ({ circle: 0, row }));
  for (let ring = 0; ring < 2 && found.length < 21; ring += 1) {
    const params = rings[ring]!.flatMap((step) => [cell + step, me['communityId'], now, personId, personId, ...reach, ...known]);
    for (const row of (await db.read(ringSql(ring, known.length), params)).slice(0, 21 - found.length)) found.push({ circle: ring + 1, row });
  }
  const rule = (await db.read(RULE, [now]))[0]!;
  const count = (await db.read(COUNT, [me['townId'], now, ...reach]))[0]!;
  const shown = found.slice(0, 20);
  const last = shown.at(-1);
  const next = found.length > 20 && last ? Buffer.from(JSON.stringify([last.circle, padded(last.row['windowStart']), last.row['id']])).toString('base64url') : null;
  return JSON.stringify({ invites, tasks: { items: shown.map(({ row }) => card(row, me, rule)), next }, openNearby: Number(count['n']) });
}

/** Between the middles of squares of 500 m. */
export function placed(square: number, me: Row): { ok: boolean; text: string } {
  const metres = metresBetween(square, squareOf({ lat: me['lat'], lng: me['lng'] }));
  return { ok: metres <= 5_000, text: metres < 500 ? '距您不到 500 米' : `距您 ${(metres / 1000).toFixed(1)} km` };
}

const padded = (column: string): string => (column.length === 19 ? `${column}.000` : column);

function card(row: Row, me: Row, rule: Row): object {
  return {
    id: row['id'],
    title: row['title'],
    shelf: row['shelf'],
    urgent: row['urgent'] === 1,
    points: Math.floor((Math.floor(row['minutes'] / 6) * rule['rate'] * rule[`coefficient${row['level']}`]) / 1000),
    window: { start: iso(row['windowStart']), end: iso(row['windowEnd']) },
    dayPart: row['dayPart'],
    minutes: row['minutes'],
    place: { communityId: row['communityId'], text: row['place'], around: row['lat'] === null ? null : { lat: row['lat'], lng: row['lng'], datum: 'gcj02' } },
    seatsLeft: row['seats'] - row['seatsTaken'],
    reasons: [row['square'] !== null && me['lat'] !== null ? placed(row['square'], me) : row['communityId'] === me['communityId'] ? { ok: true, text: '本社区' } : row['townId'] === me['townId'] ? { ok: true, text: '邻近社区' } : { ok: false, text: '在别的镇街' }],
  };
}
