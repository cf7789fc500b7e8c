import { Injectable } from '@nestjs/common';
import { LIVE_LIMITS, type LiveBody, type LiveView } from '@supermarket/shared';
import { Clock, Database, Refusal } from '../kernel/index.js';
import { partyIn } from '../orders/order.picture.js';
import { maySee } from '../orders/order.view.js';
import { loadCase } from '../orders/orders.store.js';
import { orderSeats } from '../orders/party.rules.js';
import { OrdersSettings } from '../orders/orders.settings.js';
import { personOf, type Actor } from '../people/actor.js';
import { LiveHub } from './live.hub.js';
import type { Ears } from './live.rules.js';
import { earsOf, ticketFor } from './live.ticket.js';

/** Who may hear what: the same rules as for reading it, asked once when a page opens. */
@Injectable()
export class LiveService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly settings: OrdersSettings,
    private readonly hub: LiveHub,
  ) {}

  /** NOT_FOUND for an order that the actor may not know of. */
  async leave(actor: Actor, { orderIds = [], queues = false }: LiveBody): Promise<LiveView> {
    for (const id of orderIds) {
      const c = await loadCase(this.database, id);
      if (!maySee(c, await partyIn(this.database, c, actor))) throw new Refusal('NOT_FOUND');
    }
    const seats = orderSeats(actor).map(({ townId, communityId }) => ({ townId, communityId }));
    const until = new Date(this.clock.now().getTime() + LIVE_LIMITS.minutes * 60_000);
    const ears: Ears = { personId: personOf(actor), orderIds, reach: queues && seats.length > 0 ? seats : null };
    this.hub.want();
    return { ticket: ticketFor(this.settings.doorKey, ears, until), until: until.toISOString(), mark: this.hub.mark() };
  }

  /** SESSION_ENDED for a ticket that is over or was never ours: the page asks for another one. */
  ears(ticket: string): { readonly ears: Ears; readonly until: Date } {
    const found = earsOf(this.settings.doorKey, ticket, this.clock.now());
    if (!found) throw new Refusal('SESSION_ENDED');
    if (this.hub.closed) throw new Refusal('UNAVAILABLE');
    this.hub.want();
    return found;
  }
}
