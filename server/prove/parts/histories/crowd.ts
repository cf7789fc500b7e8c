import { ERRORS, type AssignmentState, type OrderView, type RedemptionView } from '@supermarket/shared';
import type { Row } from '../../part.js';
import { grouped, inParallel } from '../../pool.js';
import type { Random } from '../../random.js';
import type { World } from '../../world.js';
import { ACTS } from './acts.js';
import type { Ask } from './ask.js';
import { newPart } from './course.js';
import { blindAsk, likelyAsk } from './dice.js';
import { explain, type Told } from './explain.js';
import type { Ground, Lane } from './ground.js';
import { draft } from './hours.js';
import { NO_LADDER } from './ladder.js';
import { DAY, HOUR, MINUTE, newModel, type Model, type Name, type Order, type Part } from './model.js';
import { Real } from './real.js';
import type { Tables } from './tables.js';

/* Sixteen people at once on the same few orders and gifts, who look at what they saw last and care for nobody. */

const CLIENTS = 16;
const TURNS = 6;
/** So many lanes have crowds, one each at a time. */
export const CROWDED = 2;
const WAITS = [0, 20 * MINUTE, HOUR, 5 * HOUR, DAY, 8 * DAY] as const;

export function crowds(world: World, tables: Tables, ground: Ground, count: number): Promise<Row> {
  return world.row('what many do at once can be explained', async (report) => {
    const random = world.random.stream('crowds');
    const waitsBefore = await collisions(world);
    let asked = 0;
    let done = 0;
    const lanes = ground.lanes.slice(0, CROWDED);
    const seeds = Array.from({ length: count }, () => random.stream(`crowd ${random.next()}`));
    await inParallel(lanes, CROWDED, async (lane, nr) => {
      for (let i = nr; i < count; i += lanes.length) {
        const crowd = new Crowd(world, tables, ground, lane, seeds[i]!);
        await crowd.run();
        asked += crowd.told.length;
        done += crowd.told.filter(({ status }) => status === 200).length;
        for (const { act, who, status, code } of crowd.told) if (status !== 200 && (status >= 500 || code === null || !(code in ERRORS))) report.fail(`crowd ${i}: ${who} ${act}: ${status} ${code}`);
        for (const what of await explain(world, tables, crowd.board, crowd.told)) report.fail(`crowd ${i}: ${what}`);
      }
    });
    const met = (await collisions(world)) - waitsBefore;
    report.counts = `${grouped(count)} × ${CLIENTS} clients, ${grouped(asked)} commands, ${grouped(done)} yes, ${grouped(met)} waited for another`;
    report.expect(met > 0, 'nobody ever waited for anybody: the test proves nothing');
    report.figure('concurrent-histories', count, 'histories', `>= ${count}`, true);
    report.figure('concurrent-violations', report.failures.length, 'violations', '0', report.failures.length === 0);
  });
}

async function collisions(world: World): Promise<number> {
  const rows = await world.database.root<{ Value: string }[]>("SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_waits'");
  return Number(rows[0]!.Value);
}

/** Answered by something else than the order. */
const WITHOUT_ORDER: readonly string[] = ['reveal', 'showDoorCodes', 'printSlip', 'refuseHelper'];

/** Answered by what was written, not by the order. */
const APPEALS: readonly string[] = ['appeal', 'readmit', 'turnDown'];

function seeAppeal(order: Order, { act, id, who: by }: Ask): void {
  if (act === 'appeal') order.appeal ??= { id, by, answered: null };
  if (act === 'appeal' || !order.appeal || order.appeal.answered) return;
  order.appeal.answered = { id, by, upheld: act === 'readmit' };
  if (act === 'readmit') order.status = 'SUBMITTED';
}

class Crowd {
  readonly told: Told[] = [];
  /** What was seen last, by anybody; nothing is expected of it. */
  board!: Model;
  #reals: readonly Real[] = [];

  constructor(
    private readonly world: World,
    private readonly tables: Tables,
    private readonly ground: Ground,
    private readonly lane: Lane,
    private readonly random: Random,
  ) {}

  async run(): Promise<void> {
    const now = Date.parse('2030-01-01T00:00:00.000Z') + this.random.int(0, 180) * DAY;
    const cast = await this.ground.cast(this.lane);
    this.#reals = [0, 1].map((turn) => new Real(this.world, this.world.port(turn), cast, this.lane));
    for (const shelf of this.lane.shelves) shelf.left = null;
    this.board = newModel(now, await this.#reals[0]!.stock(now), { ratePerHour: 10, coefficients: [100, 100, 100] });
    await this.world.make.points([cast.vic, cast.kim, cast.dot], 20, new Date(now));
    for (const who of ['ann', 'ann', 'ned'] as const) await this.#do({ ...blindAsk(this.board, this.random.int(0, 2 ** 31 - 1)), act: 'place', who, yes: true, window: { start: now + HOUR, end: now + 3 * HOUR } }, 0);
    await Promise.all(Array.from({ length: CLIENTS }, async (_, client) => {
      const random = this.random.stream(`client ${client}`);
      for (let turn = 0; turn < TURNS; turn += 1) await this.#turn(random, client + turn);
    }));
  }

  async #turn(random: Random, turn: number): Promise<void> {
    this.board.now += random.int(0, 2_000);
    if (random.chance(0.06)) return this.#wait(random.pick(WAITS), turn);
    const number = random.int(0, 2 ** 31 - 1);
    await this.#do(random.chance(0.8) ? likelyAsk(this.tables, this.board, number) : blindAsk(this.board, number), turn);
  }

  /** Time passes for everybody, and the timers run while they go on. */
  async #wait(by: number, turn: number): Promise<void> {
    const since = this.board.now;
    this.board.now += by;
    const real = this.#reals[turn % 2]!;
    await real.pass({ ...this.board, now: since }, since + by);
    for (const { id, order, who } of await real.invitations(this.board)) {
      const known = this.board.orders.find((one) => one.id === order)!;
      if (who && !known.parts.some((part) => part.id === id)) newPart(this.board, known, who, 'OFFERED', { id, offeredBy: 'system' });
    }
  }

  async #do(ask: Ask, turn: number): Promise<void> {
    const { act, who, order, part, voucher } = ask;
    const { upon } = ACTS[act]!;
    const real = this.#reals[turn % 2]!;
    const { status, code, body } = await real.ask(this.board, ask, ask.yes);
    this.told.push({
      act, who, status, code, order: upon === 'order' ? order!.id : null, part: upon === 'part' ? part!.id : null,
      voucher: act === 'redeem' ? ask.id : upon === 'voucher' ? voucher!.id : null,
    });
    if (status === 200) await this.#see(real, ask, body);
  }

  /** Notes what the answer shows: ids and states. */
  async #see(real: Real, ask: Ask, body: unknown): Promise<void> {
    const { upon, door } = ACTS[ask.act]!;
    if (ask.act === 'redeem') return this.#seeVoucher(ask, body as RedemptionView);
    if (ask.act === 'place') this.#seeOrder(ask, body as OrderView);
    if ((upon !== 'order' && upon !== 'part') || WITHOUT_ORDER.includes(ask.act)) return;
    const order = ask.order ?? ask.part!.order;
    if (APPEALS.includes(ask.act)) return seeAppeal(order, ask);
    this.#seeParts(order, body as OrderView, ask.who);
    if (ask.act !== 'offer' || door !== 'staff') return;
    for (const who of ask.invited) this.#seeParts(order, await real.order(order, who, this.board.now), who);
  }

  #seeOrder({ id, who }: Ask, { status, window, seats }: OrderView): void {
    if (this.board.orders.some((order) => order.id === id)) return;
    this.board.orders.push({
      nr: this.board.orders.length + 1, id, requester: who === 'ned' ? 'ann' : who, creator: who, parts: [], status, start: Date.parse(window.start), end: Date.parse(window.end), visit: 1, seats, minutes: 60, level: 1,
      risk: 'low', skill: null, partyOnly: false, urgent: false, free: false, handledBy: null, askedAt: null, finishedAt: null, confirmedAt: null, endedAt: null, solved: null, stars: null, way: null, ratedAt: null, erased: false, proposal: null, appeal: null, ...NO_LADDER, gap: false, jobs: new Map(),
    });
  }

  #seeParts(order: Order, { status, mine, helpers }: OrderView, who: Name): void {
    order.status = status;
    if (mine) this.#partOf(order, mine.assignmentId, who).state = mine.state;
    for (const { assignmentId, state } of helpers) {
      const part = order.parts.find(({ id }) => id === assignmentId);
      if (part) this.#mark(part, state);
    }
  }

  #partOf(order: Order, id: string, who: Name): Part {
    return order.parts.find((part) => part.id === id) ?? newPart(this.board, order, who, 'ACCEPTED', { id });
  }

  #mark(part: Part, state: AssignmentState): void {
    part.state = state;
    part.inAt ??= this.board.now;
    if (['CHECKED_OUT', 'TIME_DISPUTED', 'VERIFIED', 'CREDITED'].includes(state)) draft(part);
  }

  #seeVoucher({ id, who, shelf }: Ask, { qr, state }: RedemptionView): void {
    const known = this.board.vouchers.find((voucher) => voucher.id === id);
    if (known) return;
    this.board.vouchers.push({ nr: this.board.vouchers.length + 1, id, who, shelf, madeAt: this.board.now, endsAt: 0, lots: [], state, closedBy: null, month: '', qr: qr ?? 'vsc:none' });
  }
}
