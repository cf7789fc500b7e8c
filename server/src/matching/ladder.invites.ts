import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Id, LadderCircle } from '@supermarket/shared';
import { filterWithdrawn } from '../consent/purposes.store.js';
import { JobHandlers } from '../jobs/job-handlers.js';
import { marks, newId, UnitOfWork, type Tx } from '../kernel/index.js';
import { invite, mayInvite, stepsFor } from '../orders/ladder.rules.js';
import { onceMore, stepsOf } from '../orders/ladder.store.js';
import type { Invited } from '../orders/offer.rules.js';
import { OrderActs, type Scene } from '../orders/order.acts.js';
import { volunteersOf } from '../orders/volunteers.store.js';
import { SYSTEM } from '../people/actor.js';
import { lockPeople } from '../people/people.store.js';
import { bestFor, type Circle } from './best.queries.js';

/** How far people are looked for at each step; partner units are rung up by staff. */
const CIRCLES: Readonly<Record<Exclude<LadderCircle, 'partners'>, Circle>> = { community: 'grid', nearby: 'village', town: 'town' };

/** Looks for as many as are wanted among so many times that number, and so often, before it says that nobody is free. */
const SPARE = 4;
const ROUNDS = 3;

/** The system's invitations: the handler of the timer that the order has written. */
@Injectable()
export class LadderInvites implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly uow: UnitOfWork,
    private readonly acts: OrderActs,
  ) {}

  onModuleInit(): void {
    this.handlers.on('order.invite', ({ id }) => this.invite(String(id)));
  }

  /** Looks at its condition again under the order's lock: a second process finds that the step has been asked. */
  private async invite(orderId: Id): Promise<void> {
    await this.uow.run(async (tx) => {
      const scene = await this.acts.scene(tx, SYSTEM, orderId);
      const { c, party, now } = scene;
      const { status, ladderAskAt, townId, cell, circle } = c.order;
      if (status !== 'OPEN') return;
      if (ladderAskAt !== null && now < ladderAskAt) await onceMore(tx, 'order.invite', orderId, ladderAskAt, now);
      if (!mayInvite(c, now)) return;
      const step = stepsFor(await stepsOf(tx, townId), cell !== null).find((one) => one.circle === circle);
      const { invited, busy } = step && circle !== null && circle !== 'partners' ? await this.choose(scene, CIRCLES[circle], step.invite) : { invited: [], busy: false };
      await this.acts.write(scene, SYSTEM, 'invite', invite(c, party, invited, now, busy));
    });
  }

  /**
   * The best of a circle who are free to be asked: never anybody who said no to this order or was asked in this visit,
   * who takes no invitations, or who is still thinking about another one. Chosen first, then looked at under their locks.
   */
  private async choose({ tx, c, now }: Scene, circle: Circle, count: number): Promise<{ readonly invited: readonly Invited[]; readonly busy: boolean }> {
    const except = new Set(c.assignments.filter(({ visit, state }) => visit === c.order.visit || state === 'DECLINED').map(({ volunteerId }) => volunteerId));
    const chosen: Id[] = [];
    let busy = false;
    for (let round = 0; round < ROUNDS && chosen.length < count; round += 1) {
      const found = (await bestFor(tx, c, { circle, count: count * SPARE, now, except: [...except] })).map(({ personId }) => personId);
      if (found.length === 0) break;
      const thinking = await whoAreThinking(tx, found);
      busy ||= thinking.size > 0;
      chosen.push(...found.filter((id) => !thinking.has(id)).slice(0, count - chosen.length));
      for (const id of found) except.add(id);
    }
    if (chosen.length === 0) return { invited: [], busy };
    const there = new Set((await lockPeople(tx, chosen)).filter(({ closedAt }) => closedAt === null).map(({ id }) => id));
    const [unwilling, thinking] = [new Set(await filterWithdrawn(tx, chosen, 'invite')), await whoAreThinking(tx, chosen)];
    const volunteers = await volunteersOf(tx, chosen, now);
    const free = chosen.filter((id) => there.has(id) && !unwilling.has(id) && !thinking.has(id) && volunteers.has(id));
    return { invited: free.map((id) => ({ id: newId(now), volunteer: volunteers.get(id)! })), busy: busy || thinking.size > 0 };
  }
}

/** Who has an invitation to any order that waits for an answer; sound only under the locks of these people. */
async function whoAreThinking(tx: Tx, ids: readonly Id[]): Promise<ReadonlySet<Id>> {
  const rows = await tx.rows<{ id: Id }>(`SELECT volunteer_id AS id FROM assignment WHERE state = 'OFFERED' AND volunteer_id IN (${marks(ids)})`, ids);
  return new Set(rows.map(({ id }) => id));
}
