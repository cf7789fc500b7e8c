import { setTimeout as sleep } from 'node:timers/promises';
import { asked, type Asked } from '../../client.js';
import type { Someone } from '../../make.js';
import type { Random } from '../../random.js';
import type { Report, World } from '../../world.js';
import { Answers } from './answers.js';
import { cancel, claim, giveBack, note, place, redeem, type Deed } from './deeds.js';

export interface TrafficSettings {
  readonly lanes: number;
  /** Where the next request goes: a server that takes visitors. */
  readonly port: () => number;
  /** Milliseconds that each lane rests between two requests. */
  readonly rest?: number;
}

/** A little town that goes on living: people look around, place orders, claim, take gifts and think better of it. */
export class Traffic {
  readonly deeds: Deed[] = [];
  readonly reads: Answers;
  readonly writes: Answers;
  #going = false;
  #lanes: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly world: World,
    private readonly random: Random,
    private readonly residents: readonly Someone[],
    private readonly dispatcher: Someone,
    private readonly gifts: readonly string[],
    private readonly open: { readonly id: string; readonly by: Someone }[],
    report: Report,
  ) {
    this.reads = new Answers(report);
    this.writes = new Answers(report);
  }

  /** Fills the database with so many people, and so many orders that one of them may claim. */
  static async prepare(world: World, report: Report, name: string, people: number, claims: number): Promise<Traffic> {
    const { make } = world;
    const residents = await make.volunteers(people);
    await make.points(residents, 40);
    const dispatcher = await make.staff('dispatcher');
    const orders = await make.openOrders(claims, dispatcher, (i) => make.window(24 + i));
    const open = orders.map(({ id }, i) => ({ id, by: residents[i % people]! }));
    return new Traffic(world, world.random.stream(name), residents, dispatcher, await make.gifts(5, () => 10_000), open, report);
  }

  /** Goes on until `end`. */
  begin(settings: TrafficSettings): void {
    this.#going = true;
    this.#lanes = Promise.all(Array.from({ length: settings.lanes }, () => this.#lane(settings)));
  }

  /** Waits for the last answers. */
  async end(): Promise<void> {
    this.#going = false;
    await this.#lanes;
  }

  async #lane(settings: TrafficSettings): Promise<void> {
    while (this.#going) {
      if (this.random.chance(0.6)) await this.#look(settings);
      else await this.#act(settings);
      if (settings.rest) await sleep(settings.rest);
    }
  }

  async #look({ port }: TrafficSettings): Promise<void> {
    const who = this.random.pick(this.residents);
    const { token } = who;
    const staff = { token: this.dispatcher.token };
    const what = this.random.pick<() => Asked>([
      () => asked('GET /v1/me', { token }),
      () => asked('GET /v1/home', { token, query: {} }),
      () => asked('GET /v1/hall', { token, query: {} }),
      () => asked('GET /v1/orders', { token, query: {} }),
      () => asked('GET /v1/me/points', { token, query: {} }),
      () => asked('GET /v1/shop', { token, query: {} }),
      () => asked('GET /v1/areas', {}),
      () => asked('GET /v1/desk/work', { ...staff, query: {} }),
      () => asked('GET /v1/desk/orders', { ...staff, query: {} }),
    ])();
    await this.reads.ask(`${what.method} ${what.path}`, () => this.world.client.ask(port(), what));
  }

  async #act(settings: TrafficSettings): Promise<void> {
    const who = this.random.pick(this.residents);
    const next = this.random.next();
    const task = next < 0.2 ? this.open.pop() : undefined;
    if (task) return void (await this.#do(settings, claim(task.by, task.id)));
    const [first, second] = next < 0.6 ? [place(this.world, who), cancel] : [redeem(who, this.random.pick(this.gifts)), giveBack];
    await this.#do(settings, first);
    if (first.told === 'done' && this.random.chance(0.9)) await this.#do(settings, second(who, first.id));
  }

  /** Asks, and now and then asks again at once when told to, as a phone does. */
  async #do({ port }: TrafficSettings, one: Deed): Promise<void> {
    this.deeds.push(one);
    do {
      note(one, await this.writes.ask(`${one.kind} ${one.id}`, () => this.world.client.ask(port(), one.asked)));
    } while (one.told === 'ask again' && this.#going && this.random.chance(0.5));
  }
}
