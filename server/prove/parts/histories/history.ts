import type { AccountView, DoorCodesView, OrderView } from '@supermarket/shared';
import { ACTS, verdictOf } from './acts.js';
import type { Ask, Verdict } from './ask.js';
import { seatsTaken } from './course.js';
import { nextOf } from './dice.js';
import type { Edges } from './edges.js';
import { expectedAtTheDoor } from './household.js';
import { iso } from './ask.js';
import { during, hasEnded, inHall, isLooking } from './ladder.js';
import { HALL, NAMES, recordsOf, type Model, type Name, type Order } from './model.js';
import { learn, type Real } from './real.js';
import { spendable } from './shop.js';
import type { Tables } from './tables.js';
import { passTime } from './timers.js';

/** The model and the server say different things; the lines are what was done until then. */
export class Divergence extends Error {
  override readonly name = 'Divergence';
}

const SECOND = 1_000;

/** One history, step by step: asks the model, does it, and compares what the server says and shows. */
export class History {
  readonly lines: string[] = [];
  commands = 0;
  /** What was done, for those who tap again. */
  readonly #done: Ask[] = [];
  readonly #began: number;
  /** Who sees what in the hall, as it was last looked at. */
  readonly #hall = new Map<string, boolean>();

  constructor(
    private readonly tables: Tables,
    private readonly edges: Edges,
    private readonly m: Model,
    private readonly real: Real,
    /** What it is about. */
    private readonly theme: number,
  ) {
    this.#began = m.now;
  }

  async run(steps: readonly number[]): Promise<void> {
    for (const step of steps) {
      this.m.now += SECOND;
      const next = nextOf(this.tables, this.m, step, this.commands, this.theme, this.#began, this.#done);
      if (typeof next === 'number') await this.#wait(next);
      else await this.#do(next);
      this.commands += 1;
    }
    await this.#compareAll();
  }

  async #wait(until: number): Promise<void> {
    const before = this.#promised();
    this.lines.push(`${iso(this.m.now)} waits until ${iso(until)}`);
    await this.real.pass(this.m, until);
    const moved = new Set<Order>();
    this.m.sent = await this.real.invitations(this.m);
    this.#pass(until, ({ on, action }, was) => {
      const table = 'status' in on ? 'order' : 'order' in on ? 'part' : null;
      if (table) this.edges.moved(table, action, was, 'status' in on ? on.status : on.state);
      const order = 'status' in on ? on : 'order' in on ? on.order : 'part' in on ? on.part.order : null;
      if (order) moved.add(order);
    });
    for (const order of moved) await this.#compareOrder(order);
    await this.#comparePromised(before);
  }

  #pass(until: number, seen: Parameters<typeof passTime>[2]): void {
    try {
      passTime(this.m, until, seen);
    } catch (error) {
      throw this.#divergence((error as Error).message);
    }
  }

  async #do(ask: Ask): Promise<void> {
    const { m } = this;
    const before = this.#promised();
    const verdict = verdictOf(this.tables, m, ask);
    const was = this.#stateOf(ask);
    this.lines.push(`${iso(m.now)} ${told(ask)}`);
    const answer = await this.real.ask(m, ask, typeof verdict === 'function');
    const code = codeOf(verdict);
    if (answer.code !== code) throw this.#divergence(`answered ${answer.status} ${answer.code ?? 'yes'}, expected ${code ?? 'yes'}`);
    this.lines[this.lines.length - 1] += ` → ${code ?? (verdict === 'already' ? 'already' : 'yes')}`;
    if (typeof verdict === 'function') {
      during(m, verdict);
      this.#done.push(ask);
    }
    if (typeof verdict === 'object') verdict.note();
    if (code === null) await learn(m, this.real, ask, answer);
    if (ask.act === 'showDoorCodes' && code === null) this.#same('door codes', expectedAtTheDoor(ask.order!), (answer.body as DoorCodesView).codes.map(({ assignmentId }) => assignmentId).sort());
    this.#note(ask, was, code, verdict);
    const order = ask.order ?? ask.part?.order ?? ask.record?.part.order ?? m.orders.find(({ id }) => id === ask.id);
    if (order) await this.#compareOrder(order);
    await this.#comparePromised(before);
  }

  #stateOf({ act, order, part }: Ask): string {
    const { upon } = ACTS[act]!;
    return upon === 'order' ? order!.status : upon === 'part' ? part!.state : '';
  }

  #note(ask: Ask, was: string, code: string | null, verdict: Verdict): void {
    const { upon, action } = ACTS[ask.act]!;
    if (!action || (upon !== 'order' && upon !== 'part')) return;
    if (code !== null) this.edges.refused(upon, action, was);
    else if (verdict === 'already') this.edges.repeated(upon, action, was);
    else this.edges.moved(upon, action, was, this.#stateOf(ask));
  }

  /** What must be seen of points and shelves, as text by name. */
  #promised(): Map<string, string> {
    const { m } = this;
    const accounts = NAMES.filter((who) => m.lots.has(who) || recordsOf(m).some(({ part }) => part.who === who)).map((who): [string, string] => [who, JSON.stringify(accountOf(m, who))]);
    return new Map([...accounts, ['shelves', JSON.stringify(m.shelves.map(({ onHand, reserved }) => onHand - reserved))]]);
  }

  /** Reads again what has changed, or all of it. */
  async #comparePromised(before: ReadonlyMap<string, string>): Promise<void> {
    for (const [name, text] of this.#promised()) {
      if (before.get(name) === text) continue;
      if (name === 'shelves') this.#same('shelves', JSON.parse(text), await this.real.available(this.m));
      else this.#same(`account of ${name}`, JSON.parse(text), shownAccount(await this.real.account(name as Name, this.m.now)));
    }
  }

  async #compareOrder(order: Order): Promise<void> {
    this.#same(`order ${order.nr} (${order.id})`, orderOf(order), shownOrder(await this.real.order(order, 'dee', this.m.now)));
    for (const who of HALL) {
      const there = inHall(this.m, order, who);
      const key = `${order.id} ${who}`;
      if ((this.#hall.get(key) ?? false) === there) continue;
      this.#hall.set(key, there);
      this.#same(`order ${order.nr} in the hall of ${who}`, there, await this.real.isInHall(order, who, this.m.now));
    }
  }

  async #compareAll(): Promise<void> {
    for (const order of this.m.orders) await this.#compareOrder(order);
    this.#same('what is missing', this.m.orders.filter(({ gap }) => gap).map(({ id }) => id), await this.#gaps());
    for (const voucher of this.m.vouchers) this.#same(`voucher ${voucher.nr}`, voucher.state, (await this.real.voucher(voucher, this.m.now)).state);
    await this.#comparePromised(new Map());
  }

  async #gaps(): Promise<string[]> {
    const gaps = await this.real.gaps(this.m);
    return this.m.orders.map(({ id }) => id).filter((id) => gaps.has(id));
  }

  #same(what: string, expected: unknown, found: unknown): void {
    const [a, b] = [JSON.stringify(expected), JSON.stringify(found)];
    if (a !== b) throw this.#divergence(`${what} is ${b}, expected ${a}`);
  }

  #divergence(what: string): Divergence {
    return new Divergence(`${what}, after\n               ${this.lines.join('\n               ')}`);
  }
}

const codeOf = (verdict: Verdict): string | null => (typeof verdict === 'function' || verdict === 'already' ? null : typeof verdict === 'string' ? verdict : verdict.code);

/** `vic claim order 1`, with the choices that were made. */
function told({ act, who, order, part, record, voucher, shelf, window, minutes, stars, seats, invited, yes, kind }: Ask): string {
  const { upon } = ACTS[act]!;
  const target = { nothing: '', order: ` order ${order?.nr}`, part: ` part ${part?.nr} of order ${part?.order.nr}`, record: ` record of part ${record?.part.nr}`, voucher: ` voucher ${voucher?.nr}` }[upon];
  return `${who} ${act}${target} ${JSON.stringify({ yes, kind, minutes, stars, seats, price: shelf.price, invited: invited.join(' '), start: iso(window.start), end: iso(window.end) })}`;
}

/** The order as staff must see it. */
function orderOf(order: Order): unknown {
  const { status, seats, minutes, level, risk, skill, partyOnly, urgent, start, end, way, solved, stars, parts } = order;
  return {
    status, seats, taken: seatsTaken(order), minutes, level, risk, skill, partyOnly, urgent, start: iso(start), end: iso(end), rating: way && { solved, stars, way }, ladder: ladderOf(order),
    parts: parts.map(({ id, state, minutes: own, needsOwnTime, tries }) => ({ id, state, minutes: own, needsOwnTime, left: 5 - tries })).sort(byId),
  };
}

const ladderOf = (order: Order): unknown => {
  const { circle, ladderDue, held, status } = order;
  if (circle === null || (!isLooking(order) && status !== 'EXPIRED')) return null;
  return { at: circle, nextAt: ladderDue === null ? null : iso(ladderDue), held, ended: hasEnded(order) };
};

function shownOrder({ status, seats, seatsTaken: taken, minutes, level, risk, skill, partyOnly, urgent, window, rating, ladder, helpers }: OrderView): unknown {
  return {
    status, seats, taken, minutes, level, risk, skill, partyOnly, urgent, ...window, rating: rating && { solved: rating.solved, stars: rating.stars, way: rating.way },
    ladder: ladder && { at: ladder.at, nextAt: ladder.nextAt, held: ladder.held, ended: ladder.ended },
    parts: helpers.map(({ assignmentId: id, state, minutes: own, needsOwnTime, doorTriesLeft: left }) => ({ id, state, minutes: own, needsOwnTime, left })).sort(byId),
  };
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

function accountOf(m: Model, who: Name): unknown {
  const minutes = (...states: readonly string[]): number => recordsOf(m).reduce((sum, { part, state, minutes: own }) => sum + (part.who === who && states.includes(state) ? (own ?? 0) : 0), 0);
  return {
    minutes: minutes('CREDITED'), waiting: minutes('DRAFT', 'PENDING_TOWN', 'PENDING_COUNTY'),
    points: spendable(m, who).reduce((sum, { points }) => sum + points, 0),
    held: [...(m.lots.get(who)?.values() ?? [])].reduce((sum, { held }) => sum + held, 0),
  };
}

const shownAccount = ({ minutes, minutesWaiting: waiting, points, pointsHeld: held }: AccountView): unknown => ({ minutes, waiting, points, held });
