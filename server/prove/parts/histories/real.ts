import type { AccountView, DoorCodesView, HallView, OrderView, RedemptionView, Route, ShopView, StockRow } from '@supermarket/shared';
import { isDoorCode } from '../../../src/orders/door-code.js';
import { instant, marks, newId } from '../../../src/kernel/index.js';
import { asked, type Answer, type Asked, type Input } from '../../client.js';
import { NOW, TIMERS, type TimersBody } from '../../own-time.js';
import type { World } from '../../world.js';
import { ACTS } from './acts.js';
import { iso, type Ask, type People } from './ask.js';
import type { Cast, Lane } from './ground.js';
import { typedAt } from './helpers.js';
import { NAMES, partsOf, type Model, type Name, type Order, type Part, type Shelf, type Voucher } from './model.js';
import { keysOf } from './timers.js';

/** The real thing, seen by the people of one history through HTTP, at the moment of the model. */
export class Real {
  requests = 0;
  readonly #people: People;

  constructor(
    private readonly world: World,
    private readonly port: number,
    private readonly cast: Cast,
    private readonly lane: Lane,
  ) {
    this.#people = { ids: Object.fromEntries(NAMES.map((name) => [name, cast[name].id])) as Record<Name, string>, station: lane.station, community: lane.community };
  }

  #send(asking: Asked, who: Name | null, at: number): Promise<Answer<unknown>> {
    this.requests += 1;
    return this.world.client.ask(this.port, { ...asking, ...(who ? { token: this.cast[who].token } : {}), headers: { [NOW]: iso(at) } });
  }

  /** Something read as somebody; throws unless it is there. */
  async #read<T>(route: Route, input: Omit<Input<Route>, 'token'>, who: Name | null, at: number): Promise<T> {
    const answer = await this.#send(asked(route, input as Input<Route>), who, at);
    if (answer.status !== 200) throw new Error(`${route} as ${who}: ${answer.status} ${answer.code}`);
    return answer.body as T;
  }

  /** Does what is asked, with the digits that the resident tells where some are needed. */
  async ask(m: Model, ask: Ask, isDoorOpen: boolean): Promise<Answer<unknown>> {
    if (ask.record && ask.record.id === '') ask.record.id = await this.#recordId(ask.record.part);
    const code = ask.act === 'checkIn' ? await this.#digits(m, ask, isDoorOpen) : '';
    return this.#send(ACTS[ask.act]!.request(m, ask, this.#people, code), ask.who, m.now);
  }

  /** As the resident reads them out; wrong ones where that is meant, or where there is nobody to read any out. */
  async #digits(m: Model, ask: Ask, isDoorOpen: boolean): Promise<string> {
    const { order, id } = ask.part!;
    const at = typedAt(ask, m.now);
    const wrong = ['0000', '1111', '2222'].find((digits) => !isDoorCode(this.world.make.settings.doorKey, order.id, id, digits, new Date(at)))!;
    if (!isDoorOpen) return wrong;
    const told = await this.#send(asked('GET /v1/orders/:id/door-codes', { params: { id: order.id } }), order.requester, at);
    return (told.status === 200 && (told.body as DoorCodesView).codes.find(({ assignmentId }) => assignmentId === id)?.code) || wrong;
  }

  /** Records have no address of their own among the screens of helpers; only the id is taken from the table. */
  async #recordId(part: Part): Promise<string> {
    return (await this.world.open.database.one<{ id: string }>('SELECT id FROM service_record WHERE assignment_id = ?', [part.id]))?.id ?? '';
  }

  /** Runs the timers of this history up to a moment, from the moment of the model. */
  async pass(m: Model, until: number): Promise<void> {
    const body: TimersBody = { since: iso(m.now), keys: keysOf(m) };
    if (body.keys.length === 0) return;
    const { status, text } = await this.#send({ method: 'POST', path: TIMERS, body }, null, until);
    if (status !== 200) throw new Error(`timers: ${status} ${text}`);
  }

  /** What the system has asked, and whom: who suits best is not for the model to say. */
  async invitations({ orders }: Pick<Model, 'orders'>): Promise<Model['sent']> {
    if (orders.length === 0) return [];
    const rows = await this.world.open.database.rows<{ id: string; order: string; person: string; at: string }>(
      `SELECT id, order_id AS \`order\`, volunteer_id AS person, offered_at AS at FROM assignment WHERE order_id IN (${marks(orders)}) AND offered_at IS NOT NULL AND offered_by_id IS NULL`,
      orders.map(({ id }) => id),
    );
    return rows.map(({ id, order, person, at }) => ({ id, order, who: NAMES.find((name) => this.cast[name].id === person) ?? null, at: instant(at).getTime() }));
  }

  /** Orders of which the list of what is missing says so. */
  async gaps({ orders }: Model): Promise<ReadonlySet<string>> {
    if (orders.length === 0) return new Set();
    const rows = await this.world.open.database.rows<{ id: string }>(`SELECT order_id AS id FROM service_gap WHERE order_id IN (${marks(orders)})`, orders.map(({ id }) => id));
    return new Set(rows.map(({ id }) => id));
  }

  /** Whether the hall shows somebody this order among those of its community. */
  async isInHall({ id }: Order, who: Name, at: number): Promise<boolean> {
    for (let cursor: string | undefined; ; ) {
      const { tasks } = await this.#read<HallView>('GET /v1/hall', { query: { communityId: this.lane.community, limit: 50, ...(cursor ? { cursor } : {}) } }, who, at);
      if (tasks.items.some((task) => task.id === id)) return true;
      if (tasks.next === null) return false;
      cursor = tasks.next;
    }
  }

  /** The person's own newest part. */
  async idOf({ order, who }: Part, at: number): Promise<string> {
    return (await this.order(order, who, at)).mine?.assignmentId ?? '';
  }

  order({ id }: Order, who: Name, at: number): Promise<OrderView> {
    return this.#read('GET /v1/orders/:id', { params: { id } }, who, at);
  }

  account(who: Name, at: number): Promise<AccountView> {
    return this.#read('GET /v1/me/account', {}, who, at);
  }

  voucher({ id, who }: Voucher, at: number): Promise<RedemptionView> {
    return this.#read('GET /v1/redemptions/:id', { params: { id } }, who, at);
  }

  /** What the shop says of each shelf. */
  async available(m: Model): Promise<readonly (number | undefined)[]> {
    const { gifts } = await this.#read<ShopView>('GET /v1/shop', { query: { stationId: this.lane.station } }, null, m.now);
    return m.shelves.map(({ stockId }) => gifts.find((gift) => gift.stockId === stockId)?.available);
  }

  /** Shelves with three of each, beside what earlier vouchers of the lane still wait for. */
  async stock(at: number): Promise<Shelf[]> {
    const move = (id: string, kind: 'in' | 'count', quantity: number): Promise<StockRow> =>
      this.#read('POST /v1/stock/:id/movements', { params: { id }, body: { id: newId(new Date(at)), kind, quantity, reason: '开门' } }, 'sue', at);
    return Promise.all(this.lane.shelves.map(async (shelf) => {
      const { onHand, reserved } = shelf.left ?? (await move(shelf.stockId, 'in', 1));
      if (onHand !== reserved + 3) await move(shelf.stockId, 'count', reserved + 3);
      return { ...shelf, onHand: reserved + 3, reserved };
    }));
  }
}

/** Ids that only the server knows: of new parts, and what a new voucher says. */
export async function learn(m: Model, real: Real, { act }: Ask, answer: Answer<unknown>): Promise<void> {
  if (act === 'redeem') {
    const { id, qr } = answer.body as RedemptionView;
    const voucher = m.vouchers.find((one) => one.id === id);
    if (voucher && qr) voucher.qr = qr;
  }
  for (const part of partsOf(m)) {
    if (part.id !== '') continue;
    part.id = act === 'offer' ? await real.idOf(part, m.now) : ((answer.body as OrderView).mine?.assignmentId ?? '');
  }
}
