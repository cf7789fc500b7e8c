import { Injectable } from '@nestjs/common';
import type { AgreeTimeBody, Id, OrderView, ProposeTimeBody } from '@supermarket/shared';
import type { Tx } from '../kernel/index.js';
import type { Actor } from '../people/actor.js';
import { lockPeople } from '../people/people.store.js';
import { agreeTime, keepTime, proposeTime } from './another-time.rules.js';
import { liveOf } from './course.rules.js';
import { OrderActs, type Scene } from './order.acts.js';
import { volunteersOf, type VolunteerRow } from './volunteers.store.js';

/** 改时间 once somebody has accepted: one side proposes, the other agrees, or it stays as it was. */
@Injectable()
export class AnotherTimeService {
  constructor(private readonly acts: OrderActs) {}

  propose(actor: Actor, id: Id, body: ProposeTimeBody): Promise<OrderView> {
    return this.acts.upon(actor, id, 'proposeTime', async ({ tx, c, party, now }) => {
      const comes = liveOf(c).some(({ volunteerId }) => volunteerId === actor.personId);
      const me = comes ? (await lockedHelpers(tx, [actor.personId!], now)).get(actor.personId!) : undefined;
      return proposeTime(c, party, body, me ?? null, now);
    });
  }

  agree(actor: Actor, id: Id, body: AgreeTimeBody): Promise<OrderView> {
    return this.acts.upon(actor, id, 'agreeTime', async ({ tx, c, party, now }: Scene) => {
      const helpers = await lockedHelpers(tx, liveOf(c).map(({ volunteerId }) => volunteerId), now);
      return agreeTime(c, party, body, helpers, now);
    });
  }

  keep(actor: Actor, id: Id): Promise<OrderView> {
    return this.acts.upon(actor, id, 'keepTime', ({ c, party, now }) => keepTime(c, party, now));
  }
}

/** Behind the locks of their person rows: two orders of one helper wait for each other. */
async function lockedHelpers(tx: Tx, ids: readonly Id[], now: Date): Promise<ReadonlyMap<Id, VolunteerRow>> {
  await lockPeople(tx, [...new Set(ids)]);
  return volunteersOf(tx, ids, now);
}
