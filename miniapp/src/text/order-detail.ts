import type { HelperView, OrderState, OrderView, RatingTag, RatingView, TimelineEvent, TimelineStep } from '@supermarket/shared';
import type { TimelineItem } from '@/ui';
import { minutesText } from './amounts';
import type { Moment } from './calendar';
import { ASK_WORDS, comesText, EVENT_WORDS, orderStateText, REJECT_WORDS, whenText } from './orders';
import { clockText, dateText, minutesUntil, momentText, spokenText } from './time';

export interface Headline {
  readonly title: string;
  readonly line: string;
}

type Told = Pick<
  OrderView,
  'status' | 'title' | 'window' | 'dayPart' | 'answerDue' | 'staffWords' | 'rejectReason' | 'askReason' | 'helpers' | 'reopenUntil' | 'rating'
> & Partial<Pick<OrderView, 'timeline'>>;

/** Where it stands, and what happens next and when. */
export function orderHeadline(order: Told, now: Moment, spoken = false): Headline {
  const solved = order.status === 'CLOSED' && order.rating?.solved === true;
  const title = orderStateText(solved ? 'CONFIRMED' : order.status);
  const when = whenText(order.window, order.dayPart, now, spoken);
  if (order.status === 'ACCEPTED') {
    const left = leftText(order, now);
    if (spoken) return { title: comesText(when, true), line: [order.title, left].filter(Boolean).join(' · ') };
    return { title, line: [comesText(when), left].filter(Boolean).join('，') };
  }
  return { title, line: nextLine(order, when, now, spoken) };
}

function leftText({ window, dayPart }: Told, now: Moment): string | undefined {
  const left = minutesUntil(window.start, now);
  return dayPart === null && left > 0 && left < 24 * 60 ? `还有 ${minutesText(left)}` : undefined;
}

function nextLine(order: Told, when: string, now: Moment, spoken: boolean): string {
  const moment = spoken ? spokenText : momentText;
  switch (order.status) {
    case 'SUBMITTED':
      return order.answerDue === null ? '社区 1 个工作日内答复' : `社区${moment(order.answerDue, now)}${spoken ? '' : ' '}前答复`;
    case 'NEEDS_INFO':
      return '补一句，社区就能接着找人';
    case 'REJECTED':
      return order.rejectReason === null ? '可以打电话问社区' : REJECT_WORDS[order.rejectReason];
    case 'OPEN':
    case 'DISPATCHED': {
      const last = order.timeline?.[order.timeline.length - 1];
      return last?.event === 'withdrew' ? `${last.who ?? '志愿者'} 来不了，社区正在赶紧请别人` : `${when}，找到人就告诉您`;
    }
    case 'IN_SERVICE': {
      const there = order.helpers.find(({ checkedInAt }) => checkedInAt !== null);
      return there?.checkedInAt == null ? '志愿者已经到了' : `${there.name} ${moment(there.checkedInAt, now)}到的`;
    }
    case 'PENDING_CONFIRM':
      return '请您看看，事情解决了吗？';
    case 'CONFIRMED':
    case 'CLOSED':
      return order.reopenUntil === null ? '谢谢您告诉我们' : `没办好的话，${dateText(order.reopenUntil, now)}前都可以说`;
    case 'DISPUTED':
      return '社区会联系您，不用您催';
    case 'REOPENED':
      return `${when}，社区正在重新找人`;
    case 'EXPIRED':
      return '怎么办，您来选';
    case 'WINDOW_PASSED':
      return '还没找到人，换个时间再找';
    default:
      return '还要的话，再点一次就行';
  }
}

/** What staff ask, with their own words if they wrote some. */
export const askText = ({ askReason, staffWords }: Pick<OrderView, 'askReason' | 'staffWords'>): string =>
  staffWords ?? ASK_WORDS[askReason ?? 'other'];

const STOPPED: ReadonlySet<string> = new Set(['rejected', 'cancelled', 'withdrew', 'noShow', 'noAnswer', 'windowPassed', 'expired', 'disputed']);
const OVER: ReadonlySet<OrderState> = new Set(['CONFIRMED', 'CLOSED', 'REJECTED', 'CANCELLED']);

const CONFIRM = '您来确认：解决了吗';
const COMING: Partial<Record<OrderState, readonly string[]>> = {
  SUBMITTED: ['社区来看', '志愿者接单', '上门服务', CONFIRM],
  NEEDS_INFO: ['社区来看', '志愿者接单', '上门服务', CONFIRM],
  OPEN: ['志愿者接单', '上门服务', CONFIRM],
  DISPATCHED: ['志愿者接单', '上门服务', CONFIRM],
  REOPENED: ['志愿者接单', '上门服务', CONFIRM],
  EXPIRED: ['您来选：换时间，或者再等等'],
  WINDOW_PASSED: ['换个时间', '志愿者接单', '上门服务', CONFIRM],
  ACCEPTED: ['上门服务', CONFIRM],
  IN_SERVICE: [CONFIRM],
  PENDING_CONFIRM: [CONFIRM],
  DISPUTED: ['社区联系您'],
};

/** What has been, where it stands, and what is still to come. */
export function timelineItems({ timeline, status }: Pick<OrderView, 'timeline' | 'status'>, now: Moment): TimelineItem[] {
  const been = timeline.map((step, at): TimelineItem => ({
    title: stepTitle(step),
    time: momentText(step.at, now),
    note: step.note,
    state: STOPPED.has(step.event) ? 'stopped' : at === timeline.length - 1 && !OVER.has(status) ? 'now' : 'done',
  }));
  return [...been, ...(COMING[status] ?? []).map((title): TimelineItem => ({ title, state: 'todo' }))];
}

/** What somebody did for the household, where the words say 您 else. */
const STOOD_IN: Partial<Record<TimelineEvent, string>> = {
  placed: '代点单', resubmitted: '代为补充了', confirmed: '代为确认解决', disputed: '说还没解决', rated: '代为评价了', cancelled: '代为取消了', rescheduled: '代为换了时间',
  reopened: '说还没好，重新安排', appealed: '请社区再看一次',
};

function stepTitle({ event, who, as }: TimelineStep): string {
  if (who === null) return EVENT_WORDS[event];
  if (as === 'proxy') return STOOD_IN[event] === undefined ? EVENT_WORDS[event] : `${who} ${STOOD_IN[event]}`;
  if (event === 'claimed') return `${who} 已接单`;
  if (event === 'arrived') return `${who} 已上门`;
  if (event === 'finished') return `${who} 做完了`;
  if (event === 'withdrew') return `${who} 来不了，重新找人`;
  return EVENT_WORDS[event];
}

const STARS = ['很不满', '不满意', '一般', '满意', '很满意'] as const;

/** 解决了 · 满意; silence says nothing. */
export function ratingText({ solved, stars }: Pick<RatingView, 'solved' | 'stars'>): string {
  return [solved === null ? '未评价' : solved ? '解决了' : '还没解决', stars !== null && STARS[stars - 1]].filter(Boolean).join(' · ');
}

export const RATING_TAG_WORDS: Readonly<Record<RatingTag, string>> = {
  on_time: '准时', skilled: '手艺好', patient: '有耐心', tidy: '收拾干净', late: '来晚了', hurried: '太匆忙',
};

/** 李** · 今天 15:02–15:47 · 共 45 分钟 */
export function visitText(visit: Pick<HelperView, 'name' | 'checkedInAt' | 'checkedOutAt' | 'minutes'>, now: Moment): string {
  const { name, checkedInAt, checkedOutAt, minutes } = visit;
  const from = checkedInAt !== null && momentText(checkedInAt, now);
  const span = from && checkedOutAt !== null ? `${from}–${clockText(checkedOutAt)}` : from;
  return [name, span, minutes !== null && `共 ${minutesText(minutes)}`].filter(Boolean).join(' · ');
}
