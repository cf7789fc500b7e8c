import { doorCode } from '../src/orders/door-code.js';
import { FakeClock } from '../src/kernel/index.js';
import { OrderActs } from '../src/orders/order.acts.js';
import { OrdersService } from '../src/orders/orders.service.js';
import { ReviewService } from '../src/orders/review.service.js';
import { TasksService } from '../src/orders/tasks.service.js';
import type { Make, Someone } from './make.js';
import { inParallel } from './pool.js';

const MINUTE = 60_000;
/** How long the helpers were there: enough for points. */
const SERVED = 30;
/** Since they began: no timer of the running servers is due yet, neither the window's end nor a helper who does not come. */
const SINCE = 40;

export interface FinishedOrder {
  readonly id: string;
  readonly requester: Someone;
  readonly helper: Someone;
}

/** Orders that were served within the last hour and wait for the resident's answer, which pays the helper. */
export async function finishedOrders(make: Make, count: number): Promise<FinishedOrder[]> {
  const dispatcher = await make.actor(await make.staff('dispatcher'));
  const requesters = await make.people(Math.ceil(count / 5));
  const helpers = await make.volunteers(count);
  const orders = helpers.map((helper, i) => ({ id: make.orderBody().id, requester: requesters[Math.floor(i / 5)]!, helper }));
  await inParallel(orders, 8, async ({ id, requester, helper }) => {
    const clock = new FakeClock(new Date(Date.now() - SINCE * MINUTE));
    const { uow, database } = make.open;
    const acts = new OrderActs(uow, clock, make.cipher, make.settings);
    const tasks = new TasksService(uow, make.settings, acts);
    const window = { start: clock.now().toISOString(), end: new Date(clock.now().getTime() + 2 * SERVED * MINUTE).toISOString() };
    await new OrdersService(uow, database, clock, make.cipher, make.settings, acts).place(await make.actor(requester), make.orderBody({ id, window }));
    await new ReviewService(acts).review(dispatcher, id, { decision: 'approve', minutes: SERVED, seats: 1 });
    const actor = await make.actor(helper);
    const part = (await tasks.claim(actor, id, { riskAgreed: true })).mine!.assignmentId;
    await tasks.checkIn(actor, part, { code: doorCode(make.settings.doorKey, id, part, clock.now()) });
    clock.advance({ minutes: SERVED });
    await tasks.checkOut(actor, part, { chips: [] });
  });
  return orders;
}
