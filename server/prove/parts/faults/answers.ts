import { NoAnswer, type Answer } from '../../client.js';
import type { Report } from '../../world.js';

/** Milliseconds in which somebody has an answer, whatever is broken. */
export const BOUND = 10_000;

/** What people were told while something was broken: counted, and every answer looked at. */
export class Answers {
  /** 2xx. */
  done = 0;
  /** 503 with Retry-After: nothing, or everything, has happened; ask again. */
  later = 0;
  /** What these were, and their codes. */
  readonly putOff: string[] = [];
  /** 4xx: a rule said no. */
  refused = 0;
  /** 5xx that is no "ask again": a fault of ours. */
  faults = 0;
  /** Nobody answered at all. */
  silent = 0;
  readonly milliseconds: number[] = [];

  constructor(private readonly report: Report) {}

  /** Asks, and judges the answer; null when none came, which is wrong as well. */
  async ask<T>(what: string, work: () => Promise<Answer<T>>, bound = BOUND): Promise<Answer<T> | null> {
    const began = performance.now();
    try {
      const answer = await work();
      this.#judge(what, answer);
      return answer;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      this.silent += 1;
      this.report.fail(`${what}: ${error.message}`);
      return null;
    } finally {
      const took = performance.now() - began;
      this.milliseconds.push(took);
      if (took > bound) this.report.fail(`${what}: answered after ${Math.round(took)} ms`);
    }
  }

  get total(): number {
    return this.milliseconds.length;
  }

  get slowest(): number {
    return Math.round(Math.max(0, ...this.milliseconds));
  }

  /** The time within which such a share of the answers came, in milliseconds. */
  quantile(share: number): number {
    const sorted = [...this.milliseconds].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  }

  #judge(what: string, answer: Answer<unknown>): void {
    const { status, code } = answer;
    if (status < 300) this.done += 1;
    else if (status === 503) {
      this.later += 1;
      this.putOff.push(`${what}: 503 ${code}`);
      for (const fault of rudeness(answer)) this.report.fail(`${what}: 503 ${code} ${fault}`);
    } else if (status >= 500) {
      this.faults += 1;
      this.report.fail(`${what}: ${status} ${code}`);
    } else this.refused += 1;
  }
}

/** What is wrong with a 503: it says when to come back, in plain words, and nothing of our inside. */
function rudeness({ headers, problem, text }: Answer<unknown>): string[] {
  const seconds = Number(headers['retry-after']);
  return [
    ...(Number.isInteger(seconds) && seconds >= 1 && seconds <= 60 ? [] : [`with Retry-After ${headers['retry-after']}`]),
    ...(headers['content-type']?.startsWith('application/problem+json') ? [] : [`as ${headers['content-type']}`]),
    ...(problem?.code && /^[\u4e00-\u9fff，。？！]+$/.test(problem.title) ? [] : [`with the title ${problem?.title}`]),
    ...(/\bat \S+ \(|\.[jt]s:\d+|ECONN|SELECT |mysql|errno/i.test(text) ? ['with words of our inside'] : []),
  ];
}
