import { newId } from '../../../src/kernel/index.js';
import type { Earlier } from '../../earlier.js';
import type { People } from './people.js';
import type { Tale, Texts } from './texts.js';
import type { Moment } from './visibility.js';

const DAY = 24;

/** Orders that were done a day ago, ended a month ago, and ended more than a year ago; before any server runs. */
export async function tellPast(earlier: Earlier, texts: Texts, people: People): Promise<Tale[]> {
  const tales = [
    await tell(earlier, texts, people, 'erased', 380 * DAY),
    await tell(earlier, texts, people, 'hidden', 31 * DAY),
    await tell(earlier, texts, people, 'day after', 27),
  ];
  earlier.hoursAgo(0);
  await earlier.runTimers();
  return tales;
}

async function tell(earlier: Earlier, texts: Texts, { requester, claimant, dispatcher }: People, moment: Moment, hours: number): Promise<Tale> {
  const { orders, reviews, tasks, clock } = earlier;
  const [asks, helps, staff] = [await earlier.actor(requester), await earlier.actor(claimant), await earlier.actor(dispatcher)];
  earlier.hoursAgo(hours);
  const tale: Tale = { id: newId(clock.now()), tag: `order that is ${moment}`, moment, asker: 'requester' };
  const result = texts.of(tale, 'result');
  await orders.place(asks, texts.order(earlier, tale, 'free', { window: earlier.window(0.5, 60) }));
  await reviews.review(staff, tale.id, { decision: 'approve', minutes: 30, words: texts.said(`staff's words on the ${tale.tag}`, result.filter((viewer) => viewer !== 'claimant')) });
  const part = (await tasks.claim(helps, tale.id, { riskAgreed: true })).mine!.assignmentId;
  clock.advance({ minutes: 40 });
  await tasks.checkIn(helps, part, { code: earlier.doorCode(tale.id, part) });
  clock.advance({ minutes: 20 });
  await tasks.checkOut(helps, part, { chips: [], words: texts.said(`result of the ${tale.tag}`, moment === 'hidden' ? [...result, 'claimant'] : result) });
  await orders.confirm(asks, tale.id, { solved: true, stars: moment === 'day after' ? null : 5, tags: [], words: texts.said(`answer to the ${tale.tag}`, result) });
  await earlier.runTimers();
  return tale;
}
