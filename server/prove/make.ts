import type { PlaceOrderBody, PointsChoice, Skill, StaffRole } from '@supermarket/shared';
import { areaId } from '../seeds/areas.js';
import { stationId } from '../seeds/stations.js';
import { LoginSession } from '../src/auth/session.entity.js';
import { Tokens } from '../src/auth/tokens.js';
import type { Config } from '../src/config.js';
import { dueAfter, recordDay } from '../src/hours/hours.rules.js';
import { credit } from '../src/hours/hours.store.js';
import { ServiceRecord } from '../src/hours/service-record.entity.js';
import { FieldCipher, newId, SystemClock, type Clock, type Tx } from '../src/kernel/index.js';
import type { OpenDatabase } from '../src/kernel/database/open.js';
import { OrderActs } from '../src/orders/order.acts.js';
import { OrdersService } from '../src/orders/orders.service.js';
import { ordersSettings } from '../src/orders/orders.settings.js';
import { ReviewService } from '../src/orders/review.service.js';
import { TasksService } from '../src/orders/tasks.service.js';
import type { Actor } from '../src/people/actor.js';
import { newPerson, seatsOf, sealAddress, sealPhone } from '../src/people/people.store.js';
import { Person } from '../src/people/person.entity.js';
import { standingKeyOf } from '../src/people/seats.store.js';
import { StaffSeatRecord } from '../src/people/staff-seat.entity.js';
import { keepNear } from '../src/people/near.store.js';
import { Volunteer, VolunteerSkill } from '../src/people/volunteer.entity.js';
import { GiftStock } from '../src/shop/gift-stock.entity.js';
import { Gift } from '../src/shop/gift.entity.js';
import { moveStock } from '../src/shop/stock.store.js';
import { inParallel } from './pool.js';

/** Somebody with a session: the token is what their phone would hold. */
export interface Someone {
  readonly id: string;
  readonly token: string;
}

/** Where everybody lives unless told otherwise, and two other places. */
export const HOME = { townId: areaId('恩城街道'), communityId: areaId('恩城街道', '东门社区') };
export const NEXT_DOOR = { townId: areaId('恩城街道'), communityId: areaId('恩城街道', '西门社区') };
export const FAR = { townId: areaId('良西镇'), communityId: areaId('良西镇', '圩镇社区') };
export const STATION = stationId('东门社区站');

const HOUR = 3_600_000;
const AT_ONCE = 200;

export interface PersonPatch {
  readonly home?: typeof HOME;
  readonly volunteer?: boolean;
  readonly birthYear?: number;
  readonly skills?: readonly Skill[];
  /** Verified as a Party volunteer. */
  readonly party?: boolean;
  readonly weeklyCap?: number;
  readonly pointsChoice?: PointsChoice;
}

/** Fills a database by our own stores and use-cases, without HTTP: fast, and everything is as the rules want it. */
export class Make {
  readonly clock: Clock = new SystemClock();
  readonly cipher: FieldCipher;
  readonly settings;
  readonly #tokens: Tokens;
  #count = 0;

  constructor(
    readonly open: OpenDatabase,
    config: Config,
    /** People are numbered from here; in a database that was filled before, from another number. */
    firstNumber = 0,
  ) {
    this.#count = firstNumber;
    this.cipher = new FieldCipher(config.cipherKeys);
    this.settings = ordersSettings(config);
    this.#tokens = new Tokens(config.tokenKey);
  }

  get acts(): OrderActs {
    return new OrderActs(this.open.uow, this.clock, this.cipher, this.settings);
  }
  get orders(): OrdersService {
    return new OrdersService(this.open.uow, this.open.database, this.clock, this.cipher, this.settings, this.acts);
  }
  get tasks(): TasksService {
    return new TasksService(this.open.uow, this.settings, this.acts);
  }
  get reviews(): ReviewService {
    return new ReviewService(this.acts);
  }

  /** People who are logged in. */
  async people(count: number, patch: PersonPatch = {}): Promise<Someone[]> {
    const first = this.#count;
    this.#count += count;
    const made: Someone[] = [];
    while (made.length < count) {
      const batch = Math.min(AT_ONCE, count - made.length);
      made.push(...(await this.open.uow.run(async (tx) => {
        const rows: Someone[] = [];
        for (let i = 0; i < batch; i += 1) rows.push(await this.#person(tx, first + made.length + i, patch));
        return rows;
      })));
    }
    return made;
  }

  volunteers(count: number, patch: PersonPatch = {}): Promise<Someone[]> {
    return this.people(count, { ...patch, volunteer: true });
  }

  async #person(tx: Tx, number: number, { home = HOME, volunteer = false, birthYear = 1980, skills = [], party = false, weeklyCap = 10, pointsChoice = 'points' }: PersonPatch): Promise<Someone> {
    const now = this.clock.now();
    const id = newId(now);
    await tx.insert(Person, {
      ...newPerson(id, now),
      ...sealPhone(this.cipher, id, `199${String(10_000_000 + number)}`),
      ...sealAddress(this.cipher, id, `解放路 ${number} 号`),
      ...home,
      name: `居民${number}`,
      birthYear,
      accountAt: now,
    });
    if (volunteer) {
      await tx.insert(Volunteer, {
        ...home, personId: id, no: `P${String(number).padStart(8, '0')}`, partyState: party ? 'verified' : 'none', partyOrg: null, showParty: false, pointsChoice,
        weeklyCap, helped: 0, createdAt: now, partyAt: null, partyBy: null, partyReason: null,
      });
      for (const skill of skills) await tx.insert(VolunteerSkill, { personId: id, skill });
      await keepNear(tx, id);
    }
    return { id, token: await this.session(tx, id) };
  }

  /** A session as a login by WeChat leaves it; answers its token. */
  async session(tx: Tx, personId: string): Promise<string> {
    const token = this.#tokens.make();
    const now = this.clock.now();
    await tx.insert(LoginSession, { id: newId(now), tokenHash: this.#tokens.hash('session', token), personId, way: 'wechat', createdAt: now, lastSeenAt: now, revokedAt: null });
    return token;
  }

  /** Somebody new in a seat; for `desk` name the station. */
  async staff(role: StaffRole, areaId_: string = HOME.communityId, station: string | null = null): Promise<Someone> {
    const [someone] = await this.people(1);
    await this.seats(role, [someone!], areaId_, station);
    return someone!;
  }

  /** Gives each of them a seat of their own. */
  async seats(role: StaffRole, people: readonly Pick<Someone, 'id'>[], areaId_: string, station: string | null = null): Promise<void> {
    await this.open.uow.run(async (tx) => {
      for (const { id } of people) {
        const seat = { id: newId(this.clock.now()), personId: id, role, areaId: areaId_, stationId: station };
        await tx.insert(StaffSeatRecord, { ...seat, since: this.clock.now(), endedAt: null, appointedBy: null, bodyHash: null, standingKey: standingKeyOf(seat) });
      }
    });
  }

  /** The person as they come through the door. */
  async actor({ id }: Pick<Someone, 'id'>): Promise<Actor> {
    const volunteer = await this.open.database.one('SELECT 1 AS x FROM volunteer WHERE person_id = ?', [id]);
    return { personId: id, sessionId: null, seats: await seatsOf(this.open.database, id), volunteer: volunteer !== null };
  }

  /** From so many hours from now, for so many minutes; half an hour, so that hours in a row do not touch. */
  window(inHours: number, minutes = 30): { start: string; end: string } {
    const start = this.clock.now().getTime() + inHours * HOUR;
    return { start: new Date(start).toISOString(), end: new Date(start + minutes * 60_000).toISOString() };
  }

  orderBody(patch: Partial<PlaceOrderBody> = {}): PlaceOrderBody {
    return {
      id: newId(this.clock.now()), kind: 'service', itemId: 'buy-medicine', words: '降压药吃完了', window: this.window(24), communityId: HOME.communityId,
      address: '解放路 8 号 302', ...patch,
    };
  }

  /** Orders in the hall, by as many requesters as the five-a-person rule wants; `seats` says how many helpers each needs. */
  async openOrders(count: number, dispatcher: Someone, windowOf: (index: number) => { start: string; end: string } = () => this.window(24), seats: (index: number) => number = () => 1): Promise<{ id: string; requester: Someone }[]> {
    const requesters = await this.people(Math.ceil(count / 5));
    const staff = await this.actor(dispatcher);
    const made = Array.from<{ id: string; requester: Someone }>({ length: count });
    // One person's orders one after the other: they would wait for each other anyway.
    await inParallel(requesters, 8, async (requester, lane) => {
      const actor = await this.actor(requester);
      for (let i = 0; i < 5 && lane * 5 + i < count; i += 1) {
        const index = lane * 5 + i;
        const { id } = await this.orders.place(actor, this.orderBody({ window: windowOf(index) }));
        await this.reviews.review(staff, id, { decision: 'approve', seats: seats(index) });
        made[index] = { id, requester };
      }
    });
    return made;
  }

  /** Points to spend, earned by credited records of the last days: 10 for each hour. */
  async points(people: readonly Pick<Someone, 'id'>[], points: number, now: Date = this.clock.now()): Promise<void> {
    await inParallel(people, 8, ({ id }) =>
      this.open.uow.run(async (tx) => {
        for (let left = points, day = 1; left > 0; left -= 40, day += 1) await this.record(tx, id, Math.min(left, 40) * 6, day, {}, now);
      }),
    );
  }

  /** A credited record of so many days before `now`, with its award unless the patch holds it back; answers its id. */
  async record(tx: Tx, personId: string, minutes: number, daysAgo: number, patch: Partial<Pick<ServiceRecord, 'communityId' | 'townId' | 'held'>> = {}, now = this.clock.now()): Promise<string> {
    const endedAt = new Date(now.getTime() - daysAgo * 24 * HOUR);
    const record: ServiceRecord = {
      ...HOME, id: newId(endedAt), assignmentId: null, orderId: null, personId, requesterId: null, proxyId: null, activity: '社区站值班', placeText: '东门社区',
      content: null, unit: '东门社区', inChargeId: null, startedAt: new Date(endedAt.getTime() - minutes * 60_000), endedAt, day: recordDay(endedAt),
      plannedMinutes: minutes, minutes, level: 1, kind: 'CHECKED', state: 'CREDITED', held: null, bearsPoints: true, stars: null, evaluatedAt: null, revision: 1,
      dueAt: dueAfter(endedAt), creditedAt: endedAt, decidedBy: null, decidedAt: null, decidedWords: null, ...patch,
    };
    await tx.insert(ServiceRecord, record);
    await credit(tx, record, endedAt);
    return record.id;
  }

  /** Gifts on the shelf of one station; answers the ids of their stock lines. */
  async gifts(count: number, stock: (index: number) => number, price = 1, { stationId: at = STATION, monthlyLimit = 31 }: { readonly stationId?: string; readonly monthlyLimit?: number } = {}): Promise<string[]> {
    const ids: string[] = [];
    await this.open.uow.run(async (tx) => {
      for (let i = 0; i < count; i += 1) {
        this.#count += 1;
        const now = this.clock.now();
        const giftId = newId(now);
        const id = newId(now);
        await tx.insert(Gift, { id: giftId, name: `礼品${this.#count}`, unit: '份', picture: 'towel', category: 'daily' });
        await tx.insert(GiftStock, { id, stationId: at, giftId, price, onHand: 0, reserved: 0, monthlyLimit, donor: null, active: true });
        await moveStock(tx, id, null, { id: newId(now), kind: 'in', quantity: stock(i), reason: '入库' }, now);
        ids.push(id);
      }
    });
    return ids;
  }
}
