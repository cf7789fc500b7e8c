import type { PlaceOrderBody } from '@supermarket/shared';
import { newId } from '../../../src/kernel/index.js';
import type { Actor } from '../../../src/people/actor.js';
import type { Earlier } from '../../earlier.js';
import type { Someone } from '../../make.js';

/** How far an order has come when the requests begin. */
const STAGES = [
  'placed', 'asked', 'rejected', 'open', 'offered', 'claimed', 'expected', 'nobody home', 'at work', 'forgotten', 'done', 'time disputed', 'disputed', 'confirmed', 'badly rated', 'reopened', 'cancelled',
] as const;
type Stage = (typeof STAGES)[number];

/** Hours before now at which the story of an order begins, where it is not now. */
const BEGAN: Partial<Record<Stage, number>> = {
  expected: 1, 'nobody home': 3, 'at work': 1, forgotten: 6, done: 3, 'time disputed': 3, disputed: 3, confirmed: 30, 'badly rated': 30, reopened: 4,
};

const KINDS: readonly Partial<PlaceOrderBody>[] = [{}, { kind: 'free', title: '换个灯泡' }, { kind: 'wish', title: '想要一个轮椅' }];

/** Orders in every stage, each with a requester and a helper of its own, by the use-cases themselves. */
export async function makeStages(earlier: Earlier, dispatcher: Actor, ofEach: number): Promise<void> {
  const stories = STAGES.flatMap((stage) => Array.from({ length: ofEach }, (_, i) => ({ stage, i })));
  earlier.hoursAgo(40);
  const requesters = await earlier.people(stories.length);
  const helpers = await earlier.volunteers(stories.length);
  // One after the other: they share a clock.
  for (const [n, { stage, i }] of stories.entries()) await play(earlier, stage, i, { dispatcher, requester: requesters[n]!, helper: helpers[n]! });
}

interface Roles {
  readonly dispatcher: Actor;
  readonly requester: Someone;
  readonly helper: Someone;
}

async function play(earlier: Earlier, stage: Stage, i: number, roles: Roles): Promise<void> {
  const { orders, reviews, tasks, clock } = earlier;
  const [requester, helper] = [await earlier.actor(roles.requester), await earlier.actor(roles.helper)];
  const began = BEGAN[stage];
  earlier.hoursAgo(began ?? 0);
  const id = newId(clock.now());
  const body = earlier.orderBody({ id, window: earlier.window(began ? 0.75 : 24 + i, 60), ...KINDS[i % KINDS.length], point: { lat: 22.18, lng: 112.3, datum: 'gcj02' } });
  await orders.place(requester, body);
  if (stage === 'placed') return;
  if (stage === 'asked') return void (await reviews.review(roles.dispatcher, id, { decision: 'ask', ask: 'what' }));
  if (stage === 'rejected') return void (await reviews.review(roles.dispatcher, id, { decision: 'reject', reject: 'not_a_need', words: '我们做不了' }));
  if (stage === 'cancelled') return void (await orders.cancel(requester, id, { reason: 'not_needed' }));
  await reviews.review(roles.dispatcher, id, { decision: 'approve', minutes: 30 });
  if (stage === 'open') return;
  if (stage === 'offered') return void (await reviews.offer(roles.dispatcher, id, { personIds: [roles.helper.id] }));
  const part = (await tasks.claim(helper, id, { riskAgreed: true })).mine!.assignmentId;
  if (stage === 'claimed') return;
  clock.advance({ minutes: 50 });
  if (stage === 'expected') return;
  if (stage === 'nobody home') return void (await tasks.noAnswer(helper, part, { words: '敲了十分钟' }));
  await tasks.checkIn(helper, part, { code: earlier.doorCode(id, part) });
  if (stage === 'at work') return;
  if (stage === 'forgotten') {
    earlier.hoursAgo(0);
    return void (await earlier.runTimers());
  }
  clock.advance({ minutes: 25 });
  await tasks.checkOut(helper, part, { chips: [], words: '办好了' });
  if (stage === 'done') return;
  if (stage === 'time disputed') return void (await tasks.disputeTime(helper, part, { minutes: 90, words: '等了很久' }));
  if (stage === 'disputed') return void (await orders.confirm(requester, id, { solved: false, stars: null, tags: [], words: '没办好' }));
  await orders.confirm(requester, id, { solved: true, stars: stage === 'badly rated' ? 1 : null, tags: [] });
  if (stage === 'reopened') await orders.reopen(requester, id, { words: '又坏了', window: earlier.window(26) });
}
