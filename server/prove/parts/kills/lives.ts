import type { OrderView, Route } from '@supermarket/shared';
import { newId } from '../../../src/kernel/index.js';
import type { Input } from '../../client.js';
import { HOME, STATION, type Make, type Someone } from '../../make.js';
import type { Random } from '../../random.js';
import type { Journal } from './journal.js';
import type { Phone } from './phone.js';

/** People who have to do with each other, and with no other household: what they may do next is known. */
export interface Household {
  readonly number: number;
  readonly resident: Someone;
  readonly volunteer: Someone;
  readonly dispatcher: Someone;
  /** Gifts for one point, and one that nobody can pay. Shared with other households. */
  readonly gifts: readonly string[];
  readonly dearGift: string;
}

/** Minutes of a visit: enough for one point, and as many visits as a day has without asking the town. */
const MINUTES = 6;
const WEEKS = 7;

/** Much of what is small, so that there are many writes; an order is eight of them, and takes as long as all the others. */
const MIX = ['order', 'voucher', 'delivery', 'delivery', 'delivery', 'delivery', 'neighbour', 'neighbour', 'neighbour'] as const;

/** What a household does, one thing after the other; every answer goes into the journal with what it must have left. */
export class Lives {
  #visits = 0;
  #neighbours = 0;

  constructor(
    private readonly phone: Phone,
    private readonly journal: Journal,
    private readonly make: Make,
    private readonly random: Random,
    private readonly house: Household,
  ) {}

  /** Something from its beginning to its end. Throws Astray when it goes another way than it must. */
  async next(): Promise<void> {
    await this[this.random.pick(MIX)]();
  }

  /** An order that is served and paid, or ends before. */
  private async order(): Promise<void> {
    const { resident, dispatcher } = this.house;
    const id = await this.place();
    const review = (body: Input<'POST /v1/orders/:id/review'>['body']) => ({ token: dispatcher.token, params: { id }, body });
    switch (this.random.pick(['served', 'given back', 'given back', 'not needed', 'asked', 'rejected'] as const)) {
      case 'served':
        await this.step(id, 'approved', 'POST /v1/orders/:id/review', review({ decision: 'approve', minutes: MINUTES, seats: 1 }));
        return this.serve(id);
      case 'given back':
        await this.step(id, 'approved', 'POST /v1/orders/:id/review', review({ decision: 'approve', minutes: MINUTES, seats: 1 }));
        await this.claimAndGiveBack(id);
        break;
      case 'asked':
        await this.step(id, 'asked', 'POST /v1/orders/:id/review', review({ decision: 'ask', ask: 'when', words: '几点方便' }));
        await this.step(id, 'resubmitted', 'POST /v1/orders/:id/resubmit', { token: resident.token, params: { id }, body: { words: '上午都在' } });
        break;
      case 'rejected':
        await this.step(id, 'rejected', 'POST /v1/orders/:id/review', review({ decision: 'reject', reject: 'paid_work', words: '这件事请找专业师傅' }));
        return;
      case 'not needed':
    }
    await this.step(id, 'cancelled', 'POST /v1/orders/:id/cancel', { token: resident.token, params: { id }, body: { reason: 'not_needed' } });
    if (this.random.chance(0.2)) await this.phone.refused('POST /v1/orders/:id/claim', { token: this.house.volunteer.token, params: { id }, body: { riskAgreed: true } }, 'NOT_OPEN');
  }

  private async place(): Promise<string> {
    const { token } = this.house.resident;
    const window = this.make.window(30 + 24 * 7 * (this.#visits % WEEKS));
    const body = this.make.orderBody({ kind: 'free', title: '搬一张桌子', words: '从二楼搬到一楼', window });
    await this.step(body.id, 'placed', 'POST /v1/orders', { token, body });
    this.journal.expect('order', body.id);
    if (this.random.chance(0.1)) await this.phone.refused('POST /v1/orders', { token, body: { ...body, words: '换一句话' } }, 'ID_TAKEN');
    return body.id;
  }

  private async claim(id: string): Promise<string> {
    const view = await this.step(id, 'claimed', 'POST /v1/orders/:id/claim', { token: this.house.volunteer.token, params: { id }, body: { riskAgreed: true } });
    this.journal.expect('part', id);
    return view.mine!.assignmentId;
  }

  private async claimAndGiveBack(id: string): Promise<void> {
    const part = await this.claim(id);
    await this.step(id, 'withdrew', 'POST /v1/assignments/:id/withdraw', { token: this.house.volunteer.token, params: { id: part }, body: { reason: 'work' } });
  }

  /** To the end: one point, posted once; a job closes the order. */
  private async serve(id: string): Promise<void> {
    const { resident, volunteer, dispatcher } = this.house;
    this.#visits += 1;
    const params = { id: await this.claim(id) };
    await this.step(id, 'arrived', 'POST /v1/assignments/:id/confirm-arrival', { token: dispatcher.token, params, body: { words: '电话里说到了' } });
    await this.step(id, 'finished', 'POST /v1/assignments/:id/check-out', { token: volunteer.token, params, body: { chips: [] } });
    await this.step(id, 'timeDisputed', 'POST /v1/assignments/:id/dispute-time', { token: volunteer.token, params, body: { minutes: MINUTES, words: '来得更早' } });
    await this.step(id, 'timeSettled', 'POST /v1/assignments/:id/settle-time', { token: dispatcher.token, params, body: { minutes: MINUTES, words: '问过两边' } });
    await this.step(id, 'confirmed', 'POST /v1/orders/:id/confirm', { token: resident.token, params: { id }, body: { solved: true, stars: 5, tags: [] } });
    this.journal.expect('record', id, MINUTES);
    this.journal.expect('award', id);
    this.journal.expect('step', `${id} closed`);
    this.journal.expect('trail', `${id} order.closed`);
  }

  /** Something upon an order: a line in its history and one in the trail. */
  private async step<R extends Route>(id: string, event: string, route: R, input: Input<R>): Promise<OrderView> {
    const view = await this.phone.done(route, input);
    this.journal.expect('step', `${id} ${event}`);
    this.journal.expect('trail', `${id} order.${event}`);
    return view as OrderView;
  }

  /** A gift is taken, and given back. */
  private async voucher(): Promise<void> {
    const { token } = this.house.volunteer;
    const id = newId(new Date());
    if (this.random.chance(0.1)) return this.phone.refused('POST /v1/redemptions', { token, body: { id, stockId: this.house.dearGift } }, 'POINTS_SHORT');
    const taken = await this.phone.done('POST /v1/redemptions', { token, body: { id, stockId: this.random.pick(this.house.gifts) } });
    this.journal.expect('voucher', id);
    this.journal.expect('debit', `${id} hold`);
    this.journal.expect('shelf', `${id} reserve`);
    this.journal.expect('trail', `${id} gift.redeem`);
    // The handing over costs a point for ever, so it happens as often as one is earned.
    const isFetched = this.#visits > 0 && this.random.chance(0.1);
    if (isFetched) {
      const { token: desk } = this.house.dispatcher;
      await this.phone.done('POST /v1/redemptions/:id/hand-over', { token: desk, params: { id }, body: { stationId: STATION, code: taken.code! } });
    } else {
      await this.phone.done('POST /v1/redemptions/:id/cancel', { token, params: { id } });
    }
    this.journal.expect('debit', `${id} ${isFetched ? 'settle' : 'release'}`);
    this.journal.expect('shelf', `${id} ${isFetched ? 'hand_over' : 'unreserve'}`);
    this.journal.expect('trail', `${id} ${isFetched ? 'gift.handOver' : 'gift.cancel'}`);
  }

  /** Gifts arrive at the station. */
  private async delivery(): Promise<void> {
    const { token } = this.house.dispatcher;
    const stockId = this.random.pick(this.house.gifts);
    const id = newId(new Date());
    const send = (kind: 'in' | 'write_off', quantity: number) => ({ token, params: { id: stockId }, body: { id, kind, quantity, reason: '街坊送来' } });
    if (this.random.chance(0.1)) return this.phone.refused('POST /v1/stock/:id/movements', send('write_off', 100_000), 'STOCK_SHORT');
    const quantity = this.random.int(1, 3);
    await this.phone.done('POST /v1/stock/:id/movements', send('in', quantity));
    this.journal.expect('delivery', id, quantity);
    this.journal.expect('trail', `${stockId} stock.move`);
  }

  /** Somebody without a phone agrees that the resident orders for them, and takes it back. */
  private async neighbour(): Promise<void> {
    const { number, resident: { token } } = this.house;
    this.#neighbours += 1;
    const id = newId(new Date());
    const phone = `13${String(number * 100_000 + this.#neighbours).padStart(9, '0')}`;
    const person = { name: '邻居', phone, birthYear: 1945, address: '解放路 9 号', communityId: HOME.communityId } as const;
    const { id: personId } = await this.phone.done('POST /v1/me/neighbours', { token, body: { ...person, id, relation: 'neighbour', consentWay: 'in_person', readBack: true } });
    this.journal.expect('consent', id);
    this.journal.expect('trail', `${personId} proxy.agree`);
    await this.phone.done('POST /v1/me/neighbours/:id/end', { token, params: { id: personId } });
    this.journal.expect('withdrawal', id);
    this.journal.expect('trail', `${personId} proxy.end`);
  }
}
