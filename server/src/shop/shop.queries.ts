import { Injectable } from '@nestjs/common';
import type { GiftView, Page, PageQuery, RedemptionRow, RedemptionView, ShopQuery, ShopView, StationsView } from '@supermarket/shared';
import { Clock, Database, decodeCursor, FieldCipher, instant, limitOf, marks, pageOf, Refusal } from '../kernel/index.js';
import { personOf, type Actor } from '../people/actor.js';
import { Person } from '../people/person.entity.js';
import { PointAccount } from '../points/point-account.entity.js';
import { spendable } from '../points/points.rules.js';
import type { Station } from '../stations/station.entity.js';
import { openStations } from '../stations/stations.store.js';
import { Redemption } from './redemption.entity.js';
import { redemptionView, stationViews } from './shop.view.js';

/** What everybody may see of the shop, and a person of their own vouchers. */
@Injectable()
export class ShopQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
  ) {}

  async stations(): Promise<StationsView> {
    return { stations: await stationViews(this.database, await openStations(this.database)) };
  }

  /** The shelf of one station: the one asked for, else the person's own community's, town's, or the first. */
  async shop(actor: Actor, query: ShopQuery): Promise<ShopView> {
    const stations = await openStations(this.database);
    const person = actor.personId === null ? null : await this.database.get(Person, actor.personId);
    const chosen = query.stationId
      ? stations.find(({ id }) => id === query.stationId)
      : (stations.find(({ communityId }) => communityId !== null && communityId === person?.communityId) ?? stations.find(({ townId }) => townId === person?.townId) ?? stations[0]);
    if (query.stationId && !chosen) throw new Refusal('NOT_FOUND');
    const ready = person && (await this.database.one<{ n: number }>("SELECT COUNT(*) AS n FROM redemption WHERE person_id = ? AND state = 'READY'", [person.id]));
    return {
      station: chosen ? (await stationViews(this.database, [chosen]))[0]! : null,
      gifts: chosen ? await this.#gifts(chosen, stations) : [],
      points: person && spendable(await this.database.find(PointAccount, 'person_id = ? AND balance > 0', [person.id]), this.clock.now()),
      redemptionsReady: Number(ready?.n ?? 0),
    };
  }

  /** A person's vouchers, the newest first. */
  async mine(actor: Actor, query: PageQuery): Promise<Page<RedemptionRow>> {
    const limit = limitOf(query.limit);
    const after = decodeCursor(query.cursor, ['string', 'string']);
    const rows = await this.database.rows<RedemptionRow>(
      `SELECT r.id, r.state, g.name AS giftName, g.picture, r.points, s.name AS stationName, r.ends_at AS endsAt, r.created_at AS createdAt
       FROM redemption r JOIN gift g ON g.id = r.gift_id JOIN station s ON s.id = r.station_id
       WHERE r.person_id = ? ${after ? 'AND (r.created_at < ? OR (r.created_at = ? AND r.id < ?))' : ''}
       ORDER BY r.created_at DESC, r.id DESC LIMIT ${limit + 1}`,
      [personOf(actor), ...(after ? [after[0]!, after[0]!, after[1]!] : [])],
    );
    const iso = (at: string): string => instant(at).toISOString();
    return pageOf(rows, limit, (row) => ({ ...row, endsAt: iso(row.endsAt), createdAt: iso(row.createdAt) }), (row) => [row.createdAt, row.id]);
  }

  /** One voucher, for its owner only. NOT_FOUND for everybody else. */
  async one(actor: Actor, id: string): Promise<RedemptionView> {
    const voucher = await this.database.get(Redemption, id);
    if (!voucher || voucher.personId !== personOf(actor)) throw new Refusal('NOT_FOUND');
    return redemptionView(this.database, this.cipher, voucher);
  }

  async #gifts(station: Station, stations: readonly Station[]): Promise<GiftView[]> {
    const rows = await this.database.rows<Omit<GiftView, 'elsewhere'>>(
      `SELECT s.id AS stockId, g.id AS giftId, g.name, g.unit, g.picture, g.category, s.price, s.on_hand - s.reserved AS available,
              s.monthly_limit AS monthlyLimit, s.donor
       FROM gift_stock s JOIN gift g ON g.id = s.gift_id WHERE s.station_id = ? AND s.active = 1 ORDER BY g.category DESC, s.price, g.id`,
      [station.id],
    );
    const missing = rows.filter(({ available }) => available < 1).map(({ giftId }) => giftId);
    const others = missing.length === 0 ? [] : await this.database.rows<{ giftId: string; stationId: string; available: number }>(
      `SELECT gift_id AS giftId, station_id AS stationId, on_hand - reserved AS available FROM gift_stock
       WHERE active = 1 AND on_hand > reserved AND gift_id IN (${marks(missing)}) ORDER BY on_hand - reserved DESC, id`,
      missing,
    );
    return rows.map((row) => ({ ...row, elsewhere: row.available > 0 ? null : nearest(others.filter(({ giftId }) => giftId === row.giftId), station, stations) }));
  }
}

/** Another station that has it: one of the same town before one that has most. */
function nearest(found: readonly { stationId: string; available: number }[], from: Station, stations: readonly Station[]): GiftView['elsewhere'] {
  const options = found.flatMap(({ stationId, available }) => {
    const station = stations.find(({ id }) => id === stationId);
    return station ? [{ stationId, stationName: station.name, available, isNear: station.townId === from.townId }] : [];
  });
  const best = options.find(({ isNear }) => isNear) ?? options[0];
  return best ? { stationId: best.stationId, stationName: best.stationName, available: best.available } : null;
}
