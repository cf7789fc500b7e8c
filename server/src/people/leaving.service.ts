import { Injectable } from '@nestjs/common';
import type { CloseAccountBody, Done } from '@supermarket/shared';
import { writeAudit } from '../audit/audit.store.js';
import { BadInput, Clock, Refusal, UnitOfWork, type Tx } from '../kernel/index.js';
import { personOf, type Actor } from './actor.js';
import { ActorChanges } from './actor-changes.js';
import { Holdings } from './holdings.js';
import { leaveSoon } from './leaving.store.js';
import { lockPeople } from './people.store.js';

/**
 * Closing an account: at once, for good, in one transaction (PIPL 47). What was theirs goes; the records of service
 * stay, as the law wants it, under the volunteer's number (记录办法 Art. 5–11), and so do points and the trail, by id.
 */
@Injectable()
export class LeavingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly holdings: Holdings,
    private readonly changes: ActorChanges,
  ) {}

  /** ACCOUNT_BUSY with `why` while an order runs, a task is taken, a gift waits or a post is held. */
  async close(actor: Actor, { sure }: CloseAccountBody): Promise<Done> {
    if (!sure) throw new BadInput([{ field: 'sure', message: '先看完再打勾' }]);
    const id = personOf(actor);
    const gone = await this.uow.run(async (tx) => {
      const now = this.clock.now();
      const candidates = await this.#wards(tx, id);
      for (const one of [id, ...candidates].sort()) for (const holding of this.holdings.all) await holding.lockFirst?.(tx, one);
      const me = (await lockPeople(tx, [id, ...candidates])).find((person) => person.id === id);
      if (!me || me.closedAt !== null) throw new Refusal('PERSON_UNKNOWN');
      const why = await this.#standing(tx, id);
      if (why) throw new Refusal('ACCOUNT_BUSY', { why });
      const wards: string[] = [];
      for (const ward of await this.#wards(tx, id)) if (candidates.includes(ward) && !(await this.#standing(tx, ward))) wards.push(ward);
      for (const one of [id, ...wards]) {
        for (const holding of this.holdings.all) await holding.erase?.(tx, one, now);
        await writeAudit(tx, { actor, action: 'person.close', subjectType: 'person', subjectId: one, facts: { ward: one !== id }, at: now });
      }
      return [id, ...wards];
    });
    for (const one of gone) this.changes.changed(one);
    return { ok: true };
  }

  /** The job: for who said so in WeChat. While something is under way it is tried again every day. */
  async closeWhenFree(id: string, days: number): Promise<void> {
    try {
      await this.close({ personId: id, sessionId: null, seats: [] }, { sure: true });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'ACCOUNT_BUSY') throw error;
      await this.uow.run((tx) => leaveSoon(tx, id, this.clock.now(), days + 1));
    }
  }

  async #wards(tx: Tx, id: string): Promise<string[]> {
    const wards: string[] = [];
    for (const holding of this.holdings.all) wards.push(...((await holding.wards?.(tx, id)) ?? []));
    return [...new Set(wards)].sort();
  }

  async #standing(tx: Tx, id: string): Promise<string | null> {
    for (const holding of this.holdings.all) {
      const found = await holding.standing?.(tx, id);
      if (found && found.count > 0) return found.reason;
    }
    return null;
  }
}
