import type { FeedbackAct, FeedbackRow, FeedbackView } from '@supermarket/shared';
import { maskName } from '../people/mask.rules.js';
import type { Feedback } from './feedback.entity.js';
import { isUnread, mayAdd } from './feedback.rules.js';

/** Everything a view may draw from; names are masked here. */
export interface FeedbackPicture {
  readonly feedback: Feedback;
  readonly authorName: string | null;
  readonly placeText: string;
  readonly orderTitle: string | null;
  readonly notes: readonly { readonly id: string; readonly byStaff: boolean; readonly at: Date; readonly words: string | null }[];
}

/** For its author and for staff of the place; nobody else has a view. Staff speak as their place, without a name. */
export function feedbackView({ feedback, authorName, placeText, orderTitle, notes }: FeedbackPicture, as: 'author' | 'staff'): FeedbackView {
  const { id, kind, state, orderId, answerDue, upheld } = feedback;
  const mine = as === 'author';
  const actions: FeedbackAct[] = [...(mine && mayAdd(feedback, notes.length) ? (['add'] as const) : []), ...(!mine && state === 'WAITING' ? (['answer'] as const) : [])];
  return {
    id,
    kind,
    state,
    mine,
    author: maskName(authorName),
    placeText,
    order: orderId === null ? null : { id: orderId, title: orderTitle ?? '' },
    notes: notes.map(({ id: noteId, byStaff, at, words }) => ({ id: noteId, by: byStaff ? 'staff' : 'author', at: at.toISOString(), words })),
    dueAt: answerDue && answerDue.toISOString(),
    upheld,
    unread: mine && isUnread(feedback),
    actions,
  };
}

/** How many characters of the last word a list shows. */
const BEGINNING = 40;

export function feedbackRow({ feedback, authorName, placeText, orderTitle, notes }: FeedbackPicture, as: 'author' | 'staff'): FeedbackRow {
  const { id, kind, state, lastAt, answerDue } = feedback;
  const last = notes.at(-1)?.words ?? null;
  return {
    id,
    kind,
    state,
    about: orderTitle,
    author: maskName(authorName),
    placeText,
    words: last && [...last].slice(0, BEGINNING).join(''),
    at: lastAt.toISOString(),
    dueAt: answerDue && answerDue.toISOString(),
    unread: as === 'author' && isUnread(feedback),
  };
}
