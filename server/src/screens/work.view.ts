import type { DayPart, HoldReason, OrderKind, OrderState, Queue, RecordState, Shelf, WorkRow } from '@supermarket/shared';
import { instant } from '../kernel/index.js';
import { windowOfRow } from '../orders/orders.queries.js';

/** An order as the queues read it. */
export interface RawWorkOrder {
  readonly id: string;
  readonly title: string;
  readonly shelf: Shelf | null;
  readonly kind: OrderKind;
  readonly status: OrderState;
  readonly urgent: number;
  readonly byStaff: number;
  readonly byProxy: number;
  readonly seats: number;
  readonly seatsTaken: number;
  readonly place: string;
  readonly windowStart: string;
  readonly windowEnd: string;
  readonly dayPart: DayPart | null;
  readonly offers: number;
  readonly stuckAtDoor: number;
  readonly alarms: number;
  readonly reviewDue: string | null;
  readonly dispatchDue: string | null;
  readonly verifyDue: string | null;
}

/** Why an order waits, in a few words: 家属代点 · 还没邀请人 · 等 2 人回复. */
export function orderNote(order: RawWorkOrder, queue: Queue): string {
  const { status, byStaff, byProxy, seats, seatsTaken, offers, stuckAtDoor, alarms } = order;
  if (queue === 'verify') return alarms > 0 ? '请马上打电话看看' : status === 'DISPUTED' ? '说没解决' : stuckAtDoor > 0 ? '等您确认到场' : '用时要核实';
  if (queue === 'review') return byStaff ? '电话点单' : byProxy ? '家属代点' : '本人点单';
  if (offers > 0) return `等 ${offers} 人回复`;
  if (status === 'REOPENED') return '没解决，再来一次';
  if (status === 'OPEN') return seatsTaken > 0 ? `还差 ${seats - seatsTaken} 人` : '还没邀请人';
  return NOTES[status] ?? '';
}

const NOTES: Partial<Record<OrderState, string>> = {
  NEEDS_INFO: '等对方补充', ACCEPTED: '有人接了', IN_SERVICE: '正在服务', PENDING_CONFIRM: '等对方确认', CONFIRMED: '已确认',
  WINDOW_PASSED: '那时没约到人，等对方改时间', EXPIRED: '都问过了，没人能做', CANCELLED: '已取消', REJECTED: '没有受理', CLOSED: '已办结',
};

/** The queue to which an order belongs by its state, for the list of all. */
export const queueOf = (status: OrderState): Queue =>
  status === 'SUBMITTED' || status === 'NEEDS_INFO' || status === 'REJECTED' ? 'review'
    : status === 'PENDING_CONFIRM' || status === 'DISPUTED' || status === 'CONFIRMED' || status === 'CLOSED' ? 'verify'
      : 'dispatch';

/** An order past its review with words or pictures to look at first. */
export const toLookRow = (order: RawWorkOrder, due: string): WorkRow => ({
  ...orderRow(order, 'review'), note: '先看一眼文字或图片', dueAt: instant(due).toISOString(),
});

export function orderRow(order: RawWorkOrder, queue: Queue): WorkRow {
  const due = { review: order.reviewDue, dispatch: order.dispatchDue, verify: order.verifyDue, redeem: null }[queue];
  return {
    subject: 'order',
    id: order.id,
    queue,
    title: order.title,
    shelf: order.shelf,
    kind: order.kind,
    status: order.status,
    note: orderNote(order, queue),
    place: order.place,
    window: windowOfRow(order),
    dayPart: order.dayPart,
    dueAt: due && instant(due).toISOString(),
    urgent: order.urgent === 1,
  };
}

const HELD_NOTES: Record<HoldReason, string> = {
  unsolved: '没解决，积分先放着', low_rating: '评价低，积分先放着', time_disputed: '用时有出入', short_attendance: '用时比预计短很多', late_rating: '后来评价低，积分先放着',
};
const RECORD_NOTES: Partial<Record<RecordState, string>> = {
  PENDING_TOWN: '一天超过 8 小时，要镇街核实', PENDING_COUNTY: '一天超过 12 小时，要市里核实', PENDING_PROOF: '补录的时长，要核实',
};

export interface RawWorkRecord {
  readonly id: string;
  readonly activity: string;
  readonly place: string;
  readonly state: RecordState;
  readonly held: HoldReason | null;
  readonly dueAt: string;
}

const NOTHING = { shelf: null, kind: null, status: null, window: null, dayPart: null, urgent: false } as const;

export function recordRow({ id, activity, place, state, held, dueAt }: RawWorkRecord): WorkRow {
  const note = held ? HELD_NOTES[held] : (RECORD_NOTES[state] ?? '要核实');
  return { ...NOTHING, subject: 'record', id, queue: 'verify', title: activity, note, place, dueAt: instant(dueAt).toISOString() };
}

export interface RawWorkVoucher {
  readonly id: string;
  readonly gift: string;
  readonly station: string;
  readonly endsAt: string;
}

export function voucherRow({ id, gift, station, endsAt }: RawWorkVoucher): WorkRow {
  return { ...NOTHING, subject: 'redemption', id, queue: 'redeem', title: gift, note: '等着来取', place: station, dueAt: instant(endsAt).toISOString() };
}
