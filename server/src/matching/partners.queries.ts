import { Injectable } from '@nestjs/common';
import type { Id, PartnerAnswer, PartnerCallsView, PartnersView, PartnerUnit } from '@supermarket/shared';
import { Database, FieldCipher, instant } from '../kernel/index.js';
import { partyIn } from '../orders/order.picture.js';
import { loadCase } from '../orders/orders.store.js';
import { mustBeStaff, orderSeats } from '../orders/party.rules.js';
import type { Actor } from '../people/actor.js';
import { maskName } from '../people/mask.rules.js';
import { PartnerUnitRecord } from './partner-unit.entity.js';

@Injectable()
export class PartnersQueries {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  /** The units of the towns in which the actor is staff, those in use first. */
  async list(actor: Actor): Promise<PartnersView> {
    const seats = orderSeats(actor);
    const rows = await this.database.find(PartnerUnitRecord, '1 = 1 ORDER BY town_id, active DESC, name, id');
    return { units: rows.filter(({ townId }) => seats.some((seat) => seat.townId === null || seat.townId === townId)).map((row) => this.#unit(row)) };
  }

  /** Whom staff can ring up about an order, with what was said last. NOT_FOUND, OUT_OF_SCOPE, NEED_ANOTHER_PERSON. */
  async ofOrder(actor: Actor, orderId: Id): Promise<PartnerCallsView> {
    const c = await loadCase(this.database, orderId);
    mustBeStaff(await partyIn(this.database, c, actor));
    const units = await this.database.find(PartnerUnitRecord, 'town_id = ? AND active = 1 ORDER BY name, id', [c.order.townId]);
    const calls = await this.database.rows<{ unitId: Id; answer: PartnerAnswer; at: string; name: string | null }>(
      'SELECT k.unit_id AS unitId, k.answer AS answer, k.at AS at, p.name AS name FROM partner_call k JOIN person p ON p.id = k.caller_id WHERE k.order_id = ? ORDER BY k.at, k.id',
      [orderId],
    );
    const last = new Map(calls.map(({ unitId, answer, at, name }) => [unitId, { answer, at: instant(at).toISOString(), by: maskName(name) }]));
    return { units: units.map((row) => ({ ...this.#unit(row), last: last.get(row.id) ?? null })) };
  }

  #unit({ id, townId, name, can, active, contactCipher, phoneCipher }: PartnerUnitRecord): PartnerUnit {
    const open = (column: string, sealed: string): string => this.cipher.open('partner_unit', column, id, sealed);
    return { id, townId, name, contact: open('contact_cipher', contactCipher), phone: open('phone_cipher', phoneCipher), can, active };
  }
}
