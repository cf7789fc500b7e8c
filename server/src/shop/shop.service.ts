import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { RedeemBody, RedemptionView } from '@supermarket/shared';
import { writeAudit } from '../audit/audit.store.js';
import { JobHandlers } from '../jobs/job-handlers.js';
import { bodyHash, Clock, FieldCipher, Refusal, UnitOfWork } from '../kernel/index.js';
import { personOf, SYSTEM, type Actor } from '../people/actor.js';
import { lockPresent } from '../people/people.store.js';
import { Redemption } from './redemption.entity.js';
import * as rules from './shop.rules.js';
import * as store from './shop.store.js';
import { redemptionView } from './shop.view.js';

/** What people do with their points. */
@Injectable()
export class ShopService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly jobs: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.jobs.on(store.EXPIRE_REDEMPTION, (payload) => this.expire(String(payload['redemptionId'])));
  }

  /** Takes a gift. Throws NOT_FOUND, GIFT_OFF_SHELF, SOLD_OUT, GIFT_LIMIT, POINTS_SHORT (`short`), ID_TAKEN. */
  redeem(actor: Actor, body: RedeemBody): Promise<RedemptionView> {
    const personId = personOf(actor);
    const hash = bodyHash(body);
    return this.uow.run(async (tx) => {
      const at = this.clock.now();
      await lockPresent(tx, [personId]); // the month's limit and the points are this person's: their taps wait for each other
      const sent = await tx.get(Redemption, body.id);
      if (sent && (sent.personId !== personId || sent.bodyHash !== hash)) throw new Refusal('ID_TAKEN');
      if (sent) return redemptionView(tx, this.cipher, sent);
      const stock = await store.offerOf(tx, body.stockId);
      if (!stock) throw new Refusal('NOT_FOUND');
      rules.mayTake(stock);
      const keys = rules.limitKeys(personId, stock.giftId, at, stock.monthlyLimit);
      const limitKey = rules.freeKey(keys, await store.takenKeys(tx, keys));
      await writeAudit(tx, { actor, action: 'gift.redeem', subjectType: 'redemption', subjectId: body.id, facts: { stockId: stock.id, points: stock.price }, at });
      const voucher = await store.reserve(
        tx,
        this.cipher,
        {
          id: body.id, personId, bodyHash: hash, stockId: stock.id, stationId: stock.stationId, giftId: stock.giftId, points: stock.price, state: 'READY', limitKey,
          createdAt: at, endsAt: rules.endOf(at), closedAt: null, closedBy: null, closedFor: null, fetchedByCipher: null,
        },
        { title: `兑换${stock.giftName}`, place: stock.stationName },
      );
      return redemptionView(tx, this.cipher, voucher);
    });
  }

  /** The owner takes a voucher back. Throws NOT_FOUND, VOUCHER_USED, VOUCHER_EXPIRED. */
  cancel(actor: Actor, id: string): Promise<RedemptionView> {
    return this.uow.run(async (tx) => {
      const at = this.clock.now();
      const voucher = await tx.lock(Redemption, id);
      if (!voucher || voucher.personId !== personOf(actor)) throw new Refusal('NOT_FOUND');
      if (rules.cancel(voucher) === 'already') return redemptionView(tx, this.cipher, voucher);
      await writeAudit(tx, { actor, action: 'gift.cancel', subjectType: 'redemption', subjectId: id, at });
      return redemptionView(tx, this.cipher, await store.close(tx, voucher, { state: 'CANCELLED', by: voucher.personId, reason: null, at }));
    });
  }

  /** The timer: not fetched in time. Does nothing when it is closed or not yet due. */
  expire(id: string): Promise<void> {
    return this.uow.run(async (tx) => {
      const at = this.clock.now();
      const voucher = await tx.lock(Redemption, id);
      if (!voucher || !rules.hasExpired(voucher, at)) return;
      await writeAudit(tx, { actor: SYSTEM, action: 'gift.expire', subjectType: 'redemption', subjectId: id, at });
      await store.close(tx, voucher, { state: 'EXPIRED', by: null, reason: null, at });
    });
  }
}
