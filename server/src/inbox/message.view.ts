import type { MessageView } from '@supermarket/shared';
import type { Message } from './message.entity.js';
import { wordsOf, type Known } from './words.rules.js';

export function messageView(message: Message, { isThere, ...known }: Known & { readonly isThere: boolean }): MessageView {
  const { id, at, kind, urgent, readAt, subject, subjectId, side } = message;
  return {
    id, at: at.toISOString(), kind, ...wordsOf(kind, known), urgent, isRead: readAt !== null,
    open: isThere ? { subject, id: subjectId, side } : null,
  };
}
