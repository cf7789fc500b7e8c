import type { Purpose, PurposeView } from '@supermarket/shared';
import type { Moment } from './calendar';
import { dateText } from './time';

/** What each purpose is and is for; the server writes the wording's name beside each yes and no (`PURPOSE_TEXTS`). */
export const PURPOSE_WORDS: Readonly<Record<Purpose, { readonly title: string; readonly text: string; readonly off: string }>> = {
  location: { title: '准确位置', text: '点单时在地图上选的点，只给来帮您的人看', off: '以前选过的点会删掉，只留村（社区）。' },
  voice: { title: '录音', text: '按住说话点单，社区听过、办完就删', off: '发过的录音会删掉。点单可以打字，或者打电话。' },
  photo: { title: '照片', text: '让来的人先看看坏在哪里，办完就删', off: '发过的照片会删掉。' },
  show_party: { title: '亮身份', text: '名字旁边显示“党员志愿者”', off: '名字旁边不再显示。' },
  invite: { title: '请我帮忙', text: '社区按手艺和空闲时间找到您、邀请您', off: '社区不会再邀请您。想帮忙，随时自己来接。' },
};

/** 11月22日关的, 第一次用时同意的 */
export function purposeSince({ on, changedAt, way }: Pick<PurposeView, 'on' | 'changedAt' | 'way'>, now: Moment): string | undefined {
  if (changedAt === null) return undefined;
  const day = dateText(changedAt, now);
  if (way === 'use') return `${day}第一次用时同意`;
  return on ? `${day}打开` : `${day}关上`;
}
