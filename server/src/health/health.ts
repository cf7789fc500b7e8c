import { Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '../kernel/index.js';

export interface Readiness {
  readonly ready: boolean;
  /** Why not, in words for whoever runs the server; and warnings that do not make it unready. */
  readonly problems: readonly string[];
}

/** Milliseconds after which a database that says nothing counts as away. */
const PATIENCE = 1_500;

/** Whether this process may be sent visitors. */
@Injectable()
export class Health {
  #leaving = false;

  constructor(private readonly database: Database) {}

  /** The first step of a graceful end: the balancer sends nobody any more. */
  leave(): void {
    this.#leaving = true;
  }

  /** Whether that has begun. */
  get leaving(): boolean {
    return this.#leaving;
  }

  /** WeChat being away does not count: people who are logged in need nothing of it. */
  async look(): Promise<Readiness> {
    if (this.#leaving) return { ready: false, problems: ['shutting down'] };
    const enough = new AbortController();
    try {
      const facts = await Promise.race([this.database.facts(), sleep(PATIENCE, null, enough)]);
      if (!facts) return { ready: false, problems: ['the database is silent'] };
      const { migrations, durabilityProblems } = facts;
      const behind = migrations === 'head' ? [] : [`migrations are ${migrations}`];
      const problems = [...behind, ...durabilityProblems];
      return { ready: problems.length === 0, problems };
    } catch {
      return { ready: false, problems: ['the database does not answer'] };
    } finally {
      enough.abort();
    }
  }
}
