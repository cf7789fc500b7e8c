import { Injectable } from '@nestjs/common';
import type { JobPayload } from './job.entity.js';

/** Calls an ordinary use-case, which looks at its condition again: a second run is harmless. */
export type JobHandler = (payload: JobPayload) => Promise<void>;

/** Which use-case runs for which kind of job; each feature registers its own when it starts. */
@Injectable()
export class JobHandlers {
  readonly #handlers = new Map<string, JobHandler>();

  on(kind: string, handler: JobHandler): void {
    if (this.#handlers.has(kind)) throw new Error(`two handlers for ${kind}`);
    this.#handlers.set(kind, handler);
  }

  /** The kinds that this process can run; others wait for one that can. */
  get kinds(): readonly string[] {
    return [...this.#handlers.keys()];
  }

  of(kind: string): JobHandler {
    const handler = this.#handlers.get(kind);
    if (!handler) throw new Error(`no handler for ${kind}`);
    return handler;
  }
}
