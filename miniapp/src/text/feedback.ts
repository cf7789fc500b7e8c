import { ANSWER_DAYS, type FeedbackKind, type FeedbackRow, type FeedbackView } from '@supermarket/shared';
import type { Moment } from './calendar';
import { momentText } from './time';

export const FEEDBACK_WORDS: Readonly<Record<FeedbackKind, string>> = { question: '问社区', suggestion: '建议', complaint: '投诉', appeal: '申诉' };

/** 约 30 秒 · 5 个工作日内答复 */
export const answerPromise = (kind: FeedbackKind): string => `${ANSWER_DAYS[kind]} 个工作日内答复`;

/** What the page asks for, by what is being written. */
export const WRITE_HINTS: Readonly<Record<FeedbackKind, string>> = {
  question: '想问什么，写一句就行', suggestion: '您觉得怎样会更好', complaint: '什么时候、什么事，写得越清楚越好办', appeal: '为什么您觉得这件事该办',
};

/** 已答复, 申诉成立，重新受理; while it waits, until when. */
export function feedbackState({ kind, state, dueAt, upheld }: Pick<FeedbackView, 'kind' | 'state' | 'dueAt' | 'upheld'>, now: Moment): string {
  if (state === 'WAITING') return dueAt === null ? answerPromise(kind) : `${momentText(dueAt, now)} 前答复`;
  if (upheld === null) return '已答复';
  return upheld ? '申诉成立，已重新受理' : '看过了，还是办不了';
}

/** 投诉 · 水龙头漏水维修 */
export const feedbackTitle = ({ kind, about }: Pick<FeedbackRow, 'kind' | 'about'>): string => [FEEDBACK_WORDS[kind], about].filter(Boolean).join(' · ');

/** How the last word begins; it may have been erased. */
export const feedbackLine = ({ words }: Pick<FeedbackRow, 'words'>): string => words ?? '（内容已删除）';

/** 张** · 恩城街道 东门社区 */
export const askedBy = ({ author, placeText }: Pick<FeedbackRow, 'author' | 'placeText'>): string => [author, placeText].filter(Boolean).join(' · ');
