import type { PaperSlipView } from '@supermarket/shared';
import { wallClock } from './calendar';
import { dayPartText, spokenClockText, weekdayText } from './time';

/** Paper does not know what day it is read on: 11月24日（周二）下午 3 点到 4 点半. */
export function slipWhen({ window, dayPart }: Pick<PaperSlipView, 'window' | 'dayPart'>): string {
  const { start, end } = window;
  const from = wallClock(start);
  const to = wallClock(end);
  const day = `${from.month}月${from.day}日（${weekdayText(start)}）`;
  if (dayPart) return `${day}${dayPartText(dayPart)}`;
  const until = from.dayNo === to.dayNo ? spokenClockText(end) : `${to.month}月${to.day}日${spokenClockText(end)}`;
  return `${day}${spokenClockText(start)}到${until}`;
}

export interface SlipLine {
  readonly label: string;
  readonly text: string;
}

/** 办什么, 时间, 谁来, 社区, 电话. What is not known yet stands on no line; the pen has room for it below. */
export function slipLines({ title, window, dayPart, placeText, hotline, helpers }: Pick<PaperSlipView, 'title' | 'window' | 'dayPart' | 'placeText' | 'hotline' | 'helpers'>): SlipLine[] {
  const who = helpers.map(({ name, partyTag }) => `${name}${partyTag ? '（党员）' : ''}`).join('、');
  return [
    { label: '办什么', text: title },
    { label: '时间', text: slipWhen({ window, dayPart }) },
    { label: '谁来', text: who === '' ? '还在找人' : who },
    { label: '社区', text: placeText },
    { label: '电话', text: hotline ?? '＿＿＿＿＿＿＿＿' },
  ];
}

export const SLIP_HINT = '志愿者到了门口，先请他说出自己是谁，再把这四个数告诉他。电话里不要说。';
export const SLIP_FOOT = '不收钱。人没来、要改时间、办得不好，都打上面的电话，说单号。这张纸只管这一次。';
