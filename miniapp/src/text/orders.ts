import type {
  AskReason, CancelReason, FamilyRelation, OrderRow, OrderState, RejectReason, Shelf, TimelineEvent, Window, DayPart,
} from '@supermarket/shared';
import type { Moment } from './calendar';
import { momentText, spokenWindowText, windowText } from './time';

interface StateWords {
  /** 已接单 */
  readonly status: string;
  /** 上门服务 */
  readonly next?: string;
}

/** What the state is called, and what comes next: every status says both. */
const STATES: Readonly<Record<OrderState, StateWords>> = {
  SUBMITTED: { status: '已收到', next: '社区来看' },
  NEEDS_INFO: { status: '要补一句', next: '请您补充' },
  REJECTED: { status: '志愿者做不了' },
  OPEN: { status: '正在找人', next: '志愿者接单' },
  DISPATCHED: { status: '正在请人', next: '等志愿者回复' },
  ACCEPTED: { status: '已接单', next: '上门服务' },
  IN_SERVICE: { status: '正在服务', next: '您来确认' },
  PENDING_CONFIRM: { status: '已做完', next: '您来确认' },
  CONFIRMED: { status: '已办好' },
  DISPUTED: { status: '还没解决', next: '社区来联系您' },
  REOPENED: { status: '重新安排', next: '社区找人' },
  WINDOW_PASSED: { status: '没约到人', next: '换个时间' },
  EXPIRED: { status: '暂时没人能做', next: '您来选' },
  CANCELLED: { status: '已取消' },
  CLOSED: { status: '已结束' },
};

export const orderStateText = (status: OrderState): string => STATES[status].status;

/** Shorter still, as one says it across the table. */
const SPOKEN: Partial<Record<OrderState, StateWords>> = {
  ACCEPTED: { status: '有人接了', next: '上门来帮' },
  IN_SERVICE: { status: '人到了', next: '您来确认' },
  PENDING_CONFIRM: { status: '做完了', next: '您来确认' },
  CONFIRMED: { status: '办好了' },
};

/** As the bar under an order's card needs it; the bar is full once it is confirmed. */
export function stepWords({ status, step }: Pick<OrderRow, 'status' | 'step'>, spoken = false): StateWords & { readonly now: number } {
  return { now: step === 5 ? 6 : step, ...((spoken && SPOKEN[status]) || STATES[status]) };
}

/** Within an hour: its beginning says enough on a card. */
const HOUR_MS = 3_600_000;

type Coming = Pick<OrderRow, 'status' | 'helper' | 'window' | 'dayPart' | 'forWhom'> & Partial<Pick<OrderRow, 'forFamily'>>;

/** What the elder is to the relative, as one says it at home. */
export const FAMILY_RELATION_WORDS: Readonly<Record<FamilyRelation, string>> = {
  mother: '妈妈', father: '爸爸', grandmother: '奶奶外婆', grandfather: '爷爷外公', spouse: '爱人', elder: '长辈',
};

/** 李** 今天 15:00–16:00 上门, 帮陈** · 明天下午, 代妈妈陈** · 明天下午; spoken for long sight. */
export function orderLine(order: Coming, now: Moment, spoken = false): string {
  const line = comingText(order, now, spoken);
  if (order.forFamily) return `代${FAMILY_RELATION_WORDS[order.forFamily]}${order.forWhom ?? ''} · ${line}`;
  return order.forWhom === null ? line : `帮${order.forWhom} · ${line}`;
}

function comingText({ status, helper, window, dayPart }: Coming, now: Moment, spoken: boolean): string {
  if (helper !== null && status === 'IN_SERVICE') return `${helper} 已经到了`;
  if (helper !== null && status === 'PENDING_CONFIRM') return `${helper} 做完了，请您看看`;
  const soon = !spoken && dayPart === null && Date.parse(window.end) - Date.parse(window.start) <= HOUR_MS;
  const when = soon ? momentText(window.start, now) : whenText(window, dayPart, now, spoken);
  return helper === null || status !== 'ACCEPTED' ? when : `${helper} ${comesText(when, spoken)}`;
}

/** 明天下午上门, 今天 15:00–16:00 上门, 今天下午 3 点来 */
export const comesText = (when: string, spoken = false): string => (spoken ? `${when}来` : `${when}${/\d$/.test(when) ? ' ' : ''}上门`);

export const whenText = (window: Window, dayPart: DayPart | null, now: Moment, spoken = false): string =>
  spoken ? spokenWindowText(window, now, dayPart) : windowText(window, now, dayPart);

/** 微心愿 and free words stand on no shelf of their own: they get the jar with the star. */
export const shelfDrawing = (shelf: Shelf | null): Shelf => shelf ?? 'wish';

/** As one says it at home, for the large tiles of long sight. */
export const SPOKEN_SHELVES: Readonly<Record<Shelf, string>> = {
  buy: '买药', fix: '修东西', care: '陪看病', study: '辅导功课', hair: '理发', phone: '学手机', talk: '调解', wish: '微心愿',
};

export const CANCEL_WORDS: Readonly<Record<CancelReason, string>> = {
  solved_otherwise: '已经有人帮了', not_needed: '不需要了', wrong_time: '时间不合适', other: '别的原因',
};

export const REJECT_WORDS: Readonly<Record<RejectReason, string>> = {
  paid_work: '这件事要请专门的师傅，志愿者不能代替',
  government_duty: '这件事归政府部门办',
  not_safe: '这件事不安全，志愿者不能做',
  cannot_reach: '电话一直联系不上您',
  duplicate: '同一件事已经点过单',
  not_a_need: '这不是要人帮忙的事',
};

export const ASK_WORDS: Readonly<Record<AskReason, string>> = {
  what: '想请您说清楚：要做什么',
  where: '想请您说清楚：到哪里',
  when: '想请您说清楚：什么时候',
  who: '想请您说清楚：帮谁办',
  other: '还想问您一句',
};

export const EVENT_WORDS: Readonly<Record<TimelineEvent, string>> = {
  placed: '点单', asked: '社区想问一句', resubmitted: '您补充了', approved: '社区看过了', rejected: '志愿者做不了',
  opened: '开始找人', offered: '已经去请志愿者', claimed: '有人接单', withdrew: '志愿者来不了，重新找人', rescheduled: '换了时间', timeProposed: '想换个时间', timeAgreed: '有人同意换时间', timeChanged: '说好换了时间', timeKept: '还是原来的时间',
  windowPassed: '那个时间没约到人', arrived: '已上门', noAnswer: '到了，没人应门', noShow: '没有来，重新找人',
  excused: '情况问清楚了', finished: '做完了', continued: '还要再来一次', confirmed: '您确认解决', silent: '7 天没有答复，先收起来',
  disputed: '您说还没解决', reopened: '重新安排', settled: '社区核实过了', timeSettled: '用时核对好了', rated: '您评价了',
  cancelled: '已取消', closed: '已结束', appealed: '您请社区再看一次', readmitted: '申诉成立，重新受理',
  widened: '多问了一些人', expired: '都问过了，暂时没人能做', keptWaiting: '您说继续等', ladderHeld: '先停一停，不自动扩大', ladderResumed: '接着找',
  ladderRestarted: '从头再找', foundSafe: '打过电话，平安',
};
