import type { AskReason, FeedbackKind, MessageKind, RejectReason } from '@supermarket/shared';
import { dayOf, minuteOfDay, weekdayOf } from '../kernel/shanghai.js';
import type { MessageFacts } from './message.entity.js';

/** What is known at the moment of reading; everything may be gone by then. */
export interface Known {
  /** The order's title, the gift's name, the activity of a record. */
  readonly what: string | null;
  /** 李**: who comes, or is meant by the facts. */
  readonly who: string | null;
  /** Where a gift is fetched. */
  readonly where: string | null;
  readonly facts: MessageFacts;
}

export interface Words {
  readonly title: string;
  readonly text: string;
}

/** The words of a message. They are made when it is read or rung, so that nothing is kept of them. */
export function wordsOf(kind: MessageKind, known: Known): Words {
  const [title, text] = WORDS[kind](saying(known));
  return { title, text };
}

interface Said {
  readonly what: string;
  readonly who: string;
  readonly where: string;
  /** 11月24日（周二）15:00–16:00, or an empty text. */
  readonly when: string;
  fact(name: string): string;
  count(name: string): number;
}

function saying({ what, who, where, facts }: Known): Said {
  const fact = (name: string): string => String(facts[name] ?? '');
  return {
    what: what ? `“${what}”` : '这件事', who: who ?? '志愿者', where: where ?? '站点', when: spanOf(fact('start'), fact('end')),
    fact, count: (name) => Number(facts[name] ?? 0),
  };
}

type Maker = (said: Said) => readonly [title: string, text: string];

const WORDS: Readonly<Record<MessageKind, Maker>> = {
  taken: ({ what, who, when }) => ['有人接单了', `${what}，${who} ${when}来。到时候把开门码告诉志愿者。`],
  helper_lost: ({ what, who, fact }) =>
    fact('reason') === 'noShow' ? ['还没等到人', `${what}，${who} 没有按时到。已经在另外找人，找到马上告诉您。`] : ['接单的人来不了', `${what}，${who} 临时来不了。正在加急找别人，找到马上告诉您。`],
  arrived: ({ what, who }) => ['志愿者到了', `${who} 已经上门，开始办${what}。`],
  door_unanswered: ({ what, who }) => ['敲门没有人应', `${who} 来办${what}，没见到人。要另外约时间，点开看看。`],
  please_confirm: ({ what }) => ['事情解决了吗？', `${what}做完了。点开说一声，解决没解决都可以说。`],
  goes_on: ({ what, who, when }) => ['还要再来一次', `${what}还没做完，${who} ${when}再来。`],
  asked: ({ what, fact }) => ['社区想问一句', `${what}：${ASK[fact('reason') as AskReason] ?? ASK.other}。回答了就接着办。`],
  rejected: ({ what, fact }) => ['这件事志愿者做不了', `${what}：${REJECT[fact('reason') as RejectReason] ?? '原因在单子里'}。点开看该找谁，不同意可以申诉一次。`],
  window_passed: ({ what }) => ['那个时间没约到人', `${what}，要不要换个时间？不办了也请说一声。`],
  cancelled_for_you: ({ what, fact }) =>
    fact('reason') === 'gaveUp' ? ['订单先取消了', `${what}一直没等到您的回答，先取消了。还要办，随时再点。`] : ['订单取消了', `${what}由社区取消了。不是您的意思，请打社区电话。`],
  dispute_settled: ({ what }) => ['社区核实过了', `${what}有结果了，点开看看。`],
  widened: ({ what, fact }) => ['在更大的范围找人', `${what}，已经问到${LEVELS[fact('level')] ?? '更多的人'}。`],
  nobody: ({ what, fact }) => ['暂时没人能做', `${what}：${GAPS[fact('reason')] ?? '问了一圈，还没有合适的人'}。点开看还有什么办法。`],
  time_proposed: ({ what, when }) => ['想换个时间', `${what}，想改到${when}。行不行，点开说一声。`],
  time_changed: ({ what, when }) => ['说好换了时间', `${what}改到${when}。`],
  time_kept: ({ what, when }) => ['还是原来的时间', `${what}，时间不变：${when}。`],
  invited: ({ what, when, fact }) => ['想请您帮个忙', `${what}，${when}。${fact('until') ? `${momentOf(fact('until'))}前回一声就行，` : ''}不方便可以婉拒。`],
  invite_over: ({ what, fact }) => ['不用再等了，谢谢您', `${what}${fact('reason') === 'filled' ? '已经有人去了' : '这次不用请人了'}，不用回复。`],
  task_cancelled: ({ what, when, fact }) =>
    fact('reason') === 'rescheduled' ? ['原来的时间不用去了', `${what}换了时间，${when}不用去。谢谢您。`] : ['这件事不用去了', `${what}（${when}）取消了，请别跑空。谢谢您。`],
  missed: ({ what, when }) => ['没看到您签到', `${what}（${when}）。去了请告诉社区补上；没去成也说一声，不要紧。`],
  own_time: ({ what }) => ['请补一下用时', `${what}没有签退。实际用了多久，点开写一下。`],
  hours_credited: ({ what, count, fact }) => ['时长记上了', `${what}，${minutesOf(count('minutes'))}${count('points') > 0 ? `，积分加 ${count('points')}` : ''}。${fact('thanks') === 'yes' ? '对方很满意，谢谢您。' : '谢谢您。'}`],
  hours_question: ({ what }) => ['时长在核对', `${what}的时长，社区还要看一下。有结果就告诉您。`],
  hours_refused: ({ what }) => ['时长有改动', `${what}的时长，社区核对后没有记上或改了。点开看原因，不同意可以提出来。`],
  thanks: ({ what }) => ['对方谢谢您', `${what}，对方很满意。`],
  answered: ({ fact }) => ['社区答复了', `${FEEDBACK[fact('about') as FeedbackKind] ?? '您写的'}有答复了，点开看看。`],
  gift_expiring: ({ what, where, fact }) => ['礼品还没领', `${what}，请在${momentOf(fact('until'))}前到${where}领。过了时间，积分退回给您。`],
  gift_returned: ({ what, fact }) => ['积分退回来了', `${what}${fact('reason') === 'expired' ? '没有领' : '这次领不了'}，积分已经退回给您。`],
  points_expiring: ({ count, fact }) => ['有积分快到期', `${count('points')} 积分到${dayWords(fact('day'))}为止，先到期的会先用。`],
  digest: ({ fact, count }) => [
    fact('part') === 'afternoon' ? '下午等您办的' : '今天等您办的',
    DIGEST.filter(([name]) => count(name) > 0).map(([name, label]) => `${label} ${count(name)}`).join(' · '),
  ],
  overdue: ({ what, who, when }) => ['上门超时，请马上联系', `${what}，${who} 约在${when}，到现在没有签退。`],
};

/** What the digest counts, in the order in which it is told. */
export const DIGEST = [
  ['late', '已经超时'], ['review', '待审核'], ['dispatch', '待派单'], ['verify', '待核实'], ['redeem', '待兑换'], ['feedback', '待答复'], ['calls', '待打电话'],
] as const;

const ASK: Readonly<Record<AskReason, string>> = { what: '要做什么', where: '到哪里', when: '什么时候', who: '帮谁办', other: '还有一点没清楚' };
const REJECT: Readonly<Record<RejectReason, string>> = {
  paid_work: '要请专门的师傅', government_duty: '归政府部门办', not_safe: '不安全', cannot_reach: '电话一直联系不上您', duplicate: '同一件事已经点过单',
  not_a_need: '不是要人帮忙的事',
};
const LEVELS: Readonly<Record<string, string>> = { grid: '本网格', village: '本村（社区）', town: '全镇街', partner: '结对单位', community: '本社区', nearby: '附近的社区', partners: '全市的志愿者和结对单位' };
const GAPS: Readonly<Record<string, string>> = { skill: '会这门手艺的人现在没有空', time: '这个时间没有人有空', place: '附近暂时没有人', nobody: '问了一圈，还没有合适的人' };
const FEEDBACK: Readonly<Record<FeedbackKind, string>> = { question: '您问的事', suggestion: '您提的建议', complaint: '您的投诉', appeal: '您的申诉' };

const DAYS = ['一', '二', '三', '四', '五', '六', '日'];
const two = (n: number): string => String(n).padStart(2, '0');
const clock = (at: Date): string => `${Math.floor(minuteOfDay(at) / 60)}:${two(minuteOfDay(at) % 60)}`;
const date = (at: Date): string => `${dayWords(dayOf(at))}（周${DAYS[weekdayOf(at) - 1]}）`;

/** 11月24日 */
function dayWords(day: string): string {
  const [, month, of] = day.split('-').map(Number);
  return month && of ? `${month}月${of}日` : '';
}

function moment(text: string): Date | null {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** 11月24日（周二）15:00 */
export function momentOf(text: string): string {
  const at = moment(text);
  return at ? `${date(at)}${clock(at)}` : '';
}

function spanOf(start: string, end: string): string {
  const [from, to] = [moment(start), moment(end)];
  if (!from) return '';
  if (!to) return momentOf(start);
  return dayOf(from) === dayOf(to) ? `${date(from)}${clock(from)}–${clock(to)}` : `${date(from)}–${date(to)}`;
}

/** 1 小时 30 分钟 */
function minutesOf(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} 小时` : '', rest > 0 || hours === 0 ? `${rest} 分钟` : ''].filter(Boolean).join(' ');
}
