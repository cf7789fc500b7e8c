import type { Skill } from '@supermarket/shared';
import { placeOf } from '../areas/areas.store.js';
import { ServiceItem } from '../catalog/service-item.entity.js';
import { marks, type FieldCipher, type Reads } from '../kernel/index.js';
import type { Actor } from '../people/actor.js';
import { pointsFor } from '../points/points.rules.js';
import { ruleAt } from '../points/points.store.js';
import { standingGrant } from '../consent/consent.store.js';
import { gates } from './claim.rules.js';
import { reasonsForMe } from './fit.rules.js';
import { menuFor } from './menu.rules.js';
import { OrderHistory } from './order-history.entity.js';
import type { Party } from './order.facts.js';
import { openOrder, type OrderCase } from './orders.store.js';
import type { HelperFacts, PastStep, Picture, Viewer } from './order.view.js';
import { partyOf } from './party.rules.js';
import { volunteersOf } from './volunteers.store.js';

/** What the actor is to this order now; a proxy only while the consent stands. */
export async function partyIn(reads: Reads, c: OrderCase, actor: Actor): Promise<Party> {
  const { creatorId, requesterId } = c.order;
  const needsGrant = actor.personId === creatorId && creatorId !== requesterId;
  const grant = needsGrant ? await standingGrant(reads, creatorId, requesterId) : null;
  return partyOf(c, c.order, actor, grant !== null);
}

/** Reads and opens everything a view may draw from. */
export async function pictureOf(reads: Reads, cipher: FieldCipher, { order, assignments }: OrderCase, now: Date): Promise<Picture> {
  const place = await placeOf(reads, order.communityId);
  if (!place) throw new Error(`order ${order.id} lies in no community`);
  const item = order.itemId === null ? null : await reads.get(ServiceItem, order.itemId);
  const requester = await reads.one<{ name: string | null; birthYear: number | null }>('SELECT name, birth_year AS birthYear FROM person WHERE id = ?', [order.requesterId]);
  const looks = await reads.one<{ n: number }>('SELECT COUNT(*) AS n FROM look WHERE order_id = ?', [order.id]);
  const rule = await ruleAt(reads, now);
  return {
    order,
    words: openOrder(cipher, order.id, 'words', order.wordsCipher) ?? '',
    staffWords: openOrder(cipher, order.id, 'staff_words', order.staffWordsCipher),
    ratingWords: openOrder(cipher, order.id, 'rating_words', order.ratingWordsCipher),
    assignments: assignments.map((a) => ({ ...a, result: a.resultCipher === null ? null : cipher.open('assignment', 'result_cipher', a.id, a.resultCipher) })),
    requester: requester ?? { name: null, birthYear: null },
    helpers: await helpersOf(reads, [...new Set(assignments.map(({ volunteerId }) => volunteerId))]),
    history: await historyOf(reads, cipher, order.id),
    place,
    menu: menuFor(order.risk, item),
    looks: Number(looks?.n ?? 0),
    points: pointsFor(order.level, order.minutes, rule),
  };
}

/** Masks are the view's; here they still have their names. */
export async function helpersOf(reads: Reads, ids: readonly string[]): Promise<ReadonlyMap<string, HelperFacts>> {
  if (ids.length === 0) return new Map();
  const people = await reads.rows<{ id: string; name: string | null; party: string | null; showParty: number | null; helped: number | null }>(
    `SELECT p.id AS id, p.name AS name, v.party_state AS party, v.show_party AS showParty, v.helped AS helped
     FROM person p LEFT JOIN volunteer v ON v.person_id = p.id WHERE p.id IN (${marks(ids)})`,
    ids,
  );
  const skills = await reads.rows<{ id: string; skill: Skill }>(`SELECT person_id AS id, skill FROM volunteer_skill WHERE person_id IN (${marks(ids)})`, ids);
  return new Map(
    people.map(({ id, name, party, showParty, helped }) => [
      id,
      { name, partyTag: party === 'verified' && showParty === 1, skills: skills.filter((s) => s.id === id).map((s) => s.skill), helped: helped ?? 0 },
    ]),
  );
}

async function historyOf(reads: Reads, cipher: FieldCipher, orderId: string): Promise<PastStep[]> {
  const steps = await reads.find(OrderHistory, 'order_id = ? ORDER BY id LIMIT 200', [orderId]);
  const actors = [...new Set(steps.flatMap(({ actorId }) => (actorId === null ? [] : [actorId])))];
  const names = actors.length === 0 ? [] : await reads.rows<{ id: string; name: string | null }>(`SELECT id, name FROM person WHERE id IN (${marks(actors)})`, actors);
  return steps.map(({ event, at, actorId, actedAs, noteId, noteCipher }) => ({
    event,
    at,
    actorId,
    actedAs,
    actorName: names.find(({ id }) => id === actorId)?.name ?? null,
    note: noteId === null || noteCipher === null ? null : cipher.open('order_history', 'note_cipher', noteId, noteCipher),
  }));
}

/** The viewer with what their own skills and times say about this order. */
export async function viewerOf(reads: Reads, { order }: Pick<OrderCase, 'order'>, party: Party, now: Date): Promise<Viewer> {
  if (party.personId === null || !party.relations.includes('volunteer')) return { party, reasons: [], canClaim: false };
  const me = (await volunteersOf(reads, [party.personId], now)).get(party.personId);
  if (!me) return { party, reasons: [], canClaim: false };
  return { party, reasons: reasonsForMe(order, me, now), canClaim: gates(order, me, now).length === 0 };
}
