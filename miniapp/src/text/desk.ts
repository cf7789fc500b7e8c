import { PLAN_ORDERS } from '@supermarket/shared';
import type {
  AssignmentState, HelperView, HoldReason, HourKind, Level, LookReason, MovementKind, OrderKind, Queue, QueueCount, RecordState, Risk, TimelineEvent,
  WorkRow,
} from '@supermarket/shared';
import { minutesText } from './amounts';
import type { Moment } from './calendar';
import { EVENT_WORDS } from './orders';
import { clockText, daysUntil } from './time';

export const QUEUE_NAMES: Readonly<Record<Queue, string>> = {
  review: '待审核', dispatch: '待派单', verify: '待核实', redeem: '待兑换',
};

/** 今天有 22 件要办 */
export function benchTitle(queues: readonly QueueCount[]): string {
  const all = queues.reduce((sum, { count }) => sum + count, 0);
  return all === 0 ? '现在没有要办的' : `现在有 ${all} 件要办`;
}

/** 6 件等人; a plan holds no more than so many. */
export const toPlanText = (toPlan: number): string => `${toPlan} ${toPlan === PLAN_ORDERS ? '多' : ''}件等人`;

/** What stands under a queue's number: a clock where it presses, quiet words where it does not. */
export function queueHint({ queue, count, dueAt, late }: QueueCount, now: Moment): { clock: boolean; text: string } {
  if (count === 0) return { clock: false, text: '都办完了' };
  if (dueAt === null) return { clock: false, text: '没有时限' };
  if (late > 1) return { clock: false, text: `${late} 件超时` };
  const days = daysUntil(dueAt, now);
  if (queue === 'redeem') return { clock: false, text: days <= 0 ? '有的今天到期' : `${days} 天后有的到期` };
  return late === 1 || days < 2 ? { clock: true, text: '' } : { clock: false, text: `最近的 ${days} 天内办` };
}

/** 待派单 · 还没邀请人 */
export const workNote = ({ queue, note }: Pick<WorkRow, 'queue' | 'note'>): string => `${QUEUE_NAMES[queue]} · ${note}`;

/** As colleagues say it, where the resident's words would speak to the wrong person. */
const STAFF_EVENTS: Partial<Readonly<Record<TimelineEvent, string>>> = {
  asked: '请对方补充', resubmitted: '对方补充了', approved: '审核通过', rejected: '没有受理', confirmed: '对方确认解决',
  disputed: '对方说还没解决', rated: '对方评价了', appealed: '对方申诉了',
};
export const staffEventText = (event: TimelineEvent): string => STAFF_EVENTS[event] ?? EVENT_WORDS[event];

export const LOOK_WORDS: Readonly<Record<LookReason, string>> = {
  check_facts: '核对情况', arrange_visit: '安排上门', call_back: '打电话回访', complaint: '处理投诉',
};

export const RISK_WORDS: Readonly<Record<Risk, string>> = { low: '一般', medium: '要留神', high: '有危险' };
export const LEVEL_WORDS: Readonly<Record<Level, string>> = { 1: '普通', 2: '要手艺', 3: '较重或夜间' };

const KIND_WORDS: Readonly<Record<OrderKind, string>> = { service: '服务货架', free: '自己写的', wish: '微心愿', voice: '说出来的' };
export const orderKindText = (kind: OrderKind): string => KIND_WORDS[kind];

export const ASSIGNMENT_WORDS: Readonly<Record<AssignmentState, string>> = {
  OFFERED: '等回复', DECLINED: '这次婉拒', TIMED_OUT: '邀请过期', SUPERSEDED: '不用去了', ACCEPTED: '接了', WITHDRAWN: '来不了',
  NO_SHOW: '没有来', EXCUSED: '没来，有原因', CHECKED_IN: '正在服务', CHECKED_OUT: '做完了', TIME_DISPUTED: '用时有出入',
  VERIFIED: '核实了', CREDITED: '已记时长', VOIDED: '不作数',
};

/** 签到 09:02 · 签退 10:10 · 68 分钟 */
export function helperTimes({ checkedInAt, checkedOutAt, minutes }: HelperView): string {
  return [
    checkedInAt && `签到 ${clockText(checkedInAt)}`,
    checkedOutAt && `签退 ${clockText(checkedOutAt)}`,
    minutes !== null && minutesText(minutes),
  ].filter(Boolean).join(' · ');
}

export const RECORD_WORDS: Readonly<Record<RecordState, string>> = {
  DRAFT: '还没做完', PENDING_PROOF: '等核实', PENDING_TOWN: '等镇街核实', PENDING_COUNTY: '等市里核实', CREDITED: '已记时长', REFUSED: '没有记', VOIDED: '不作数',
};

/** Why the points wait although the hours stand. */
export const HELD_WORDS: Readonly<Record<HoldReason, string>> = {
  unsolved: '对方说没解决，积分先放着。', low_rating: '对方评价低，积分先放着。', time_disputed: '双方说的用时不一样，积分先放着。',
  short_attendance: '用时比预计短很多，积分先放着。', late_rating: '后来评价低，积分先放着。',
};

export const HOUR_KIND_WORDS: Readonly<Record<HourKind, string>> = { CHECKED: '签到签退', HONOUR: '事后补录，不计积分' };

export const MOVEMENT_WORDS: Readonly<Record<MovementKind, string>> = {
  in: '进货', count: '盘点', write_off: '报损', reserve: '有人换了', unreserve: '退回货架', hand_over: '交付',
};
