import type { PlaceOrderBody, ReviewBody, Stars, Window } from '@supermarket/shared';
import { addDays, at, dayOf, FakeClock, type Database, type FieldCipher, type UnitOfWork } from '../src/kernel/index.js';
import type { OfficeHours } from '../src/kernel/working-time.js';
import { doorCode } from '../src/orders/door-code.js';
import { OrderActs } from '../src/orders/order.acts.js';
import { ServiceOrder } from '../src/orders/order.entity.js';
import { OrdersService } from '../src/orders/orders.service.js';
import { ordersSettings } from '../src/orders/orders.settings.js';
import { ReviewService } from '../src/orders/review.service.js';
import { TasksService } from '../src/orders/tasks.service.js';
import type { Actor } from '../src/people/actor.js';
import { seatsOf } from '../src/people/people.store.js';
import { areaId } from './areas.js';
import { DEMO_HOME, demoId } from './demo-people.js';
import { demoPoint } from './demo-points.js';
import { seedId } from './seed-id.js';

export interface StoryParts {
  readonly uow: UnitOfWork;
  readonly database: Database;
  readonly cipher: FieldCipher;
  readonly doorKey: Buffer;
  readonly officeHours: OfficeHours;
  /** When the demo begins; the stories lie around it. */
  readonly now: Date;
}

interface Story {
  readonly name: string;
  /** Days before the demo on which it was ordered. */
  readonly daysAgo: number;
  readonly by: string;
  readonly for?: string;
  readonly body: Pick<PlaceOrderBody, 'kind' | 'words'> & Partial<PlaceOrderBody>;
  /** Days after the order and hours of that day, Asia/Shanghai. */
  readonly when: readonly [daysLater: number, fromHour: number, untilHour: number];
  readonly found?: Partial<ReviewBody>;
  /** How far it has come. */
  readonly until: 'placed' | 'open' | 'offered' | 'claimed' | 'served' | 'answered';
  readonly helper?: string;
  readonly minutes?: number;
  readonly chips?: readonly string[];
  readonly answer?: { readonly solved: boolean; readonly stars: Stars | null };
}

/** A community in the middle of its week: something in every queue, and some things done. */
const STORIES: readonly Story[] = [
  { name: 'medicine', daysAgo: 24, by: 'zhang', for: 'chen', body: { kind: 'service', itemId: 'buy-medicine', words: '降压药快吃完了' }, when: [1, 9, 11], until: 'answered', helper: 'wu', minutes: 50, answer: { solved: true, stars: 5 } },
  { name: 'hose', daysAgo: 19, by: 'wu', body: { kind: 'service', itemId: 'fix-tap', words: '水表前的软管旧了' }, when: [2, 14, 17], until: 'answered', helper: 'li', minutes: 55, answer: { solved: true, stars: 4 } },
  { name: 'video', daysAgo: 15, by: 'zhang', for: 'chen', body: { kind: 'service', itemId: 'phone-wechat', words: '想和外孙打视频' }, when: [1, 14, 16], until: 'answered', helper: 'tan', minutes: 60, answer: { solved: true, stars: 5 } },
  { name: 'chair', daysAgo: 12, by: 'feng', body: { kind: 'service', itemId: 'fix-wood', words: '饭堂有张凳子松了' }, when: [1, 14, 17], until: 'open' },
  { name: 'clinic', daysAgo: 9, by: 'zhang', for: 'chen', body: { kind: 'service', itemId: 'care-clinic', words: '到市人民医院复查' }, when: [2, 14, 17], until: 'answered', helper: 'tan', minutes: 150, answer: { solved: true, stars: null } },
  { name: 'drain', daysAgo: 6, by: 'wu', body: { kind: 'service', itemId: 'fix-tap', words: '洗手盆下面渗水' }, when: [1, 14, 17], until: 'answered', helper: 'li', minutes: 40, answer: { solved: true, stars: 4 } },
  { name: 'pension', daysAgo: 2, by: 'zhang', body: { kind: 'service', itemId: 'phone-pension', words: '养老认证总是通不过' }, when: [1, 14, 16], until: 'served', helper: 'tan', minutes: 35 },
  { name: 'tap', daysAgo: 1, by: 'wu', body: { kind: 'service', itemId: 'fix-tap', words: '厨房水龙头关不紧，一直滴水' }, when: [3, 14, 17], until: 'open' },
  { name: 'booking', daysAgo: 1, by: 'feng', body: { kind: 'service', itemId: 'phone-booking', words: '想学会自己挂号' }, when: [4, 14, 16], until: 'open' },
  { name: 'insulin', daysAgo: 1, by: 'zhang', for: 'chen', body: { kind: 'service', itemId: 'buy-pickup', words: '到镇卫生院取药', urgent: true }, when: [2, 9, 11], until: 'open', found: { urgent: true } },
  { name: 'companion', daysAgo: 1, by: 'liang', body: { kind: 'service', itemId: 'buy-errand', words: '帮忙送一份材料到社保窗口' }, when: [3, 14, 17], until: 'offered', helper: 'li' },
  { name: 'walk', daysAgo: 1, by: 'zhang', for: 'chen', body: { kind: 'service', itemId: 'care-walk', words: '想去公园走走' }, when: [3, 9, 11], until: 'claimed', helper: 'wu' },
  { name: 'glasses', daysAgo: 0, by: 'zhang', for: 'chen', body: { kind: 'wish', title: '一副老花镜', words: '300 度，看报纸用' }, when: [7, 9, 17], until: 'placed' },
  { name: 'kitchen', daysAgo: 0, by: 'feng', body: { kind: 'service', itemId: 'fix-appliance', words: '电饭煲不通电' }, when: [2, 14, 17], until: 'placed' },
  { name: 'flowerpot', daysAgo: 0, by: 'liang', body: { kind: 'free', title: '搬两盆花到天台', words: '三楼搬到五楼，没有电梯' }, when: [3, 14, 17], until: 'placed' },
];

/** Plays each story through the ordinary use-cases at its own time. What is there already stays. */
export async function seedOrders({ uow, database, cipher, doorKey, officeHours, now }: StoryParts): Promise<void> {
  const clock = new FakeClock(now);
  const settings = ordersSettings({ doorKey, officeHours });
  const acts = new OrderActs(uow, clock, cipher, settings);
  const orders = new OrdersService(uow, database, clock, cipher, settings, acts);
  const reviews = new ReviewService(acts);
  const tasks = new TasksService(uow, settings, acts);
  const actor = async (key: string): Promise<Actor> => {
    const personId = demoId(key);
    const volunteer = (await database.one('SELECT 1 AS x FROM volunteer WHERE person_id = ?', [personId])) !== null;
    return { personId, sessionId: null, seats: await seatsOf(database, personId), volunteer };
  };

  let played = false;
  for (const [n, story] of STORIES.entries()) {
    const id = seedId(`order/${story.name}`);
    if ((await database.get(ServiceOrder, id)) !== null) continue;
    played = true;
    const [staff, resident] = [await actor('he'), await actor(story.by)];
    const ordered = new Date(Math.min(at(addDays(dayOf(now), -story.daysAgo), 9 * 60).getTime(), now.getTime() - 60_000));
    const window = windowFor(ordered, story.when);

    clock.set(ordered);
    await orders.place(resident, {
      id, window, communityId: areaId(...DEMO_HOME), point: demoPoint(n), address: story.for === 'chen' ? '解放路 12 号 1 楼' : '解放路 12 号 3 楼',
      ...(story.for ? { neighbourId: demoId(story.for) } : {}), ...story.body,
    });
    if (story.until === 'placed') continue;
    clock.set(new Date(Math.min(ordered.getTime() + 50 * 60_000, now.getTime())));
    await reviews.review(staff, id, { decision: 'approve', ...story.found });
    if (story.until === 'open' || !story.helper) continue;
    const helper = await actor(story.helper);
    if (story.until === 'offered') {
      clock.set(now);
      await reviews.offer(staff, id, { personIds: [demoId(story.helper)] });
      continue;
    }
    const part = (await tasks.claim(helper, id, { riskAgreed: true })).mine!.assignmentId;
    if (story.until === 'claimed') continue;
    clock.set(new Date(new Date(window.start).getTime() + 5 * 60_000));
    await tasks.checkIn(helper, part, { code: doorCode(doorKey, id, part, clock.now()) });
    clock.advance({ minutes: story.minutes ?? 45 });
    await tasks.checkOut(helper, part, { chips: [...(story.chips ?? [])], words: '办好了' });
    if (!story.answer) continue;
    clock.advance({ hours: 2 });
    await orders.confirm(resident, id, { ...story.answer, tags: [] });
  }
  // What is long past has been read long ago.
  if (played) await uow.run((tx) => tx.change('UPDATE message SET read_at = ? WHERE read_at IS NULL AND at < ?', [now, at(addDays(dayOf(now), -2), 0)]));
}

function windowFor(ordered: Date, [daysLater, from, until]: Story['when']): Window {
  const day = addDays(dayOf(ordered), daysLater);
  return { start: at(day, from * 60).toISOString(), end: at(day, until * 60).toISOString() };
}
