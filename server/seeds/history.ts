import type { Level } from '@supermarket/shared';
import { dueAfter, recordDay } from '../src/hours/hours.rules.js';
import { credit } from '../src/hours/hours.store.js';
import { ServiceRecord } from '../src/hours/service-record.entity.js';
import { at, addDays, dayOf, type Tx } from '../src/kernel/index.js';
import { areaId } from './areas.js';
import { DEMO_HOME, demoId } from './demo-people.js';
import { seedId } from './seed-id.js';

interface Past {
  readonly who: string;
  readonly daysAgo: number;
  readonly activity: string;
  readonly content: string;
  readonly minutes: number;
  readonly level: Level;
}

/** What some of the demo's volunteers did before the demo begins, so that there are points to spend. */
const PAST: readonly Past[] = [
  { who: 'li', daysAgo: 396, activity: '老旧小区水电检修日', content: '查了 14 户的水管和插座', minutes: 420, level: 2 },
  { who: 'li', daysAgo: 201, activity: '东门社区站值班', content: '接待和登记', minutes: 240, level: 1 },
  { who: 'li', daysAgo: 146, activity: '台风前查排水', content: '清了三处沟口', minutes: 300, level: 2 },
  { who: 'li', daysAgo: 88, activity: '长者饭堂换水管', content: '换软管两根，试水不漏', minutes: 150, level: 2 },
  { who: 'li', daysAgo: 34, activity: '开学前修桌椅', content: '拧紧 40 套', minutes: 360, level: 2 },
  { who: 'li', daysAgo: 11, activity: '东门社区站值班', content: '接待和登记', minutes: 180, level: 1 },
  { who: 'tan', daysAgo: 63, activity: '手机课堂', content: '教 9 位老人打视频', minutes: 180, level: 2 },
  { who: 'tan', daysAgo: 20, activity: '陪同体检', content: '陪 3 位老人到镇卫生院', minutes: 270, level: 2 },
  { who: 'wu', daysAgo: 45, activity: '包饺子送长者', content: '送了 26 份', minutes: 240, level: 1 },
];

/** Credits and pays each by the ordinary way. What is there already stays. */
export async function seedHistory(tx: Tx, now: Date): Promise<void> {
  for (const { who, daysAgo, activity, content, minutes, level } of PAST) {
    const startedAt = at(addDays(dayOf(now), -daysAgo), 8 * 60 + 30);
    const endedAt = new Date(startedAt.getTime() + minutes * 60_000);
    const record: ServiceRecord = {
      id: seedId(`record/${who}/${daysAgo}`),
      assignmentId: null,
      orderId: null,
      personId: demoId(who),
      requesterId: null,
      proxyId: null,
      communityId: areaId(...DEMO_HOME),
      townId: areaId(DEMO_HOME[0]),
      activity,
      placeText: DEMO_HOME.join(' '),
      content,
      unit: DEMO_HOME[1],
      inChargeId: demoId('he'),
      startedAt,
      endedAt,
      day: recordDay(endedAt),
      plannedMinutes: minutes,
      minutes,
      level,
      kind: 'CHECKED',
      state: 'CREDITED',
      held: null,
      bearsPoints: true,
      stars: null,
      evaluatedAt: null,
      revision: 1,
      dueAt: dueAfter(endedAt),
      creditedAt: endedAt,
      decidedBy: null,
      decidedAt: null,
      decidedWords: null,
    };
    if (await tx.insertIfAbsent(ServiceRecord, record)) await credit(tx, record, endedAt);
  }
}
