import type { StaffRole, StaffSeatRow } from '@supermarket/shared';
import type { CallCode, CallError } from '@/api/call-error';
import type { Words } from '@/api/words';
import type { Moment } from './calendar';
import { dateText } from './time';

export const ROLE_WORDS: Readonly<Record<StaffRole, string>> = {
  dispatcher: '社区派单员', desk: '兑换台', town: '镇街工作人员', city: '市级工作人员',
};

/** What the post may do, for whoever fills it. */
export const ROLE_HINTS: Readonly<Record<StaffRole, string>> = {
  dispatcher: '审核、派单、核实一个村（社区）的单', desk: '在一个站点交付东西、管货架', town: '管一个镇街，安排社区和站点的同事', city: '管全市，安排所有的同事',
};

/** 兑换台 · 恩城街道 东门社区 · 东门站 · 11月23日起 */
export const seatLine = ({ role, areaText, stationName, since }: StaffSeatRow, now: Moment): string =>
  [ROLE_WORDS[role], areaText, stationName, `${dateText(since, now)}起`].filter(Boolean).join(' · ');

const MOBILE = /^1[3-9]\d{9}$/;

/** What is still missing of a mobile number, or undefined. */
export function phoneMissing(phone: string): string | undefined {
  if (phone.length < 11) return `手机号还差 ${11 - phone.length} 位`;
  return MOBILE.test(phone) ? undefined : '手机号再看一遍';
}

/** A refusal on one line, for a form that shows it itself; `own` where a code means something of its own there. */
export function refusalText(error: CallError, own: Partial<Readonly<Record<CallCode, Words>>> = {}): string {
  const { title, detail } = own[error.code] ?? error;
  return detail === undefined ? title : `${title}。${detail}`;
}
