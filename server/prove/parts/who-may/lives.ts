import { SYSTEM, type Actor } from '../../../src/people/actor.js';
import { proposeTime } from '../../../src/orders/another-time.rules.js';
import { claim } from '../../../src/orders/claim.rules.js';
import { confirm, reopen } from '../../../src/orders/confirm.rules.js';
import { offer } from '../../../src/orders/offer.rules.js';
import type { PartScene } from '../../../src/orders/order.acts.js';
import type { Change } from '../../../src/orders/order.facts.js';
import type { Action } from '../../../src/orders/order.machine.js';
import { ServiceOrder } from '../../../src/orders/order.entity.js';
import { OrdersService } from '../../../src/orders/orders.service.js';
import { partyOfPart } from '../../../src/orders/party.rules.js';
import { review } from '../../../src/orders/review.rules.js';
import { disputeTime } from '../../../src/orders/time.rules.js';
import { autoCheckOut, checkOut, confirmArrival } from '../../../src/orders/visit.rules.js';
import { volunteersOf } from '../../../src/orders/volunteers.store.js';
import { newId, type Tx } from '../../../src/kernel/index.js';
import type { HOME, Make, Someone } from '../../make.js';
import type { OrderSort, PartSort } from './sorts.js';

/** An order that has come so far, and who is in it. */
export interface Life {
  readonly orderId: string;
  readonly partId: string | null;
  readonly requester: Someone;
  readonly helper: Someone | null;
}

export interface Born {
  readonly sort: OrderSort | PartSort;
  readonly requester: Someone;
  /** Who is invited or comes, where somebody does. */
  readonly helper: Someone;
  readonly place: typeof HOME;
}

type Hands = 'clerk' | 'requester' | 'helper' | 'timer';
interface Step {
  readonly by: Hands;
  readonly action: Action;
  readonly decide: (scene: PartScene, helper: Someone) => Change | null | Promise<Change | null>;
}

const HOUR = 3_600_000;
/** Such a visit began so long ago that its timer has ended it. */
const LONG_AGO = 6 * HOUR;
const TWO_DAYS = 48 * HOUR;

const said = { solved: true, stars: null, tags: [] };
const volunteer = async ({ tx, now }: PartScene, { id }: Someone): Promise<Parameters<typeof claim>[2]> => (await volunteersOf(tx, [id], now)).get(id)!;

/** What happens in an order's life, as rules decide it. */
const STEPS = {
  ask: { by: 'clerk', action: 'askInfo', decide: ({ c, party, now }) => review(c, party, { decision: 'ask', ask: 'when' }, now) },
  approve: { by: 'clerk', action: 'approve', decide: ({ c, party, now }) => review(c, party, { decision: 'approve' }, now) },
  offer: {
    by: 'clerk', action: 'offer',
    decide: async (scene, helper) => offer(scene.c, scene.party, [{ id: newId(scene.now), volunteer: await volunteer(scene, helper) }], scene.now),
  },
  claim: {
    by: 'helper', action: 'claim',
    decide: async (scene, helper) => claim(scene.c, scene.party, await volunteer(scene, helper), { riskAgreed: true }, newId(scene.now), scene.now),
  },
  arrive: { by: 'clerk', action: 'confirmArrival', decide: ({ c, part, party, now }) => confirmArrival(c, part, party, { words: '电话里确认到了' }, now) },
  propose: {
    by: 'helper', action: 'proposeTime',
    decide: async (scene, helper) => proposeTime(scene.c, scene.party, { window: windowFrom(new Date(scene.now.getTime() + TWO_DAYS)) }, await volunteer(scene, helper), scene.now),
  },
  leave: { by: 'helper', action: 'checkOut', decide: ({ c, part, party, now }) => checkOut(c, part, party, { chips: [] }, now, now) },
  timeout: { by: 'timer', action: 'autoCheckOut', decide: ({ c, part, party, now }) => autoCheckOut(c, part, party, now) },
  contest: { by: 'helper', action: 'disputeTime', decide: ({ c, part, party }) => disputeTime(c, part, party, { minutes: 90, words: '做了一个半小时' }) },
  confirm: { by: 'requester', action: 'confirm', decide: ({ c, party, now }) => confirm(c, party, { ...said }, now) },
  deny: { by: 'requester', action: 'confirm', decide: ({ c, party, now }) => confirm(c, party, { ...said, solved: false }, now) },
  reopen: {
    by: 'requester', action: 'reopen',
    decide: ({ c, party, now }) => reopen(c, party, { words: '还在漏', window: windowFrom(now) }, now),
  },
} as const satisfies Readonly<Record<string, Step>>;

const TAKEN = ['approve', 'claim'] as const;
const SERVED = [...TAKEN, 'arrive', 'leave'] as const;
const COURSES: { readonly [S in OrderSort | PartSort]: readonly (keyof typeof STEPS)[] } = {
  sent: [], asked: ['ask'], open: ['approve'], taken: TAKEN, finished: SERVED, confirmed: [...SERVED, 'confirm'], disputed: [...SERVED, 'deny'],
  reopened: [...SERVED, 'confirm', 'reopen'],
  invitation: ['approve', 'offer'], task: TAKEN, proposed: [...TAKEN, 'propose'], visit: [...TAKEN, 'arrive'], served: SERVED, proxied: SERVED, forgotten: [...TAKEN, 'arrive', 'timeout'],
  contested: [...SERVED, 'contest'],
};

/** An hour ago until in four hours: begun, so that nobody is too early, and wide, so that nobody is late. */
const windowFrom = (then: Date, hours = 5): { start: string; end: string } => ({
  start: then.toISOString(),
  end: new Date(then.getTime() + hours * HOUR).toISOString(),
});

/** Lets orders live by the product's own rules and stores; each life is one transaction after the order was sent. */
export class Lives {
  constructor(
    private readonly make: Make,
    /** Staff of everywhere. */
    private readonly clerk: Someone,
  ) {}

  async live({ sort, requester, helper, place }: Born): Promise<Life> {
    const { make } = this;
    const forgotten = sort === 'forgotten';
    const sent = new Date(make.clock.now().getTime() - (forgotten ? LONG_AGO : HOUR));
    const body = make.orderBody({ communityId: place.communityId, window: windowFrom(sent, forgotten ? 1 : 5) });
    const service = new OrdersService(make.open.uow, make.open.database, { now: () => sent }, make.cipher, make.settings, make.acts);
    await service.place(await make.actor(requester), body);
    const actors: Readonly<Record<Hands, Actor>> = {
      clerk: await make.actor(this.clerk), requester: await make.actor(requester), helper: await make.actor(helper), timer: SYSTEM,
    };
    await make.open.uow.run(async (tx) => {
      if (sort === 'proxied') await tx.update(ServiceOrder, { creatorId: this.clerk.id }, 'id = ?', [body.id]);
      for (const name of COURSES[sort]) await this.#step(tx, body.id, STEPS[name], actors, helper, forgotten && name !== 'timeout' ? sent : make.clock.now());
    });
    const part = await make.open.database.one<{ id: string }>('SELECT id FROM assignment WHERE order_id = ?', [body.id]);
    return { orderId: body.id, partId: part?.id ?? null, requester, helper: part ? helper : null };
  }

  async #step(tx: Tx, orderId: string, { by, action, decide }: Step, actors: Readonly<Record<Hands, Actor>>, helper: Someone, now: Date): Promise<void> {
    const { acts } = this.make;
    const actor = actors[by];
    const whole = { ...(await acts.scene(tx, actor, orderId)), now };
    const [part] = whole.c.assignments;
    const scene = part ? { ...whole, part, party: partyOfPart(whole.party, part) } : (whole as PartScene);
    const decided = await decide(scene, helper);
    if (decided === null) throw new Error(`${action}: nothing to do in order ${orderId}`);
    await acts.write(scene, actor, action, decided);
  }
}
