import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/index.js';

/** How many callers are remembered before those whose time is over are cleared away. */
const MANY = 10_000;

/** Counts calls in windows of time, in the memory of this process: two numbers a caller, however often they call. */
@Injectable()
export class Limiter {
  readonly #windows = new Map<string, { calls: number; readonly endsAt: number }>();

  constructor(private readonly clock: Clock) {}

  /** Whether this is one of the first `limit` calls of the caller since their window began. */
  allows(caller: string, limit: number, seconds: number): boolean {
    const now = this.clock.now().getTime();
    const open = this.#windows.get(caller);
    if (open && open.endsAt > now) {
      open.calls += 1;
      return open.calls <= limit;
    }
    if (this.#windows.size >= MANY) this.#clear(now);
    this.#windows.set(caller, { calls: 1, endsAt: now + seconds * 1000 });
    return limit >= 1;
  }

  /** Those whose window is over go; when all are running, the oldest go, so that memory stays bounded. */
  #clear(now: number): void {
    for (const [caller, { endsAt }] of this.#windows) if (endsAt <= now) this.#windows.delete(caller);
    for (const caller of this.#windows.keys()) {
      if (this.#windows.size < MANY) return;
      this.#windows.delete(caller);
    }
  }
}
