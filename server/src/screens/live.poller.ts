import { Inject, Injectable } from '@nestjs/common';
import { Clock, Database, newId } from '../kernel/index.js';
import { FromTimeToTime } from '../kernel/from-time-to-time.js';
import { LiveHub } from './live.hub.js';
import type { Happening } from './live.rules.js';

/** Milliseconds between two looks; 0: this process has no live pages. */
export const LIVE_EVERY = Symbol('LIVE_EVERY');

/** Longer than any transaction: what gets its number early and is committed late is found all the same. */
const SETTLED = 15_000;
const MOST = 2_000;

interface Step {
  readonly id: number | string;
  readonly orderId: string;
  readonly townId: string;
  readonly communityId: string;
}

/**
 * Two statements a look for all open pages together, however many there are: new steps of orders and new messages,
 * both append-only. Nobody listens: none at all.
 */
@Injectable()
export class LivePoller extends FromTimeToTime {
  #looking = false;
  /** Below it every step is known. */
  #floor = 0;
  #seen = new Map<string, number>();
  #steps: { readonly id: number; readonly at: number }[] = [];

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly hub: LiveHub,
    @Inject(LIVE_EVERY) every: number,
  ) {
    super('Live', every);
  }

  override async beforeApplicationShutdown(): Promise<void> {
    this.hub.close();
    await super.beforeApplicationShutdown();
  }

  protected override look(): Promise<unknown> {
    return this.lookOnce();
  }

  async lookOnce(): Promise<void> {
    if (!this.hub.isWanted()) {
      if (this.#looking) this.hub.pause();
      this.#looking = false;
      return;
    }
    const isFirst = !this.#looking;
    const now = Date.now();
    const happenings = [...(await this.#stepsSince(now, isFirst)), ...(await this.#messagesSince(now))];
    this.#forget(now);
    this.#looking = true;
    // What is there at the first look is known to whoever opened a page just now.
    if (isFirst) this.hub.begin(now);
    else this.hub.publish(happenings, now);
  }

  async #stepsSince(now: number, isFirst: boolean): Promise<Happening[]> {
    if (isFirst) {
      const last = await this.database.one<{ id: number | string | null }>('SELECT MAX(id) AS id FROM order_history');
      this.#floor = Math.max(0, Number(last?.id ?? 0) - MOST / 2);
      this.#steps = [];
      this.#seen.clear();
    }
    const rows = await this.database.rows<Step>(
      `SELECT h.id AS id, h.order_id AS orderId, o.town_id AS townId, o.community_id AS communityId
       FROM order_history h JOIN service_order o ON o.id = h.order_id WHERE h.id > ? ORDER BY h.id LIMIT ${MOST}`,
      [this.#floor],
    );
    const fresh = rows.filter(({ id }) => this.#isNew(String(id), now));
    for (const { id } of fresh) this.#steps.push({ id: Number(id), at: now });
    return fresh.map(({ orderId, townId, communityId }) => ({ what: 'order', orderId, spot: { townId, communityId } }));
  }

  async #messagesSince(now: number): Promise<Happening[]> {
    const from = newId(new Date(this.clock.now().getTime() - SETTLED)).slice(0, 13); // its time, without its chance
    const rows = await this.database.rows<{ id: string; personId: string }>(`SELECT id, person_id AS personId FROM message WHERE id >= ? ORDER BY id DESC LIMIT ${MOST}`, [from]);
    return rows.filter(({ id }) => this.#isNew(id, now)).map(({ personId }) => ({ what: 'message', personId }));
  }

  #isNew(key: string, now: number): boolean {
    const known = this.#seen.has(key);
    this.#seen.set(key, known ? this.#seen.get(key)! : now);
    return !known;
  }

  #forget(now: number): void {
    const settled = this.#steps.filter(({ at }) => at <= now - SETTLED);
    if (settled.length > 0) this.#floor = Math.max(this.#floor, ...settled.map(({ id }) => id));
    this.#steps = this.#steps.filter(({ at }) => at > now - SETTLED);
    for (const [key, at] of this.#seen) if (at <= now - 2 * SETTLED && !(Number(key) > this.#floor)) this.#seen.delete(key);
  }
}
