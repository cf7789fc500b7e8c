import type { AwardReason, HourEntry, LedgerEntry } from '@supermarket/shared';
import { minutesText, signedText } from './amounts';
import { wallClock, type Moment } from './calendar';
import { clockText, dateText, dayText } from './time';

/** A line of 积分流水 or 时长流水 as LedgerRow shows it. */
interface StatementRow {
  readonly title: string;
  readonly when: string;
  readonly amount: string;
  readonly state: 'settled' | 'waiting' | 'frozen' | 'returned' | 'expired';
  readonly stateText: string;
}

/** Today with its time, other days without: 今天 15:47, 11月21日. */
function shortWhen(moment: Moment, now: Moment): string {
  const isToday = wallClock(moment).dayNo === wallClock(now).dayNo;
  return isToday ? `${dayText(moment, now)} ${clockText(moment)}` : dateText(moment, now);
}

const joined = (...parts: readonly (string | false | null)[]): string => parts.filter(Boolean).join(' · ');

function ledgerState({ state, waitsFor, points }: LedgerEntry): Pick<StatementRow, 'state' | 'stateText'> {
  switch (state) {
    case 'posted':
      return { state: 'settled', stateText: '已入账' };
    case 'spent':
      return { state: 'settled', stateText: '已领取' };
    case 'waiting':
      return { state: 'waiting', stateText: waitsFor === 'staff' ? '等社区核实' : '等对方确认' };
    case 'held':
      return { state: 'frozen', stateText: '先冻结，领取后扣' };
    case 'returned':
      return { state: 'returned', stateText: points > 0 ? '退回入账' : '已退回' };
    case 'expired':
      return { state: 'expired', stateText: '已到期' };
    case 'reversed':
      return { state: 'returned', stateText: '已更正' };
  }
}

export function pointsRow(entry: LedgerEntry, now: Moment): StatementRow {
  const { title, at, points, minutes, station } = entry;
  return {
    title,
    when: joined(shortWhen(at, now), minutes !== null && `服务 ${minutesText(minutes)}`, station),
    amount: signedText(points),
    ...ledgerState(entry),
  };
}

const HOUR_STATES: Readonly<Record<HourEntry['state'], Pick<StatementRow, 'state' | 'stateText'>>> = {
  DRAFT: { state: 'waiting', stateText: '等对方确认' },
  PENDING_PROOF: { state: 'waiting', stateText: '等镇街看凭据' },
  PENDING_TOWN: { state: 'waiting', stateText: '等镇街核实' },
  PENDING_COUNTY: { state: 'waiting', stateText: '等市里核实' },
  CREDITED: { state: 'settled', stateText: '已入账' },
  REFUSED: { state: 'returned', stateText: '没有记入' },
  VOIDED: { state: 'returned', stateText: '已更正' },
};

/** Hours are counted in hours and minutes, never in points. */
export function hoursRow({ activity, day, minutes, place, kind, state }: HourEntry, now: Moment): StatementRow {
  const counts = state !== 'REFUSED' && state !== 'VOIDED';
  return {
    title: activity,
    when: joined(wallClock(day).dayNo === wallClock(now).dayNo ? '今天' : dateText(day, now), place, kind === 'HONOUR' && '补记，不算积分'),
    amount: `${counts ? '+' : ''}${minutesText(minutes)}`,
    ...HOUR_STATES[state],
  };
}

/** How an award came about, step by step, so that anybody can check it. */
export function awardSteps({ minutes, ratePerHour, coefficient, ruleVersion }: AwardReason, points: number): string[] {
  const units = Math.floor(minutes / 6);
  const perUnit = ratePerHour / 10;
  const factor = coefficient / 100;
  const product = (units * ratePerHour * coefficient) / 1000;
  const isWhole = Number.isInteger(product);
  return [
    `服务 ${minutesText(minutes)}，每 6 分钟算 1 份，共 ${units} 份`,
    `每份 ${perUnit} 分（每小时 ${ratePerHour} 分）`,
    `这类服务的系数是 ${factor}`,
    `${units} × ${perUnit} × ${factor} = ${product}${isWhole ? '' : '，零头不算'}，是 ${Math.abs(points)} 分`,
    `按积分规则第 ${ruleVersion} 版`,
  ];
}

/** What a line without an award means, in a sentence. */
export function entryWords({ state, waitsFor, points }: LedgerEntry): string {
  switch (state) {
    case 'waiting':
      return waitsFor === 'staff' ? '社区核实后入账。现在的分数是估的。' : '对方确认后入账。现在的分数是估的。';
    case 'held':
      return '东西还没领，先冻结着。领取后扣，取消或过期就退回。';
    case 'spent':
      return '东西已经领走，积分扣了。';
    case 'returned':
      return points > 0 ? '没有换成，冻结的积分回来了。' : '没有换成，积分已经退回。';
    case 'expired':
      return '过了使用期限。换东西时总是先用快到期的。';
    case 'reversed':
      return '服务记录更正了，多算的积分退了回去。有疑问请打社区电话。';
    case 'posted':
      return '已经入账，可以用了。';
  }
}
