import { seedBase } from '../seeds/index.js';
import { Make, HOME, NEXT_DOOR, STATION, type Someone } from '../prove/make.js';
import { openOurs } from '../src/data-source.js';
import { readConfig, type Config } from '../src/config.js';
import { migrate } from '../src/kernel/database/migrate.js';
import type { OpenDatabase } from '../src/kernel/database/open.js';
import { newId, text } from '../src/kernel/index.js';
import { doorCode } from '../src/orders/door-code.js';
import { squareOf } from '../src/areas/squares.rules.js';
import { around, cellOf } from '../src/orders/place.rules.js';
import { sealOrder } from '../src/orders/orders.store.js';
import { bulk, type Row } from './bulk.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** The middle of the volunteers' community. */
export const MIDDLE = { lat: 22.1847, lng: 112.3102 };

/** What one round asks for, as the client sends it. */
export interface Ask {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token: string;
  readonly body?: object;
}

export interface Counts {
  /** Requests that can be made of each writing endpoint. */
  readonly writes: number;
  readonly volunteers: number;
  readonly requesters: number;
  /** Orders in the hall, around the volunteers' home. */
  readonly open: number;
}

type Pattern = Readonly<Record<string, readonly Row[]>>;

/** The tables that carry an order, and by which column. */
const OF_ORDER = [
  ['service_order', 'id'],
  ['assignment', 'order_id'],
  ['order_history', 'order_id'],
  ['audit_entry', 'subject_id'],
  ['service_record', 'order_id'],
] as const;

/** A county to be asked: people with sessions, orders in every state that an endpoint needs, points and gifts. */
export class County {
  readonly make: Make;
  volunteers: Someone[] = [];
  requesters: Someone[] = [];
  /** Open orders that are only looked at. */
  shown: string[] = [];
  #claims: Ask[] = [];
  #confirms: Ask[] = [];
  #redeems: Ask[] = [];

  /** On tables that hold places, menu and stations already. */
  constructor(
    readonly config: Config,
    readonly open: OpenDatabase,
  ) {
    this.make = new Make(open, config, Math.floor(Date.now() / 1000) % 80_000_000);
  }

  /** Opens the database that `env` names and brings it to our tables. */
  static async open(env: Readonly<Record<string, string>>, root: string): Promise<County> {
    const config = readConfig(env, root);
    const open = await openOurs(config);
    await migrate(open.dataSource);
    await seedBase(open);
    return new County(config, open);
  }

  close(): Promise<void> {
    return this.open.close();
  }

  async fill(counts: Counts): Promise<void> {
    const { make } = this;
    await this.open.uow.run((tx) => tx.change('UPDATE area SET lat = ?, lng = ? WHERE id = ?', [MIDDLE.lat, MIDDLE.lng, HOME.communityId]));
    this.volunteers = await make.volunteers(counts.volunteers);
    this.requesters = await make.people(counts.requesters, { home: NEXT_DOOR });
    const dispatcher = await make.staff('dispatcher', HOME.townId);
    await make.points(this.volunteers, 40);
    const [order] = await make.openOrders(1, dispatcher, () => make.window(48));
    await this.#fillHall(order!.id, order!.requester.id, counts);
    await this.#fillConfirms(dispatcher, counts);
    await this.#fillShop(counts);
  }

  /** Open orders: five at home, the others around it, next door; and far ahead those that will be claimed. */
  async #fillHall(patternId: string, requesterId: string, { open, writes }: Counts): Promise<void> {
    const pattern = await this.#pattern(patternId);
    const copies: Row[][] = [];
    for (let i = 0; i < open; i += 1) {
      const home = i < 5 ? HOME : NEXT_DOOR;
      const id = newId(new Date());
      this.shown.push(id);
      copies.push(this.#copyOrder(pattern, patternId, id, { [requesterId]: this.#requester(i).id }, start(24 + (i % 600)), home, i % 10 === 0 ? null : spread(i)));
    }
    for (let i = 0; i < writes; i += 1) {
      const id = newId(new Date());
      const volunteer = this.volunteers[i % this.volunteers.length]!;
      // One in five days for each volunteer: no clash, no full week.
      const ahead = 30 * 24 + 5 * 24 * Math.floor(i / this.volunteers.length) + (i % 12);
      copies.push(this.#copyOrder(pattern, patternId, id, { [requesterId]: this.#requester(i).id }, start(ahead), NEXT_DOOR, spread(i)));
      this.#claims.push({ method: 'POST', path: `/v1/orders/${id}/claim`, token: volunteer.token, body: { riskAgreed: true } });
    }
    await this.#write(pattern, copies);
  }

  /** Orders whose helper is done: forty minutes, well below the hours of a day, so that each is credited and paid. */
  async #fillConfirms(dispatcher: Someone, { writes }: Counts): Promise<void> {
    const { make } = this;
    const [order] = await make.openOrders(1, dispatcher, () => make.window(0.05));
    const helper = this.volunteers[0]!;
    const actor = await make.actor(helper);
    const taken = await make.tasks.claim(actor, order!.id, { riskAgreed: true });
    const part = taken.mine!.assignmentId;
    await make.tasks.checkIn(actor, part, { code: doorCode(this.config.doorKey, order!.id, part, make.clock.now()) });
    await make.tasks.checkOut(actor, part, { chips: [] });
    const pattern = await this.#pattern(order!.id);
    const copies: Row[][] = [];
    for (let i = 0; i < writes; i += 1) {
      const id = newId(new Date());
      const requester = this.#requester(i);
      const volunteer = this.volunteers[i % this.volunteers.length]!;
      const swaps = { [order!.requester.id]: requester.id, [helper.id]: volunteer.id, [part]: newId(new Date()) };
      // Without stars: with them the order would be closed by a job at once, which is no part of the answer.
      // Each helper was at one place after the other.
      const out = Date.now() - 5 * MINUTE - 45 * MINUTE * Math.floor(i / this.volunteers.length);
      copies.push(this.#copyOrder(pattern, order!.id, id, swaps, new Date(out - 40 * MINUTE), NEXT_DOOR, null, new Date(out)));
      this.#confirms.push({ method: 'POST', path: `/v1/orders/${id}/confirm`, token: requester.token, body: { solved: true, stars: null, tags: [] } });
    }
    await this.#write(pattern, copies);
  }

  async #fillShop({ writes }: Counts): Promise<void> {
    const stocks = await this.make.gifts(20, () => writes + 100);
    // As gifts are limited in earnest: two of a kind in a month.
    await this.open.uow.run((tx) => tx.change('UPDATE gift_stock SET monthly_limit = 2'));
    for (let i = 0; i < writes; i += 1) {
      const stockId = stocks[(i + Math.floor(i / this.volunteers.length)) % stocks.length]!;
      this.#redeems.push({ method: 'POST', path: '/v1/redemptions', token: this.volunteers[i % this.volunteers.length]!.token, body: { id: newId(new Date()), stockId } });
    }
  }

  #requester(i: number): Someone {
    return this.requesters[i % this.requesters.length]!;
  }

  async #pattern(orderId: string): Promise<Pattern> {
    const rows = await Promise.all(OF_ORDER.map(([table, column]) => this.open.database.rows<Row>(`SELECT * FROM ${table} WHERE ${column} = ?`, [orderId])));
    return Object.fromEntries(OF_ORDER.map(([table], i) => [table, rows[i]!]));
  }

  /** The rows of a pattern under other ids; the sealed texts are sealed again, because the cipher binds them to their row. */
  #copyOrder(pattern: Pattern, oldId: string, id: string, swaps: Readonly<Record<string, string>>, windowStart: Date, place: typeof HOME, point: { lat: number; lng: number } | null, out?: Date): Row[] {
    const rows: Row[] = [];
    const cipher = this.make.cipher;
    for (const [table] of OF_ORDER) {
      for (const found of pattern[table]!) {
        let written = JSON.stringify(found).replaceAll(oldId, id);
        for (const [from, to] of Object.entries(swaps)) written = written.replaceAll(from, to);
        const row = JSON.parse(written) as Row;
        row['#'] = table;
        if (table === 'service_record') row['id'] = newId(new Date());
        if (table === 'order_history' || table === 'audit_entry') delete row['id'];
        if (table === 'service_order') {
          row['words_cipher'] = sealOrder(cipher, id, 'words', '降压药吃完了，帮忙去药店买两盒，蓝色的那种');
          row['address_cipher'] = sealOrder(cipher, id, 'address', '解放路 8 号 302');
          Object.assign(row, point ? { cell: cellOf(point), square: squareOf(point), ...around(point) } : { cell: null, square: null, lat: null, lng: null });
        }
        if ('community_id' in row) Object.assign(row, { community_id: place.communityId, town_id: place.townId });
        if ('window_start' in row) Object.assign(row, { window_start: text(windowStart), window_end: text(new Date(windowStart.getTime() + HOUR)) });
        if (out && table === 'assignment') Object.assign(row, { checked_in_at: text(new Date(out.getTime() - 40 * MINUTE)), checked_out_at: text(out), minutes: 40 });
        if (out && table === 'service_record') Object.assign(row, { started_at: text(new Date(out.getTime() - 40 * MINUTE)), ended_at: text(out), minutes: 40 });
        rows.push(row);
      }
    }
    return rows;
  }

  async #write(pattern: Pattern, copies: readonly Row[][]): Promise<void> {
    const all = copies.flat();
    for (const [table] of OF_ORDER) {
      if (pattern[table]!.length > 0) await bulk(this.open, table, all.filter((row) => row['#'] === table).map(({ '#': _, ...row }) => row as Row));
    }
  }

  /** One page of the hall, near home, each asked by another of some volunteers. */
  lists(count: number): Ask[] {
    return Array.from({ length: count }, (_, i) => ({ method: 'GET', path: '/v1/hall?near=true&limit=20', token: this.volunteers[i % 40]!.token }));
  }

  ones(count: number, from = 0): Ask[] {
    return Array.from({ length: count }, (_, i) => ({ method: 'GET', path: `/v1/orders/${this.shown[(from + i * 7) % this.shown.length]!}`, token: this.volunteers[i % 40]!.token }));
  }

  /** Takes so many that nobody has asked yet. */
  writes(what: 'claim' | 'confirm' | 'redeem', count: number): Ask[] {
    const taken = { claim: this.#claims, confirm: this.#confirms, redeem: this.#redeems }[what].splice(0, count);
    if (taken.length < count) throw new Error(`no more to ${what}: make the county larger`);
    return taken;
  }

  /** Everybody was here just now: no round pays for another's "last seen". Nothing where the server has the file. */
  async seen(): Promise<void> {
    if (this.config.database.kind === 'sqlite') return;
    await this.open.uow.run((tx) => tx.change('UPDATE login_session SET last_seen_at = ?', [new Date()]));
  }

  get station(): string {
    return STATION;
  }
}

const start = (inHours: number): Date => new Date(Math.floor(Date.now() / HOUR) * HOUR + inHours * HOUR);

/** Within the two rings around home. */
function spread(i: number): { lat: number; lng: number } {
  const part = (step: number): number => ((i * step) % 1000) / 1000 - 0.5;
  return { lat: MIDDLE.lat + part(387) * 0.1, lng: MIDDLE.lng + part(611) * 0.13 };
}
