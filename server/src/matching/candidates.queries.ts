import { Injectable } from '@nestjs/common';
import type { CandidatesView, Id } from '@supermarket/shared';
import { Clock, Database } from '../kernel/index.js';
import { permit } from '../orders/order.machine.js';
import { partyIn } from '../orders/order.picture.js';
import { loadCase } from '../orders/orders.store.js';
import type { Actor } from '../people/actor.js';
import { candidatesOf } from './best.queries.js';
import { BEST, CANDIDATES } from './candidate.rules.js';
import { candidateViews } from './candidates.view.js';

/** Who could be invited to an order: three first, then others who could come too. */
@Injectable()
export class CandidatesQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async candidates(actor: Actor, orderId: Id): Promise<CandidatesView> {
    const c = await loadCase(this.database, orderId);
    permit('offer', c.order.status, await partyIn(this.database, c, actor));
    const found = await candidateViews(this.database, await candidatesOf(this.database, c, CANDIDATES, this.clock.now()));
    return { best: found.slice(0, BEST), others: found.slice(BEST) };
  }
}
