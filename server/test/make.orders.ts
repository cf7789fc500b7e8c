import type { OrderView, PlaceOrderBody, ReviewBody } from '@supermarket/shared';
import { seedCatalog } from '../seeds/catalog.js';
import { seedLadders } from '../seeds/ladders.js';
import { JobHandlers } from '../src/jobs/job-handlers.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { LadderInvites } from '../src/matching/ladder.invites.js';
import { LadderService } from '../src/orders/ladder.service.js';
import { newId } from '../src/kernel/index.js';
import { AnotherTimeService } from '../src/orders/another-time.service.js';
import type { Assignment } from '../src/orders/assignment.entity.js';
import { doorCode } from '../src/orders/door-code.js';
import { HandedService } from '../src/orders/handed.service.js';
import { OrderActs } from '../src/orders/order.acts.js';
import { OrderTimers } from '../src/orders/order.timers.js';
import { OrdersQueries } from '../src/orders/orders.queries.js';
import { CheckInService } from '../src/orders/check-in.service.js';
import { LookThroughService } from '../src/orders/look-through.service.js';
import { OrdersService } from '../src/orders/orders.service.js';
import { ordersSettings } from '../src/orders/orders.settings.js';
import { loadCase, type OrderCase } from '../src/orders/orders.store.js';
import { PaperSlipService } from '../src/orders/paper-slip.service.js';
import { ReviewService } from '../src/orders/review.service.js';
import { TasksService } from '../src/orders/tasks.service.js';
import type { Actor } from '../src/people/actor.js';
import type { Engine } from './engines.js';
import { HOME, MakePeople } from './make.people.js';

const officeHours = [{ from: 8 * 60 + 30, to: 12 * 60 }, { from: 14 * 60 + 30, to: 17 * 60 + 30 }] as const;

class HandlersAfter extends JobHandlers {
  constructor(private readonly before: () => void) {
    super();
  }

  override of(kind: string): ReturnType<JobHandlers['of']> {
    const handler = super.of(kind);
    return (payload) => {
      this.before();
      return handler(payload);
    };
  }
}

/** Builders of orders through the real use-cases; they answer ids. Call `menu` once before. */
export class MakeOrders {
  readonly people: MakePeople;
  readonly settings = ordersSettings({ doorKey: Buffer.alloc(32, 7), officeHours });

  constructor(readonly engine: Engine) {
    this.people = new MakePeople(engine);
  }

  get acts(): OrderActs {
    return new OrderActs(this.engine.uow, this.engine.clock, this.engine.cipher, this.settings);
  }
  get orders(): OrdersService {
    return new OrdersService(this.engine.uow, this.engine.database, this.engine.clock, this.engine.cipher, this.settings, this.acts);
  }
  get tasks(): TasksService {
    return new TasksService(this.engine.uow, this.settings, this.acts);
  }
  get anotherTime(): AnotherTimeService {
    return new AnotherTimeService(this.acts);
  }
  get handed(): HandedService {
    return this.handedWith(new JobHandlers());
  }
  private handedWith(handlers: JobHandlers): HandedService {
    return new HandedService(this.engine.uow, this.engine.cipher, this.settings, this.acts, handlers);
  }
  get slips(): PaperSlipService {
    return new PaperSlipService(this.engine.uow, this.engine.cipher, this.settings, this.acts);
  }
  get lookThrough(): LookThroughService {
    return new LookThroughService(this.engine.uow, this.acts);
  }
  get checkIns(): CheckInService {
    return new CheckInService(this.engine.uow, this.engine.database, this.engine.clock, this.settings, this.acts);
  }
  get reviews(): ReviewService {
    return new ReviewService(this.acts);
  }
  get queries(): OrdersQueries {
    return new OrdersQueries(this.engine.database, this.engine.clock);
  }

  /** Areas, the menu, and staff of the home community; answers the dispatcher. */
  async setUp(): Promise<Actor> {
    await this.people.areas();
    await this.engine.uow.run((tx) => seedCatalog(tx));
    return this.people.actor(await this.people.staff('dispatcher', HOME.communityId));
  }

  /** Runs every timer that is due now. */
  runTimers(): Promise<number> {
    return this.runner().runDue();
  }

  /** A process of its own that runs timers; `before` happens before each of them. */
  runner(before: () => void = () => {}): JobRunner {
    const handlers = new HandlersAfter(before);
    new OrderTimers(handlers, this.engine.uow, this.acts, this.orders).onModuleInit();
    this.handedWith(handlers).onModuleInit();
    new LadderInvites(handlers, this.engine.uow, this.acts).onModuleInit();
    return new JobRunner(this.engine.uow, this.engine.clock, handlers);
  }

  get ladder(): LadderService {
    return new LadderService(this.engine.uow, this.engine.database, this.engine.clock, this.acts);
  }

  /** Every town gets the usual steps. */
  async ladders(): Promise<void> {
    await this.engine.uow.run((tx) => seedLadders(tx, this.engine.clock.now()));
  }

  /** In so many hours, for one hour. */
  window(inHours = 24, length = 1): { start: string; end: string } {
    const start = this.engine.clock.now().getTime() + inHours * 3_600_000;
    return { start: new Date(start).toISOString(), end: new Date(start + length * 3_600_000).toISOString() };
  }

  body(patch: Partial<PlaceOrderBody> = {}): PlaceOrderBody {
    return {
      id: newId(this.engine.clock.now()), kind: 'service', itemId: 'buy-medicine', words: '降压药吃完了', window: this.window(), communityId: HOME.communityId,
      address: '解放路 8 号 302', ...patch,
    };
  }

  /** Somebody's order that waits for review. */
  async placed(requesterId: string, patch: Partial<PlaceOrderBody> = {}): Promise<string> {
    return (await this.orders.place(await this.people.actor(requesterId), this.body(patch))).id;
  }

  /** Approved and in the hall. */
  async openOrder(staff: Actor, patch: Partial<PlaceOrderBody> = {}, found: Partial<ReviewBody> = {}, requesterId?: string): Promise<string> {
    const id = await this.placed(requesterId ?? (await this.people.person()), patch);
    await this.reviews.review(staff, id, { decision: 'approve', ...found });
    return id;
  }

  /** Claimed by a volunteer; answers the order and the part. */
  async claimed(staff: Actor, volunteerId: string, patch: Partial<PlaceOrderBody> = {}, requesterId?: string, found: Partial<ReviewBody> = {}): Promise<{ id: string; part: string }> {
    const id = await this.openOrder(staff, patch, found, requesterId);
    const view = await this.tasks.claim(await this.people.actor(volunteerId), id, { riskAgreed: true });
    return { id, part: view.mine!.assignmentId };
  }

  /** Checked in at the start of the window. */
  async arrived(staff: Actor, volunteerId: string, patch: Partial<PlaceOrderBody> = {}, requesterId?: string, found: Partial<ReviewBody> = {}): Promise<{ id: string; part: string }> {
    const made = await this.claimed(staff, volunteerId, patch, requesterId, found);
    const { order } = await this.caseOf(made.id);
    if (this.engine.clock.now() < order.windowStart) this.engine.clock.set(order.windowStart);
    await this.tasks.checkIn(await this.people.actor(volunteerId), made.part, { code: this.code(made.id, made.part) });
    return made;
  }

  /** Served for so many minutes, and waiting for the resident. */
  async served(staff: Actor, volunteerId: string, minutes: number, patch: Partial<PlaceOrderBody> = {}, requesterId?: string, found: Partial<ReviewBody> = {}): Promise<{ id: string; part: string }> {
    const made = await this.arrived(staff, volunteerId, patch, requesterId, found);
    this.engine.clock.advance({ minutes });
    await this.tasks.checkOut(await this.people.actor(volunteerId), made.part, { chips: [], words: '办好了' });
    return made;
  }

  code(orderId: string, partId: string, at: Date = this.engine.clock.now()): string {
    return doorCode(this.settings.doorKey, orderId, partId, at);
  }

  caseOf(id: string): Promise<OrderCase> {
    return loadCase(this.engine.database, id);
  }

  async part(orderId: string, partId: string): Promise<Assignment> {
    return (await this.caseOf(orderId)).assignments.find(({ id }) => id === partId)!;
  }

  async view(actor: Actor, id: string): Promise<OrderView> {
    return this.orders.show(actor, id);
  }

  /** The steps of an order as they were written. */
  async history(orderId: string): Promise<string[]> {
    const rows = await this.engine.database.rows<{ event: string }>('SELECT event FROM order_history WHERE order_id = ? ORDER BY id', [orderId]);
    return rows.map(({ event }) => event);
  }
}
