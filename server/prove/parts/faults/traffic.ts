import { setTimeout as sleep } from 'node:timers/promises';
import { asked, type Answer, type Asked } from '../../client.js';
import type { Random } from '../../random.js';
import type { ServerProcess } from '../../server-process.js';
import type { Report, World } from '../../world.js';
import type { Answers } from './answers.js';
import { cancel, claim, giveBack, note, place, redeem, type Deed } from './deeds.js';
import type { Town } from './town.js';

export interface TrafficSettings {
  readonly lanes: number;
  /** Sends a request to a server that takes visitors. */
  ask(what: Asked): Promise<Answer<unknown>>;
  /** Milliseconds that each lane rests between two requests. */
  readonly rest?: number;
}

/** To one server after the other. */
export function byTurns(world: World, servers: readonly ServerProcess[]): TrafficSettings['ask'] {
  let turn = 0;
  return (what) => world.client.ask(servers[turn++ % servers.length]!.port, what);
}

/** A little town that goes on living: people look around, place orders, claim, take gifts and think better of it. */
export class Traffic {
  readonly deeds: Deed[] = [];
  readonly reads: Answers;
  readonly writes: Answers;
  readonly #random: Random;
  #going = false;

  constructor(
    private readonly world: World,
    private readonly town: Town,
    report: Report,
    name: string,
  ) {
    this.#random = world.random.stream(name);
    this.reads = town.hear(report);
    this.writes = town.hear(report);
  }

  /** Requests that were answered, or given up. */
  get total(): number {
    return this.reads.total + this.writes.total;
  }

  /** Goes on while `work` does, and until the last answers have come. */
  async during<T>(settings: TrafficSettings, work: () => Promise<T>): Promise<T> {
    this.#going = true;
    const lanes = Promise.all(Array.from({ length: settings.lanes }, () => this.#lane(settings)));
    lanes.catch(() => {}); // told below, when the work has ended
    try {
      return await work();
    } finally {
      this.#going = false;
      await lanes;
    }
  }

  async #lane(settings: TrafficSettings): Promise<void> {
    while (this.#going) {
      if (this.#random.chance(0.6)) await this.#look(settings);
      else await this.#act(settings);
      if (settings.rest) await sleep(settings.rest);
    }
  }

  async #look(settings: TrafficSettings): Promise<void> {
    const who = this.#random.pick(this.town.residents);
    const { token } = who;
    const staff = { token: this.town.dispatcher.token };
    const what = this.#random.pick<() => Asked>([
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
    await this.reads.ask(`${what.method} ${what.path}`, () => settings.ask(what));
  }

  async #act(settings: TrafficSettings): Promise<void> {
    const who = this.#random.pick(this.town.residents);
    const next = this.#random.next();
    const task = next < 0.2 ? this.town.open.pop() : undefined;
    if (task) return void (await this.#do(settings, claim(task.by, task.id)));
    const [first, second] = next < 0.6 ? [place(this.world, who), cancel] : [redeem(who, this.#random.pick(this.town.gifts)), giveBack];
    await this.#do(settings, first);
    if (first.told === 'done' && this.#random.chance(0.9)) await this.#do(settings, second(who, first.id));
  }

  /** Asks, and now and then asks again at once when told to, as a phone does. */
  async #do(settings: TrafficSettings, one: Deed): Promise<void> {
    this.deeds.push(one);
    do {
      note(one, await this.writes.ask(`${one.kind} ${one.id}`, () => settings.ask(one.asked)));
    } while (one.told === 'ask again' && this.#going && this.#random.chance(0.5));
  }
}
