import { setTimeout as sleep } from 'node:timers/promises';
import type { ErrorCode, Reply, Route } from '@supermarket/shared';
import { asked, NoAnswer, type Answer, type Client, type Input } from '../../client.js';
import type { Random } from '../../random.js';
import type { Journal } from './journal.js';

/** Milliseconds that somebody looks at "no network" before the phone tries again. */
const PAUSE = { least: 50, most: 250 };
/** Milliseconds after which a phone gives a line up. */
const PATIENCE = 15_000;

/** A rule said something else than it had to: what was acknowledged before is gone, or was done twice. */
export class Astray extends Error {
  override readonly name = 'Astray';
}

/** What all phones of a run met. */
export class Network {
  /** Requests that nobody answered: killed in the middle, or nobody there. */
  unanswered = 0;
  /** 503: the database was away. */
  turnedAway = 0;

  constructor(
    readonly client: Client,
    readonly ports: readonly number[],
    readonly journal: Journal,
  ) {}
}

/** How often a balancer sends somebody to another server although the last one answered. */
const ELSEWHERE = 0.2;

/** A phone that sends the same thing again until it is answered, by whichever server. */
export class Phone {
  #port: number;

  constructor(
    private readonly network: Network,
    private readonly random: Random,
  ) {
    this.#port = random.pick(network.ports);
  }

  /** Sends until somebody has done it. Throws Astray when a rule says no. */
  async done<R extends Route>(route: R, input: Input<R>): Promise<Reply<R>> {
    const answer = await this.#answered(route, input);
    if (answer.status !== 200) throw new Astray(`${route} ${subjectOf(input)}: ${answer.status} ${answer.code}`);
    this.network.journal.acknowledged += 1;
    return answer.body;
  }

  /** Sends what a rule must say no to, until it does. Throws Astray when it says something else. */
  async refused<R extends Route>(route: R, input: Input<R>, code: ErrorCode): Promise<void> {
    const answer = await this.#answered(route, input);
    if (answer.code !== code) throw new Astray(`${route} ${subjectOf(input)}: ${answer.status} ${answer.code} instead of ${code}`);
    this.network.journal.refused += 1;
  }

  async #answered<R extends Route>(route: R, input: Input<R>): Promise<Answer<Reply<R>>> {
    const { network, random } = this;
    for (;;) {
      try {
        const answer = (await network.client.ask(this.#port, { ...asked(route, input), patience: PATIENCE })) as Answer<Reply<R>>;
        if (random.chance(ELSEWHERE)) this.#port = random.pick(network.ports);
        if (answer.status !== 503) return answer;
        network.turnedAway += 1;
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
        network.unanswered += 1;
        this.#port = random.pick(network.ports.filter((port) => port !== this.#port || network.ports.length === 1));
      }
      await sleep(random.int(PAUSE.least, PAUSE.most));
    }
  }
}

/** The id that the request is about. */
function subjectOf(input: object): string {
  const { params, body } = input as { params?: { id?: string }; body?: { id?: string } };
  return params?.id ?? body?.id ?? '';
}
