import { Injectable } from '@nestjs/common';
import type { HandOverBody, LookUpVoucherBody, MoveStockBody, StaffCancelBody, StaffRole, StockRow, VoucherFoundView } from '@supermarket/shared';
import { writeAudit } from '../audit/audit.store.js';
import { Clock, FieldCipher, Refusal, UnitOfWork, type Tx } from '../kernel/index.js';
import { personOf, seatsAs, type Actor } from '../people/actor.js';
import { stationOf } from '../stations/stations.store.js';
import type { Station } from '../stations/station.entity.js';
import { findVoucher, noteMiss, triesTooMuch } from './desk.store.js';
import { stockRow, voucherFound } from './desk.view.js';
import { GiftStock } from './gift-stock.entity.js';
import { Redemption } from './redemption.entity.js';
import * as rules from './shop.rules.js';
import { close } from './shop.store.js';
import { moveStock } from './stock.store.js';

/** What staff do at a station's counter and shelf. */
@Injectable()
export class DeskService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
  ) {}

  /**
   * What is to be handed over for a code. Throws OUT_OF_SCOPE, VOUCHER_WRONG, VOUCHER_USED, VOUCHER_EXPIRED,
   * VOUCHER_CANCELLED, WRONG_STATION, and TOO_MANY_REQUESTS after five wrong ones in a minute.
   */
  async lookUp(actor: Actor, body: LookUpVoucherBody): Promise<VoucherFoundView> {
    const staffId = personOf(actor);
    return this.#noting(actor, body.stationId, async (tx, at) => {
      const voucher = await findVoucher(tx, this.cipher, body.stationId, body.code, at);
      rules.mayFetch(voucher, body.stationId, at);
      await writeAudit(tx, { actor, action: 'gift.lookUp', subjectType: 'redemption', subjectId: voucher!.id, facts: { by: staffId }, at });
      return voucherFound(tx, this.cipher, voucher!);
    });
  }

  /** The gift goes over the counter: points spent, stock down. Throws as `lookUp`, and NEED_ANOTHER_PERSON for one's own. */
  async handOver(actor: Actor, id: string, body: HandOverBody): Promise<void> {
    const staffId = personOf(actor);
    await this.#noting(actor, body.stationId, async (tx, at) => {
      const voucher = await tx.lock(Redemption, id);
      const shown = await findVoucher(tx, this.cipher, body.stationId, body.code, at);
      const isThis = voucher !== null && shown?.id === voucher.id;
      if (rules.handOver(isThis ? voucher : null, staffId, body.stationId, at) === 'already') return;
      const fetchedBy = body.fetchedBy?.trim();
      const fetchedByCipher = fetchedBy ? this.cipher.seal('redemption', 'fetched_by_cipher', id, fetchedBy) : null;
      await writeAudit(tx, { actor, action: 'gift.handOver', subjectType: 'redemption', subjectId: id, facts: { byProxy: Boolean(fetchedBy) }, at });
      await close(tx, voucher!, { state: 'FULFILLED', by: staffId, reason: null, fetchedByCipher, at });
    });
  }

  /** Staff take a voucher back with a reason. Answers its station. Throws NOT_FOUND, OUT_OF_SCOPE, VOUCHER_USED, VOUCHER_EXPIRED, REASON_NEEDED. */
  cancel(actor: Actor, id: string, body: StaffCancelBody): Promise<string> {
    return this.uow.run(async (tx) => {
      const at = this.clock.now();
      const voucher = await tx.lock(Redemption, id);
      if (!voucher) throw new Refusal('NOT_FOUND');
      await this.#stationFor(tx, actor, voucher.stationId, rules.KEEPS_SHELF);
      if (!body.words.trim()) throw new Refusal('REASON_NEEDED');
      if (rules.cancel(voucher) === 'already') return voucher.stationId;
      await writeAudit(tx, { actor, action: 'gift.staffCancel', subjectType: 'redemption', subjectId: id, at });
      await close(tx, voucher, { state: 'CANCELLED', by: personOf(actor), reason: body.words, at });
      return voucher.stationId;
    });
  }

  /** Stock in, counted or written off. Throws NOT_FOUND, OUT_OF_SCOPE, STOCK_SHORT, REASON_NEEDED, ID_TAKEN. */
  move(actor: Actor, stockId: string, body: MoveStockBody): Promise<StockRow> {
    return this.uow.run(async (tx) => {
      const at = this.clock.now();
      const stock = await tx.get(GiftStock, stockId);
      if (!stock) throw new Refusal('NOT_FOUND');
      await this.#stationFor(tx, actor, stock.stationId, rules.KEEPS_SHELF);
      const quantity = await moveStock(tx, stockId, personOf(actor), body, at);
      if (quantity !== null) {
        await writeAudit(tx, { actor, action: 'stock.move', subjectType: 'stock', subjectId: stockId, facts: { kind: body.kind, quantity }, at });
      }
      return stockRow(tx, stockId);
    });
  }

  /** Work with a code at a station. A wrong one is noted, and kept although the answer is a refusal. */
  async #noting<T>(actor: Actor, stationId: string, work: (tx: Tx, at: Date) => Promise<T>): Promise<T> {
    const personId = personOf(actor);
    const done = await this.uow.run(async (tx) => {
      const at = this.clock.now();
      await this.#stationFor(tx, actor, stationId, rules.HANDS_OVER);
      if (await triesTooMuch(tx, personId, at)) throw new Refusal('TOO_MANY_REQUESTS');
      try {
        return { value: await work(tx, at) };
      } catch (error) {
        if (!(error instanceof Refusal) || (error.code !== 'VOUCHER_WRONG' && error.code !== 'WRONG_STATION')) throw error;
        await noteMiss(tx, stationId, personId, at); // both are refused before anything is written
        return { refusal: error };
      }
    });
    if ('refusal' in done) throw done.refusal;
    return done.value;
  }

  async #stationFor(tx: Tx, actor: Actor, stationId: string, roles: readonly StaffRole[]): Promise<Station> {
    const station = await stationOf(tx, stationId);
    if (!station) throw new Refusal('NOT_FOUND');
    if (!rules.worksAt(seatsAs(actor, ...roles), station)) throw new Refusal('OUT_OF_SCOPE');
    return station;
  }
}
