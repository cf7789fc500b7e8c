import { Injectable } from '@nestjs/common';
import type { CheckInScreenView, Id, OrderView, ScanCheckInBody } from '@supermarket/shared';
import { Clock, Database, Refusal, UnitOfWork } from '../kernel/index.js';
import { personOf, type Actor } from '../people/actor.js';
import { checkInToken, isCheckInToken, tokenChangesAt } from './check-in-qr.js';
import { scannedIn, showScreen } from './check-in.rules.js';
import { SERVED, thisVisit } from './course.rules.js';
import { OrderActs } from './order.acts.js';
import { partyIn } from './order.picture.js';
import { maySee, orderNo } from './order.view.js';
import { OrdersSettings } from './orders.settings.js';
import { loadCase, partsToArrive } from './orders.store.js';

/** Checking in many at one place: a code on a screen that changes every half minute, scanned by who is there. */
@Injectable()
export class CheckInService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly settings: OrdersSettings,
    private readonly acts: OrderActs,
  ) {}

  /** What the screen shows now. NOT_FOUND, and as `showScreen` says. */
  async screen(actor: Actor, id: Id): Promise<CheckInScreenView> {
    const now = this.clock.now();
    const c = await loadCase(this.database, id);
    const party = await partyIn(this.database, c, actor);
    if (!maySee(c, party)) throw new Refusal('NOT_FOUND');
    showScreen(c, party, now);
    const parts = thisVisit(c);
    return {
      no: orderNo(c.order),
      title: c.order.title,
      token: checkInToken(this.settings.doorKey, id, now),
      validUntil: tokenChangesAt(now).toISOString(),
      expected: parts.filter(({ state }) => state === 'ACCEPTED').length,
      arrived: parts.filter(({ state }) => state === 'CHECKED_IN' || SERVED.includes(state)).length,
    };
  }

  /**
   * The task of the scanner's own that the code belongs to; scanned again it is as it is. CODE_EXPIRED for a code that
   * is none of theirs or stood there too long ago: a photo of the screen is worth nothing half a minute later.
   */
  scan(actor: Actor, { token }: ScanCheckInBody): Promise<OrderView> {
    return this.uow.run(async (tx) => {
      const parts = await partsToArrive(tx, personOf(actor));
      const found = parts.find(({ orderId }) => isCheckInToken(this.settings.doorKey, orderId, token, this.clock.now()));
      if (!found) throw new Refusal('CODE_EXPIRED');
      const scene = await this.acts.partScene(tx, actor, found.id);
      const done = await this.acts.write(scene, actor, 'checkIn', scannedIn(scene.c, scene.part, scene.party, scene.now));
      return this.acts.show(tx, done, actor, scene.now);
    });
  }
}
