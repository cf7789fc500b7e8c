import type { Clock } from '../kernel/index.js';

/** How long one process shows the same numbers, in milliseconds. */
const FRESH = 60_000;

/** So many questions have their answers kept at once; the one asked longest ago goes first. */
const MOST = 500;

/** Sums that everybody asks for: counted once a minute for each question, and once for all who ask meanwhile. */
export class Kept<T> {
  readonly #answers = new Map<string, { readonly answer: Promise<T>; readonly until: number }>();

  constructor(private readonly clock: Clock) {}

  get(question: string, count: () => Promise<T>): Promise<T> {
    const now = this.clock.now().getTime();
    const kept = this.#answers.get(question);
    if (kept && kept.until > now) return kept.answer;
    this.#answers.delete(question);
    if (this.#answers.size >= MOST) this.#answers.delete(this.#answers.keys().next().value!);
    const answer = count();
    this.#answers.set(question, { answer, until: now + FRESH });
    // A failure is told to those who wait, and not kept.
    answer.catch(() => this.#answers.delete(question));
    return answer;
  }
}
