import { Injectable } from '@nestjs/common';
import { Database } from '../kernel/index.js';

export interface Readiness {
  readonly ready: boolean;
  /** Why not, in words for whoever runs the server; and warnings that do not make it unready. */
  readonly problems: readonly string[];
}

/** Whether this process may be sent visitors. */
@Injectable()
export class Health {
  #leaving = false;

  constructor(private readonly database: Database) {}

  /** The first step of a graceful end: the balancer sends nobody any more. */
  leave(): void {
    this.#leaving = true;
  }

  /** WeChat being away does not count: people who are logged in need nothing of it. */
  async look(): Promise<Readiness> {
    if (this.#leaving) return { ready: false, problems: ['shutting down'] };
    try {
      const { migrations, durabilityProblems } = await this.database.facts();
      const behind = migrations === 'head' ? [] : [`migrations are ${migrations}`];
      const problems = [...behind, ...durabilityProblems];
      return { ready: problems.length === 0, problems };
    } catch {
      return { ready: false, problems: ['the database does not answer'] };
    }
  }
}
