import type { Queue, QueueCount, WorkRow } from '@supermarket/shared';
import type { Moment } from './calendar';
import { daysUntil } from './time';

export const QUEUE_NAMES: Readonly<Record<Queue, string>> = {
  review: '待审核', dispatch: '待派单', verify: '待核实', redeem: '待兑换',
};

/** 今天有 22 件要办 */
export function benchTitle(queues: readonly QueueCount[]): string {
  const all = queues.reduce((sum, { count }) => sum + count, 0);
  return all === 0 ? '现在没有要办的' : `现在有 ${all} 件要办`;
}

/** What stands under a queue's number: a clock where it presses, quiet words where it does not. */
export function queueHint({ queue, count, dueAt, late }: QueueCount, now: Moment): { clock: boolean; text: string } {
  if (count === 0) return { clock: false, text: '都办完了' };
  if (dueAt === null) return { clock: false, text: '没有时限' };
  if (late > 1) return { clock: false, text: `${late} 件超时` };
  const days = daysUntil(dueAt, now);
  if (queue === 'redeem') return { clock: false, text: days <= 0 ? '最早的今天到期' : `最早的 ${days} 天后到期` };
  return late === 1 || days < 2 ? { clock: true, text: '' } : { clock: false, text: `最近的 ${days} 天内办` };
}

/** 待派单 · 还没邀请人 */
export const workNote = ({ queue, note }: Pick<WorkRow, 'queue' | 'note'>): string => `${QUEUE_NAMES[queue]} · ${note}`;
