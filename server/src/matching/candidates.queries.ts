import { Injectable } from '@nestjs/common';
import type { CandidatesView, Id } from '@supermarket/shared';
import { kinOf } from '../consent/family.store.js';
import { mayBeInvited } from '../consent/purposes.store.js';
import { Clock, Database } from '../kernel/index.js';
import type { Actor } from '../people/actor.js';
import { thisVisit } from '../orders/course.rules.js';
import type { FitFacts } from '../orders/fit.rules.js';
import { permit } from '../orders/order.machine.js';
import { partyIn } from '../orders/order.picture.js';
import { ASKED } from '../orders/offer.rules.js';
import { loadCase, type OrderCase } from '../orders/orders.store.js';
import { volunteersOf } from '../orders/volunteers.store.js';
import { CANDIDATES, candidatesFor } from './candidate.rules.js';
import { candidateViews } from './candidates.view.js';

/** So many are looked at in one circle; the rest of a town is no better. */
const POOL = 300;

/** Who could be invited to an order: the town first, others only where it has too few. */
@Injectable()
export class CandidatesQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async candidates(actor: Actor, orderId: Id): Promise<CandidatesView> {
    const c = await loadCase(this.database, orderId);
    permit('offer', c.order.status, await partyIn(this.database, c, actor));
    const now = this.clock.now();
    const near = candidatesFor(c.order, await this.pool(c, 'v.town_id = ?', now), now);
    const found = near.length >= CANDIDATES ? near : [...near, ...candidatesFor(c.order, await this.pool(c, 'v.town_id <> ?', now), now)].slice(0, CANDIDATES);
    return { candidates: await candidateViews(this.database, found) };
  }

  private async pool({ order, assignments }: OrderCase, where: string, now: Date): Promise<FitFacts[]> {
    const rows = await this.database.rows<{ id: Id }>(
      `SELECT v.person_id AS id FROM volunteer v WHERE ${where} AND ${mayBeInvited('v.person_id')}
         AND EXISTS (SELECT 1 FROM person p WHERE p.id = v.person_id AND p.closed_at IS NULL)
         ${order.skill === null ? '' : 'AND EXISTS (SELECT 1 FROM volunteer_skill s WHERE s.person_id = v.person_id AND s.skill = ?)'}
         ${order.partyOnly ? "AND v.party_state = 'verified'" : ''}
       ORDER BY CASE WHEN v.community_id = ? THEN 0 ELSE 1 END, v.person_id LIMIT ${POOL}`,
      [order.townId, ...(order.skill === null ? [] : [order.skill]), order.communityId],
    );
    const asked = new Set([
      ...thisVisit({ order, assignments }).filter(({ state }) => ASKED.includes(state)).map(({ volunteerId }) => volunteerId),
      ...(await kinOf(this.database, order.requesterId)),
    ]);
    const facts = await volunteersOf(this.database, rows.map(({ id }) => id).filter((id) => !asked.has(id)), now);
    return [...facts.values()];
  }
}
