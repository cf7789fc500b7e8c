import { Injectable } from '@nestjs/common';
import type { DeskQuery, DeskView, MovementKind, MovementsQuery, MovementView, Page, PageQuery, StockView, WaitingVoucherRow } from '@supermarket/shared';
import { Clock, Database, dayOf, decodeCursor, FieldCipher, instant, limitOf, marks, pageOf, Refusal, startOfDay } from '../kernel/index.js';
import { seatsAs, type Actor } from '../people/actor.js';
import { maskName } from '../people/mask.rules.js';
import { namesOf } from '../people/people.store.js';
import { Person } from '../people/person.entity.js';
import { openStations, stationOf } from '../stations/stations.store.js';
import type { Station } from '../stations/station.entity.js';
import { phoneTail, stockRows } from './desk.view.js';
import { GiftStock } from './gift-stock.entity.js';
import { KEEPS_SHELF, SEES_SHELF, worksAt } from './shop.rules.js';
import { stationViews } from './shop.view.js';

/** How many waiting vouchers a desk shows. */
const WAITING = 50;

/** A voucher in the queue 待兑换. */
export interface HandOverRow {
  readonly id: string;
  readonly giftName: string;
  readonly stationName: string;
  readonly endsAt: string;
}

/** What staff see of their stations. */
@Injectable()
export class DeskQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
  ) {}

  /** The counter of one of the actor's stations, the first if none is named. OUT_OF_SCOPE. */
  async desk(actor: Actor, query: DeskQuery): Promise<DeskView> {
    const views = await stationViews(this.database, await this.#own(actor));
    const station = query.stationId ? views.find(({ id }) => id === query.stationId) : views[0];
    if (query.stationId && !station) throw new Refusal('OUT_OF_SCOPE');
    if (!station) return { stations: [], station: null, handedOverToday: 0, waiting: [] };
    const today = await this.database.one<{ n: number }>(
      "SELECT COUNT(*) AS n FROM redemption WHERE station_id = ? AND state = 'FULFILLED' AND closed_at >= ?",
      [station.id, startOfDay(dayOf(this.clock.now()))],
    );
    return { stations: views, station, handedOverToday: Number(today!.n), waiting: await this.#waiting(station.id) };
  }

  /** What people may still fetch at the actor's stations, the first to end first: the queue 待兑换. */
  async toHandOver(actor: Actor, query: PageQuery): Promise<Page<HandOverRow>> {
    const limit = limitOf(query.limit);
    const after = decodeCursor(query.cursor, ['string', 'string']);
    const ids = await this.#ownIds(actor);
    if (ids.length === 0) return { items: [], next: null };
    const rows = await this.database.rows<HandOverRow>(
      `SELECT r.id, g.name AS giftName, s.name AS stationName, r.ends_at AS endsAt
       FROM redemption r JOIN gift g ON g.id = r.gift_id JOIN station s ON s.id = r.station_id
       WHERE r.state = 'READY' AND r.station_id IN (${marks(ids)}) ${after ? 'AND (r.ends_at > ? OR (r.ends_at = ? AND r.id > ?))' : ''}
       ORDER BY r.ends_at, r.id LIMIT ${limit + 1}`,
      [...ids, ...(after ? [after[0]!, after[0]!, after[1]!] : [])],
    );
    return pageOf(rows, limit, (row) => ({ ...row, endsAt: instant(row.endsAt).toISOString() }), (row) => [row.endsAt, row.id]);
  }

  async toHandOverCount(actor: Actor): Promise<{ readonly count: number; readonly endsAt: string | null }> {
    const ids = await this.#ownIds(actor);
    if (ids.length === 0) return { count: 0, endsAt: null };
    const row = await this.database.one<{ n: unknown; endsAt: string | null }>(
      `SELECT COUNT(*) AS n, MIN(ends_at) AS endsAt FROM redemption WHERE state = 'READY' AND station_id IN (${marks(ids)})`,
      ids,
    );
    return { count: Number(row!.n), endsAt: row!.endsAt === null ? null : instant(row!.endsAt).toISOString() };
  }

  /** The shelf, and what people of the area could still spend. OUT_OF_SCOPE, NOT_FOUND. */
  async stock(actor: Actor, stationId: string): Promise<StockView> {
    const station = await this.#within(actor, stationId);
    const rows = await stockRows(this.database, stationId);
    const [column, area] = station.communityId === null ? ['town_id', station.townId] : ['community_id', station.communityId];
    const held = await this.database.one<{ points: unknown }>(
      `SELECT SUM(a.balance) AS points FROM person p JOIN point_account a ON a.person_id = p.id WHERE p.${column} = ? AND a.expires_on >= ?`,
      [area, dayOf(this.clock.now())],
    );
    return {
      stationId,
      stationName: station.name,
      rows,
      pointsOutstanding: Number(held?.points ?? 0),
      stockWorth: rows.reduce((sum, row) => sum + (row.active ? row.onHand * row.price : 0), 0),
    };
  }

  /** What changed a stock line, the newest first. OUT_OF_SCOPE, NOT_FOUND. */
  async movements(actor: Actor, query: MovementsQuery): Promise<Page<MovementView>> {
    const stock = await this.database.get(GiftStock, query.stockId);
    if (!stock) throw new Refusal('NOT_FOUND');
    await this.#within(actor, stock.stationId);
    const limit = limitOf(query.limit);
    const after = decodeCursor(query.cursor, ['number']);
    const rows = await this.database.rows<{ id: number; at: string; kind: MovementKind; quantity: number; reason: string | null; personId: string | null }>(
      `SELECT id, at, kind, quantity, reason, person_id AS personId FROM stock_movement
       WHERE stock_id = ? ${after ? 'AND id < ?' : ''} ORDER BY id DESC LIMIT ${limit + 1}`,
      [query.stockId, ...(after ?? [])],
    );
    const names = await namesOf(this.database, rows.flatMap(({ personId }) => personId ?? []));
    return pageOf(
      rows,
      limit,
      ({ id, at, kind, quantity, reason, personId }) => ({
        id: String(id), at: instant(at).toISOString(), kind, quantity, reason, who: personId === null ? null : maskName(names.get(personId) ?? null),
      }),
      (row) => [Number(row.id)],
    );
  }

  /** The stations whose counter the actor's seats keep. */
  async #own(actor: Actor): Promise<Station[]> {
    const seats = seatsAs(actor, ...KEEPS_SHELF);
    return (await openStations(this.database)).filter((station) => worksAt(seats, station));
  }

  async #ownIds(actor: Actor): Promise<string[]> {
    return (await this.#own(actor)).map(({ id }) => id);
  }

  async #waiting(stationId: string): Promise<WaitingVoucherRow[]> {
    const rows = await this.database.rows<{ redemptionId: string; giftName: string; picture: WaitingVoucherRow['picture']; personId: string; points: number; endsAt: string }>(
      `SELECT r.id AS redemptionId, g.name AS giftName, g.picture, r.person_id AS personId, r.points, r.ends_at AS endsAt
       FROM redemption r JOIN gift g ON g.id = r.gift_id WHERE r.station_id = ? AND r.state = 'READY' ORDER BY r.ends_at, r.id LIMIT ${WAITING}`,
      [stationId],
    );
    const holders = new Map<string, Person>();
    for (const { personId } of rows) if (!holders.has(personId)) holders.set(personId, (await this.database.get(Person, personId))!);
    return rows.map(({ personId, endsAt, ...row }) => {
      const holder = holders.get(personId)!;
      return { ...row, holderName: maskName(holder.name), phoneTail: phoneTail(this.cipher, holder), endsAt: instant(endsAt).toISOString() };
    });
  }

  async #within(actor: Actor, stationId: string): Promise<Station> {
    const station = await stationOf(this.database, stationId);
    if (!station) throw new Refusal('NOT_FOUND');
    if (!worksAt(seatsAs(actor, ...SEES_SHELF), station)) throw new Refusal('OUT_OF_SCOPE');
    return station;
  }
}
