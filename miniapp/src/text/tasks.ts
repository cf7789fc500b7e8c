import { SHELF_NAMES, type AssignmentState, type HelperView, type InviteView, type OrderView } from '@supermarket/shared';
import { minutesText } from './amounts';
import { clockText } from './time';

/** A volunteer's own part, as it stands in 我的任务. */
export const TASK_WORDS: Readonly<Record<AssignmentState, string>> = {
  OFFERED: '等您回复', DECLINED: '婉拒了', TIMED_OUT: '邀请过期', SUPERSEDED: '已有人接', ACCEPTED: '已接单',
  WITHDRAWN: '来不了', NO_SHOW: '没去成', EXCUSED: '没做成', CHECKED_IN: '正在服务', CHECKED_OUT: '等对方确认',
  TIME_DISPUTED: '核对时长', VERIFIED: '时长核好了', CREDITED: '记上时长', VOIDED: '没有记',
};

/** Whose task it is to the viewer, and what the page is about. */
export type TaskStage = 'free' | 'coming' | 'serving' | 'served';

const STAGES: Readonly<Record<AssignmentState, TaskStage>> = {
  OFFERED: 'free', DECLINED: 'free', TIMED_OUT: 'free', SUPERSEDED: 'free', WITHDRAWN: 'free', NO_SHOW: 'free', EXCUSED: 'free',
  ACCEPTED: 'coming', CHECKED_IN: 'serving',
  CHECKED_OUT: 'served', TIME_DISPUTED: 'served', VERIFIED: 'served', CREDITED: 'served', VOIDED: 'served',
};

export const taskStage = ({ mine }: Pick<OrderView, 'mine'>): TaskStage => (mine === null ? 'free' : STAGES[mine.state]);

/** A visit of theirs has come to its end. */
export const hasHelped = ({ state }: Pick<HelperView, 'state'>): boolean => STAGES[state] === 'served';

/** What became of one's own part, in a sentence; null while it is still to be done. */
export function outcomeText({ state, minutes, needsOwnTime }: Pick<HelperView, 'state' | 'minutes' | 'needsOwnTime'>): string | null {
  const long = minutes === null ? '' : minutesText(minutes);
  switch (state) {
    case 'CHECKED_OUT':
      return needsOwnTime ? '这次到点自动签退了，请告诉我们做了多久。' : `记了 ${long}，等对方确认。`;
    case 'TIME_DISPUTED':
      return '时长交给社区核对了，核好就会记上。';
    case 'VERIFIED':
      return `核好了，${long}，正在记上。`;
    case 'CREDITED':
      return `${long}已经记上，谢谢您。`;
    case 'VOIDED':
      return '这一次没有记时长。';
    case 'WITHDRAWN':
      return '您说过来不了，没关系。';
    case 'NO_SHOW':
      return '这次没去成，社区另外请人了。';
    case 'EXCUSED':
      return '情况社区知道了，不影响您。';
    case 'DECLINED':
      return '您这次婉拒了，没关系。';
    case 'TIMED_OUT':
      return '邀请过期了。没关系，不影响您。';
    case 'SUPERSEDED':
      return '已经有人接了，谢谢您。';
    default:
      return null;
  }
}

/** What was between them and a task that they may take after all: nobody is reproached, and nobody wonders whether it went through. */
export function againText({ mine, actions }: Pick<OrderView, 'mine' | 'actions'>): string | null {
  if (mine === null || !actions.includes('claim')) return null;
  switch (mine.state) {
    case 'WITHDRAWN':
      return '您说过来不了，对方已经知道。又有空了，还可以接。';
    case 'DECLINED':
      return '您婉拒过，没关系。又有空了，还可以接。';
    case 'TIMED_OUT':
      return '上次的邀请过期了，没关系，还可以接。';
    default:
      return null;
  }
}

/** 居家维修 · 为 70 多岁老人 · 别人代点 */
export function taskSubtitle({ shelf, requester }: Pick<OrderView, 'shelf' | 'requester'>): string {
  const { ageBand, byProxy } = requester;
  return [shelf && SHELF_NAMES[shelf], ageBand && `为 ${ageBand}老人`, byProxy && '别人代点'].filter(Boolean).join(' · ');
}

/** 周四 8:30–11:30 · 帮 70 多岁老人 */
export const inviteLine = ({ ageBand }: InviteView, when: string): string =>
  [when, ageBand && `帮 ${ageBand}老人`].filter(Boolean).join(' · ');

const MINUTE = 60_000;
/** The server's timer: so long after the planned end. */
const AUTO_OUT_MINUTES = 120;

/** 17:00 会自动签退: two hours after the agreed end, or after the usual length for who came late. */
export function autoOutText({ window, minutes }: Pick<OrderView, 'window' | 'minutes'>, checkedInAt: string): string {
  const planned = Math.max(Date.parse(window.end), Date.parse(checkedInAt) + minutes * MINUTE);
  return `${clockText(planned + AUTO_OUT_MINUTES * MINUTE)} 会自动签退`;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** 00:23:41 since then. */
export function runningText(since: string, now: number): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
