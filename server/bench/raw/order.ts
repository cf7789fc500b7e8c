import type { Execute, RawDatabase, Row } from './database.js';
import { ME, placed, REFUSED, RULE, span, TASKS } from './list.js';
import { dayOf, iso, masked, open, sql } from './words.js';

export const ORDER = `SELECT id, kind, shelf, title, status, requester_id AS requesterId, creator_id AS creatorId, words_cipher AS words, urgent, risk, level, skill,
  party_only AS partyOnly, minutes, seats, seats_taken AS seatsTaken, visit, window_start AS windowStart, window_end AS windowEnd, day_part AS dayPart,
  community_id AS communityId, town_id AS townId, lat, lng, square, address_cipher AS address, created_at AS createdAt FROM service_order WHERE id = ?`;

export const PARTS = `SELECT id, volunteer_id AS volunteerId, visit, state, seat, accepted_at AS acceptedAt, window_start AS windowStart, window_end AS windowEnd,
  checked_in_at AS checkedInAt, checked_out_at AS checkedOutAt, minutes, chips, door_tries AS doorTries, needs_own_time AS needsOwnTime FROM assignment
  WHERE order_id = ? ORDER BY visit, created_at, id`;

/** What the caller is to whom it is for: a relative, perhaps. */
export const KIN = 'SELECT * FROM family_grant WHERE relative_id = ? AND elder_id = ? ORDER BY id';

const FRAME = `SELECT t.name || ' ' || c.name AS place, COALESCE(c.hotline, t.hotline, y.hotline) AS hotline, p.name AS name, p.birth_year AS birthYear,
    i.risk_notice AS riskNotice, i.result_chips AS resultChips, i.photo_needed AS photoNeeded, (SELECT COUNT(*) FROM look l WHERE l.order_id = o.id AND l.owner_id = o.requester_id) AS looks,
    (SELECT COUNT(*) FROM media m WHERE m.order_id = o.id AND m.deleted_at IS NULL) AS media,
    (SELECT COUNT(*) FROM text_hold h WHERE h.order_id = o.id AND h.state <> 'SHOWN') AS holds
  FROM service_order o JOIN area c ON c.id = o.community_id JOIN area t ON t.id = c.town_id JOIN area y ON y.id = t.parent_id
    JOIN person p ON p.id = o.requester_id LEFT JOIN service_item i ON i.id = o.item_id WHERE o.id = ?`;

const HISTORY = `SELECT h.event AS event, h.at AS at, h.actor_id AS actorId, p.name AS name, h.acted_as AS actedAs, h.note_cipher AS note
  FROM order_history h LEFT JOIN person p ON p.id = h.actor_id WHERE h.order_id = ? ORDER BY h.id LIMIT 200`;

const HELPER = `SELECT p.name AS name, v.helped AS helped, (SELECT GROUP_CONCAT(s.skill) FROM volunteer_skill s WHERE s.person_id = p.id) AS skills
  FROM person p LEFT JOIN volunteer v ON v.person_id = p.id WHERE p.id = ?`;

const STEPS: Readonly<Record<string, number>> = { OPEN: 2, ACCEPTED: 3, CONFIRMED: 5 };

/** One order, opened for the volunteer who looks. */
export async function one(db: RawDatabase, personId: string, id: string): Promise<string | null> {
  const now = Date.now();
  const order = (await db.read(ORDER, [id]))[0];
  if (!order) return null;
  const parts = await db.read(PARTS, [id]);
  await db.read(KIN, [personId, order['requesterId']]);
  const rule = (await db.read(RULE, [sql(now)]))[0]!;
  const frameAndHistory = await around(db.read, id);
  const me = (await db.read(ME, [personId]))[0]!;
  await db.read(TASKS, [personId, ...span(now)]);
  await db.read(REFUSED, [personId]);
  return page(order, parts, frameAndHistory, {
    relation: 'volunteer', actions: order['status'] === 'OPEN' ? ['claim'] : [], points: pointsOf(order, rule), mine: null, helpers: [],
    timeline: [], reasons: [order['square'] !== null && me['lat'] !== null ? placed(order['square'], me) : { ok: true, text: order['communityId'] === me['communityId'] ? '本社区' : '邻近社区' }], personId,
  });
}

interface Around {
  readonly frame: Row;
  readonly history: readonly Row[];
}

export async function around(read: Execute, id: string): Promise<Around> {
  const frame = (await read(FRAME, [id]))[0]!;
  return { frame, history: await read(HISTORY, [id]) };
}

export const helper = async (read: Execute, id: string): Promise<Row> => (await read(HELPER, [id]))[0]!;

export const pointsOf = (order: Row, rule: Row): number =>
  Math.floor((Math.floor(order['minutes'] / 6) * rule['rate'] * rule[`coefficient${order['level']}`]) / 1000);

export interface For {
  readonly relation: string;
  readonly actions: readonly string[];
  readonly points: number | null;
  readonly mine: object | null;
  readonly helpers: readonly object[];
  readonly timeline: readonly object[];
  readonly reasons: readonly object[];
  readonly personId: string;
  readonly rating?: object;
  readonly reopenUntil?: string;
}

/** The answer of every endpoint that ends in an order. */
export function page(order: Row, _parts: readonly Row[], { frame }: Around, view: For): string {
  const words = order['words'] === null ? '' : open('service_order', 'words_cipher', order['id'], order['words']);
  return JSON.stringify({
    id: order['id'],
    no: `${dayOf(Date.parse(iso(order['createdAt'])!)).slice(5).replace('-', '')}-${String(parseInt(order['id'].slice(-6), 16) % 10_000).padStart(4, '0')}`,
    kind: order['kind'],
    shelf: order['shelf'],
    title: order['title'],
    words,
    status: order['status'],
    urgent: order['urgent'] === 1,
    risk: order['risk'],
    level: order['level'],
    skill: order['skill'],
    partyOnly: order['partyOnly'] === 1,
    minutes: order['minutes'],
    seats: order['seats'],
    seatsTaken: order['seatsTaken'],
    window: { start: iso(order['windowStart']), end: iso(order['windowEnd']) },
    dayPart: order['dayPart'],
    place: { communityId: order['communityId'], text: frame['place'], around: order['lat'] === null ? null : { lat: order['lat'], lng: order['lng'], datum: 'gcj02' } },
    requester: { name: masked(frame['name']), ageBand: null, byProxy: order['creatorId'] !== order['requesterId'] },
    relation: view.relation,
    step: STEPS[order['status']],
    actions: view.actions,
    helpers: view.helpers,
    mine: view.mine,
    timeline: view.timeline,
    rating: view.rating ?? null,
    phonePass: false,
    slip: null,
    proposal: null,
    ladder: null,
    answerDue: null,
    staffWords: null,
    rejectReason: null,
    askReason: null,
    points: view.points,
    reasons: view.reasons,
    riskNotice: JSON.parse(frame['riskNotice']),
    resultChips: JSON.parse(frame['resultChips']),
    photoNeeded: frame['photoNeeded'] === 1,
    media: [], // the loaded orders have none, which the count in the frame says
    toLookAt: null,
    showsCheckIn: false,
    addressKnown: order['address'] !== null,
    hotline: frame['hotline'],
    looks: view.relation === 'requester' ? Number(frame['looks']) : 0,
    reopenUntil: view.reopenUntil ?? null,
    createdAt: iso(order['createdAt']),
  });
}

export const partView = (part: Row, person: Row): object => ({
  assignmentId: part['id'],
  state: part['state'],
  name: masked(person['name']),
  partyTag: false,
  skills: person['skills'] === null ? [] : person['skills'].split(','),
  helped: person['helped'] ?? 0,
  repliesBy: null,
  acceptedAt: iso(part['acceptedAt']),
  checkedInAt: iso(part['checkedInAt']),
  checkedOutAt: iso(part['checkedOutAt']),
  minutes: part['minutes'],
  chips: JSON.parse(part['chips']),
  result: null,
  needsOwnTime: part['needsOwnTime'] === 1,
  claimed: null,
  arrivedBy: null,
  doorTriesLeft: 5 - part['doorTries'],
  alarm: null,
});

/** Staff act without a name towards others; a volunteer does not see the requester's. */
export const timeline = (history: readonly Row[], personId: string): object[] =>
  history.map(({ event, at, actorId, name, actedAs }) => ({ event, at: iso(at), who: name && (actorId === personId || actedAs === 'claimant' || actedAs === 'volunteer') ? masked(name) : null, note: null }));
