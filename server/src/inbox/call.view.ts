import type { CallRow } from '@supermarket/shared';
import type { Message, MessageCall } from './message.entity.js';
import { wordsOf, type Known } from './words.rules.js';

/** One person to be rung up; the number is asked for by itself, and leaves a line. */
export function callView({ id, at, state }: MessageCall, { kind, urgent, subject, subjectId }: Message, known: Known, name: string): CallRow {
  const { title, text } = wordsOf(kind, known);
  return { id, at: at.toISOString(), kind, urgent, name, text: `${title}。${text}`, orderId: subject === 'order' ? subjectId : null, state };
}
