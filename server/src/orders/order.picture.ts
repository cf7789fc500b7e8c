import type { OrderRelation, Skill } from '@supermarket/shared';
import { instant, marks, type FieldCipher, type Reads, type Tx } from '../kernel/index.js';
import { unseenAmong } from '../media/media-check.store.js';
import { mediaOf } from '../media/media.store.js';
import type { Actor } from '../people/actor.js';
import { pointsFor } from '../points/points.rules.js';
import { ruleAt } from '../points/points.store.js';
import { standingGrant } from '../consent/consent.store.js';
import type { Kinship } from '../consent/family.rules.js';
import { kinshipIn, lockKinship } from '../consent/family.store.js';
import { gates } from './claim.rules.js';
import { liveOf } from './course.rules.js';
import { reasonsForMe } from './fit.rules.js';
import { menuFor } from './menu.rules.js';
import { LOOKING, stepsFor } from './ladder.rules.js';
import { stepsOf } from './ladder.store.js';
import type { HistoryEvent, Party } from './order.facts.js';
import { openOrder, type OrderCase } from './orders.store.js';
import { PaperSlip } from './paper-slip.entity.js';
import { standingKeyOf } from './paper-slip.rules.js';
import { isInside, type HelperFacts, type PastStep, type Picture, type Viewer } from './order.view.js';
import { partyOf } from './party.rules.js';
import { holdsOf } from './text-hold.store.js';
import { volunteersOf } from './volunteers.store.js';

/** What the actor is to this order now; a proxy only while the consent stands. */
export function partyIn(reads: Reads, c: OrderCase, actor: Actor): Promise<Party> {
  return partyWith(reads, c, actor, (relativeId, elderId) => kinshipIn(reads, relativeId, elderId));
}

/** The same for a decision: a relative's consent cannot end between being read and what is done by it. */
export function partyToDecide(tx: Tx, c: OrderCase, actor: Actor): Promise<Party> {
  return partyWith(tx, c, actor, (relativeId, elderId) => lockKinship(tx, relativeId, elderId));
}

async function partyWith(reads: Reads, c: OrderCase, actor: Actor, kinship: (relativeId: string, elderId: string) => Promise<Kinship | null>): Promise<Party> {
  const { creatorId, requesterId } = c.order;
  const needsGrant = actor.personId === creatorId && creatorId !== requesterId;
  const grant = needsGrant ? await standingGrant(reads, creatorId, requesterId) : null;
  const kin = actor.personId === null || actor.personId === requesterId ? null : await kinship(actor.personId, requesterId);
  return partyOf(c, c.order, actor, grant !== null, kin);
}

/** What hangs on an order by single rows, in one read: its place, whom it is for, the menu's line, and how often somebody looked. */
interface Frame {
  readonly townId: string;
  readonly placeText: string;
  readonly hotline: string | null;
  readonly name: string | null;
  readonly birthYear: number | null;
  /** JSON; null where the need came in own words. */
  readonly riskNotice: string | null;
  readonly resultChips: string | null;
  readonly photoNeeded: number | null;
  readonly looks: number | string;
  /** How many voice notes and photos it has: mostly none, and then nothing more is read. */
  readonly media: number | string;
  /** How often somebody's words wait for staff: nearly always never. */
  readonly holds: number | string;
}

const FRAME = `SELECT c.town_id AS townId, t.name || ' ' || c.name AS placeText, COALESCE(c.hotline, t.hotline, y.hotline) AS hotline,
    p.name AS name, p.birth_year AS birthYear, i.risk_notice AS riskNotice, i.result_chips AS resultChips, i.photo_needed AS photoNeeded,
    (SELECT COUNT(*) FROM look l WHERE l.order_id = o.id AND l.owner_id = o.requester_id) AS looks,
    (SELECT COUNT(*) FROM media m WHERE m.order_id = o.id AND m.deleted_at IS NULL) AS media,
    (SELECT COUNT(*) FROM text_hold h WHERE h.order_id = o.id AND h.state <> 'SHOWN') AS holds
  FROM service_order o JOIN area c ON c.id = o.community_id JOIN area t ON t.id = c.town_id JOIN area y ON y.id = t.parent_id
    JOIN person p ON p.id = o.requester_id LEFT JOIN service_item i ON i.id = o.item_id
  WHERE o.id = ?`;

/** Reads and opens everything a view may draw from. */
export async function pictureOf(reads: Reads, cipher: FieldCipher, { order, assignments, proposal = null }: OrderCase, party: Party, now: Date): Promise<Picture> {
  const frame = await reads.one<Frame>(FRAME, [order.id]);
  if (!frame) throw new Error(`order ${order.id} lies in no community`);
  const media = Number(frame.media) === 0 ? [] : await mediaOf(reads, order.id);
  return {
    order,
    proposal,
    ladder: order.circle !== null && isInside(party) && (LOOKING.includes(order.status) || order.status === 'EXPIRED') ? stepsFor(await stepsOf(reads, order.townId), order.cell !== null) : [],
    handed: order.status === 'PENDING_CONFIRM' && party.relations.includes('claimant') && (await wasHanded(reads, order.id, order.visit)),
    slip: party.relations.includes('staff') ? await slipOf(reads, order) : null,
    words: openOrder(cipher, order.id, 'words', order.wordsCipher) ?? '',
    staffWords: openOrder(cipher, order.id, 'staff_words', order.staffWordsCipher),
    ratingWords: openOrder(cipher, order.id, 'rating_words', order.ratingWordsCipher),
    assignments: assignments.map((a) => ({
      ...a,
      result: a.resultCipher === null ? null : cipher.open('assignment', 'result_cipher', a.id, a.resultCipher),
      timeWords: a.timeWordsCipher === null ? null : cipher.open('assignment', 'time_words_cipher', a.id, a.timeWordsCipher),
    })),
    requester: { name: frame.name, birthYear: frame.birthYear },
    helpers: await helpersOf(reads, [...new Set(assignments.map(({ volunteerId }) => volunteerId))]),
    history: await historyOf(reads, cipher, order.id),
    place: { communityId: order.communityId, townId: frame.townId, text: frame.placeText, hotline: frame.hotline },
    menu: menuFor(order.risk, menuLine(frame)),
    looks: Number(frame.looks),
    media,
    unseen: await unseenAmong(reads, media.map(({ id }) => id)),
    holds: Number(frame.holds) === 0 ? [] : await holdsOf(reads, order.id),
    points: isInside(party) ? null : pointsFor(order.level, order.minutes, await ruleAt(reads, now)),
  };
}

async function wasHanded(reads: Reads, orderId: string, visit: number): Promise<boolean> {
  return (await reads.one('SELECT 1 AS one FROM handed_answer WHERE order_id = ? AND visit = ?', [orderId, visit])) !== null;
}

async function slipOf(reads: Reads, { id, visit }: OrderCase['order']): Promise<Picture['slip']> {
  return (await reads.find(PaperSlip, 'standing_key = ?', [standingKeyOf({ orderId: id, visit })]))[0] ?? null;
}

function menuLine({ riskNotice, resultChips, photoNeeded }: Frame): Parameters<typeof menuFor>[1] {
  if (riskNotice === null || resultChips === null) return null;
  return { riskNotice: JSON.parse(riskNotice) as string[], resultChips: JSON.parse(resultChips) as string[], photoNeeded: photoNeeded === 1 };
}

/** Masks are the view's; here they still have their names. */
export async function helpersOf(reads: Reads, ids: readonly string[]): Promise<ReadonlyMap<string, HelperFacts>> {
  if (ids.length === 0) return new Map();
  const people = await reads.rows<{ id: string; name: string | null; party: string | null; showParty: number | null; helped: number | null; skills: string | null }>(
    `SELECT p.id AS id, p.name AS name, v.party_state AS party, v.show_party AS showParty, v.helped AS helped,
            (SELECT GROUP_CONCAT(s.skill) FROM volunteer_skill s WHERE s.person_id = p.id) AS skills
     FROM person p LEFT JOIN volunteer v ON v.person_id = p.id WHERE p.id IN (${marks(ids)})`,
    ids,
  );
  return new Map(
    people.map(({ id, name, party, showParty, helped, skills }) => [
      id,
      { name, partyTag: party === 'verified' && showParty === 1, skills: (skills?.split(',') ?? []) as Skill[], helped: helped ?? 0 },
    ]),
  );
}

interface RawStep {
  readonly event: HistoryEvent;
  readonly at: string;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly actedAs: OrderRelation;
  readonly noteId: string | null;
  readonly noteCipher: string | null;
}

async function historyOf(reads: Reads, cipher: FieldCipher, orderId: string): Promise<PastStep[]> {
  const steps = await reads.rows<RawStep>(
    `SELECT h.event AS event, h.at AS at, h.actor_id AS actorId, p.name AS actorName, h.acted_as AS actedAs, h.note_id AS noteId, h.note_cipher AS noteCipher
     FROM order_history h LEFT JOIN person p ON p.id = h.actor_id WHERE h.order_id = ? ORDER BY h.id LIMIT 200`,
    [orderId],
  );
  return steps.map(({ noteId, noteCipher, at, ...step }) => ({
    ...step,
    at: instant(at),
    note: noteId === null || noteCipher === null ? null : cipher.open('order_history', 'note_cipher', noteId, noteCipher),
  }));
}

/**
 * The viewer with what their own skills and times say about this order. Those who asked for it or stand in, and those
 * who have a live part in it, can neither claim nor are told what would suit them: for them nothing is read.
 */
export async function viewerOf(reads: Reads, c: OrderCase, party: Party, now: Date): Promise<Viewer> {
  const { personId, relations } = party;
  const concerned = relations.includes('requester') || relations.includes('proxy') || liveOf(c).some(({ volunteerId }) => volunteerId === personId);
  if (personId === null || concerned || !relations.includes('volunteer')) return { party, reasons: [], canClaim: false };
  const me = (await volunteersOf(reads, [personId], now)).get(personId);
  if (!me) return { party, reasons: [], canClaim: false };
  return { party, reasons: reasonsForMe(c.order, me, now), canClaim: gates(c.order, me, now).length === 0 };
}
