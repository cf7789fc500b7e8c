import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WITHDRAWN } from '../consent/purposes.store.js';
import { RECORD_DECIDED } from '../hours/hours.store.js';
import { ServiceRecord } from '../hours/service-record.entity.js';
import { JobHandlers } from '../jobs/job-handlers.js';
import { UnitOfWork } from '../kernel/index.js';
import { SYSTEM } from '../people/actor.js';
import { silence } from './confirm.rules.js';
import { OrderActs, type PartScene, type Scene } from './order.acts.js';
import type { Change } from './order.facts.js';
import type { SystemAction } from './order.machine.js';
import { close, erase, giveUp, passWindow } from './order.rules.js';
import { timeOutOffer } from './offer.rules.js';
import { OrdersService } from './orders.service.js';
import { lockCase, orderOfPart, setPartState } from './orders.store.js';
import { partStateOf } from './records.store.js';
import { climb, stepsFor } from './ladder.rules.js';
import { onceMore, stepsOf } from './ladder.store.js';
import type { TimerKind } from './timers.rules.js';
import { alone, autoCheckOut, noShow, overdue } from './visit.rules.js';

const UPON_ORDER: Partial<Record<SystemAction, (scene: Scene) => Change | null | Promise<Change | null>>> = {
  passWindow: ({ c, party, now }) => passWindow(c, party, now),
  silence: ({ c, party, now }) => silence(c, party, now),
  giveUp: ({ c, party, now }) => giveUp(c, party, now),
  close: ({ c, party, now }) => close(c, party, now),
  erase: ({ c, party, now }) => erase(c, party, now),
  climb: climbed,
};

const UPON_PART: Partial<Record<SystemAction, (scene: PartScene) => Change | null>> = {
  timeOutOffer: ({ c, part, party, now }) => timeOutOffer(c, part, party, now),
  noShow: ({ c, part, party, now }) => noShow(c, part, party, now),
  overdue: ({ c, part, party, now }) => overdue(c, part, party, now),
  alone: ({ c, part, party, now }) => alone(c, part, party, now),
  autoCheckOut: ({ c, part, party, now }) => autoCheckOut(c, part, party, now),
};

/** A step is over. Where the clock was set back after the row was taken, another row waits for the moment. */
async function climbed({ tx, c, party, now }: Scene): Promise<Change | null> {
  const { id, townId, cell, ladderDue } = c.order;
  if (ladderDue !== null && now < ladderDue) await onceMore(tx, 'order.climb', id, ladderDue, now);
  return climb(c, party, stepsFor(await stepsOf(tx, townId), cell !== null), now);
}

/** Timers call the same rules as people do, as the system; each looks at its condition again. */
@Injectable()
export class OrderTimers implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly uow: UnitOfWork,
    private readonly acts: OrderActs,
    private readonly orders: OrdersService,
  ) {}

  onModuleInit(): void {
    for (const [action, decide] of Object.entries(UPON_ORDER) as [SystemAction, (typeof UPON_ORDER)[SystemAction] & object][]) {
      this.handlers.on(`order.${action}` satisfies `order.${string}` as TimerKind, ({ id }) => this.acts.byTimer(SYSTEM, String(id), action, decide));
    }
    for (const [action, decide] of Object.entries(UPON_PART) as [SystemAction, (scene: PartScene) => Change | null][]) {
      this.handlers.on(`order.${action}` satisfies `order.${string}` as TimerKind, ({ id }) => this.acts.byPartTimer(SYSTEM, String(id), action, decide));
    }
    this.handlers.on(WITHDRAWN.location, ({ id }) => this.orders.forgetPoints(String(id)));
    this.handlers.on(RECORD_DECIDED, ({ assignmentId }) => this.followRecord(String(assignmentId)));
  }

  /** Staff decided about a record in the hours: its part says so too. */
  private async followRecord(assignmentId: string): Promise<void> {
    await this.uow.run(async (tx) => {
      await lockCase(tx, await orderOfPart(tx, assignmentId));
      const [record] = await tx.find(ServiceRecord, 'assignment_id = ?', [assignmentId]);
      if (record && record.state !== 'DRAFT') await setPartState(tx, assignmentId, partStateOf(record.state));
    });
  }
}
