import { Injectable } from '@nestjs/common';
import type { Id, MarkSafeBody, OrderView, SetTownLadderBody, SteerLadderBody, TownLaddersView, TownLadderView } from '@supermarket/shared';
import { covers } from '../areas/scope.rules.js';
import { writeAudit } from '../audit/audit.store.js';
import { Clock, Database, Refusal, UnitOfWork } from '../kernel/index.js';
import { personOf, seatsAs, type Actor } from '../people/actor.js';
import { checkTexts } from '../wechat/text-check.rules.js';
import { keepWaiting, soundSteps, steer, stepsFor } from './ladder.rules.js';
import { keepLadder, laddersOf, stepsOf } from './ladder.store.js';
import { OrderActs } from './order.acts.js';
import type { Action } from './order.machine.js';
import { orderSeats } from './party.rules.js';
import { markSafe } from './visit.rules.js';

const ACTION_OF = { hold: 'holdLadder', resume: 'resumeLadder', skip: 'skipStep', restart: 'restartLadder' } as const satisfies Record<SteerLadderBody['act'], Action>;

/** What people decide about a search, and what a town says about all of its own. */
@Injectable()
export class LadderService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly acts: OrderActs,
  ) {}

  steer(actor: Actor, id: Id, body: SteerLadderBody): Promise<OrderView> {
    checkTexts({ words: body.words });
    return this.acts.upon(actor, id, ACTION_OF[body.act], async ({ tx, c, party, now }) =>
      steer(c, party, body, stepsFor(await stepsOf(tx, c.order.townId), c.order.cell !== null), now),
    );
  }

  keepWaiting(actor: Actor, id: Id): Promise<OrderView> {
    return this.acts.upon(actor, id, 'keepWaiting', ({ c, party, now }) => keepWaiting(c, party, now));
  }

  markSafe(actor: Actor, partId: Id, body: MarkSafeBody): Promise<OrderView> {
    checkTexts({ words: body.words });
    return this.acts.uponPart(actor, partId, 'markSafe', ({ c, part, party }) => markSafe(c, part, party, body));
  }

  /** The ladders of the towns in which the actor is staff; a dispatcher reads that of the own town. */
  async ladders(actor: Actor): Promise<TownLaddersView> {
    const seats = orderSeats(actor);
    const towns = await laddersOf(this.database);
    return { towns: towns.filter(({ townId }) => seats.some((seat) => seat.townId === null || seat.townId === townId)) };
  }

  /** A town's own steps. OUT_OF_SCOPE, NOT_FOUND, BAD_INPUT; LADDER_CHANGED when somebody else was quicker. */
  async setLadder(actor: Actor, townId: Id, body: SetTownLadderBody): Promise<TownLadderView> {
    const seat = seatsAs(actor, 'town', 'city').find((one) => covers([one], { townId, communityId: null }));
    if (!seat) throw new Refusal('OUT_OF_SCOPE');
    const steps = soundSteps(body.steps);
    return this.uow.run(async (tx) => {
      const now = this.clock.now();
      const view = await keepLadder(tx, { townId, steps, was: body.version, by: personOf(actor), now });
      await writeAudit(tx, { actor, seatId: seat.id, action: 'ladder.set', subjectType: 'town', subjectId: townId, areaId: townId, facts: { version: view.version, steps: steps.length }, at: now });
      return view;
    });
  }
}
