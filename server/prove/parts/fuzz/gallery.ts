import fc from 'fast-check';
import { NoAnswer, type Answer } from '../../client.js';
import type { OpenApi, Operation } from '../../openapi.js';
import type { Random } from '../../random.js';
import type { World } from '../../world.js';
import type { Cast } from './cast.js';
import { wrongWith } from './judge.js';
import { Sending, shotsAt, type Sent, type Shot } from './shots.js';
import type { Things } from './things.js';

/** Milliseconds within which everything is answered. Who is slower is asked again, for it may have been the machine. */
const SLOW = 5_000;
const PATIENCE = 30_000;
/** So many requests are under way at once. */
const WIDTH = 12;
/** A route that fails so often is not asked further. */
const ENOUGH = 3;
/** Steps towards the smallest request. */
const SHRINKS = 120;

/** What was answered at one route. */
export interface Tally {
  readonly route: string;
  requests: number;
  bent: number;
  succeeded: number;
  readonly roles: Set<string>;
}

/** Shoots at every route and keeps the score. */
export class Gallery {
  readonly tallies: Tally[] = [];
  readonly failures: string[] = [];
  faults = 0;
  mismatches = 0;
  #sent = 0;
  #free = WIDTH;
  readonly #waiting: (() => void)[] = [];
  readonly #sending: Sending;

  constructor(
    private readonly world: World,
    private readonly api: OpenApi,
    private readonly cast: Cast,
    private readonly things: Things,
  ) {
    this.#sending = new Sending(cast, things);
  }

  get requests(): number {
    return this.#sent;
  }

  /** So many requests to each route, all routes at once, so that each finds what the others have made. */
  async shoot(ofEach: number, random: Random): Promise<void> {
    await Promise.all(
      this.api.operations.map((operation) => {
        const tally: Tally = { route: operation.route, requests: 0, bent: 0, succeeded: 0, roles: new Set() };
        this.tallies.push(tally);
        return this.#shootAt(operation, tally, ofEach, random.stream(operation.route));
      }),
    );
  }

  /** So many more to each route at which nobody has succeeded yet: with few tries chance would have a say in who gets through. */
  async insist(ofEach: number, random: Random): Promise<void> {
    const missed = new Map(this.tallies.filter(({ succeeded }) => succeeded === 0).map((tally) => [tally.route, tally]));
    await Promise.all(
      this.api.operations.map(async (operation) => {
        const tally = missed.get(operation.route);
        if (tally) await this.#shootAt(operation, tally, tally.requests + ofEach, random.stream(operation.route));
      }),
    );
  }

  async #shootAt(operation: Operation, tally: Tally, times: number, random: Random): Promise<void> {
    for (let failed = 0; tally.requests < times && failed < ENOUGH; failed += 1) {
      const seed = random.int(0, 2 ** 31 - 1);
      const lines = new Map<Shot, string>();
      let shrinks = 0;
      const property = fc.asyncProperty(shotsAt(this.api, operation), async (shot) => {
        if (lines.size > 0 && (shrinks += 1) > SHRINKS) return;
        const wrong = await this.#fire(operation, shot, tally);
        if (wrong === null) return;
        lines.set(shot, wrong);
        throw new Error(wrong);
      });
      const result = await fc.check(property, { numRuns: times - tally.requests, seed });
      if (!result.failed) return;
      const line = lines.get(result.counterexample![0]) ?? String(result.errorInstance);
      if (/: 5\d\d /.test(line)) this.faults += 1;
      else this.mismatches += 1;
      this.failures.push(`${line} (fast-check ${seed})`);
    }
  }

  /** Sends one request; answers what is wrong, in one line. */
  async #fire(operation: Operation, shot: Shot, tally: Tally): Promise<string | null> {
    await this.#turn();
    try {
      await this.things.look(this.#sent);
      const sent = await this.#sending.of(operation, shot);
      tally.requests += 1;
      tally.bent += shot.bend ? 1 : 0;
      tally.roles.add(sent.sender.role);
      this.#sent += 1;
      const began = Date.now();
      let answer = await this.#ask(operation, sent, shot.number);
      if (Date.now() - began > SLOW) answer = await this.#askAgain(operation, sent, shot.number);
      if (typeof answer === 'string') return told(operation, sent, answer);
      if (answer.code === 'SESSION_ENDED') this.cast.forget(sent.sender);
      if (answer.status === 200) {
        tally.succeeded += 1;
        this.#learn(operation.route, answer.body as Record<string, unknown>);
      }
      const wrong = wrongWith(operation, sent, answer);
      return wrong && told(operation, sent, wrong);
    } finally {
      this.#free += 1;
      this.#waiting.shift()?.();
    }
  }

  async #ask(operation: Operation, sent: Sent, number: number): Promise<Answer<unknown> | string> {
    const search = new URLSearchParams([...sent.query].map(([name, value]): [string, string] => [name, value])).toString();
    const body = sent.raw ?? (sent.body === undefined ? undefined : JSON.stringify(sent.body));
    // Guests are counted by address: as many as there are requests.
    const from = { 'x-forwarded-for': `10.${(this.#sent >> 8) % 256}.${this.#sent % 256}.${number % 250}` };
    try {
      return await this.world.client.ask(this.world.port(0), {
        method: operation.method, path: search ? `${sent.path}?${search}` : sent.path, headers: { ...from, ...sent.headers }, patience: PATIENCE, ...(body === undefined ? {} : { body }),
      });
    } catch (error) {
      if (error instanceof NoAnswer) return error.message;
      throw error;
    }
  }

  /** A request that takes its time does so whenever it is sent; a machine that does, does not always. */
  async #askAgain(operation: Operation, sent: Sent, number: number): Promise<Answer<unknown> | string> {
    let took = 0;
    for (let times = 0; times < 3; times += 1) {
      const began = Date.now();
      const answer = await this.#ask(operation, sent, number);
      took = Date.now() - began;
      if (took <= SLOW) return answer;
    }
    return `four times slower than ${SLOW} ms, now ${took}`;
  }

  async #turn(): Promise<void> {
    while (this.#free === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#free -= 1;
  }

  /** What only answers tell. */
  #learn(route: string, body: Record<string, unknown>): void {
    const { things } = this;
    if (route === 'POST /v1/auth/scan-tickets') {
      things.secrets.set(String(body['id']), String(body['secret']));
      things.qrs.push(String(body['qr']));
    }
    if (route === 'POST /v1/auth/demo-wechat-code') things.codes.push(String(body['code']));
    const { next } = (body['tasks'] ?? body) as { next?: unknown };
    if (typeof next === 'string') things.cursors.set(route, next);
  }
}

/** Route, who, the fault, what was bent and what was sent. */
function told({ route }: Operation, { sender, bent, path, query, body, raw }: Sent, wrong: string): string {
  const sent = (raw ?? JSON.stringify(body) ?? '').slice(0, 400);
  return [`${route} as ${sender.role}: ${wrong}`, bent && `bent: ${bent}`, path, query.length > 0 && JSON.stringify(query).slice(0, 300), sent].filter(Boolean).join(' | ');
}
