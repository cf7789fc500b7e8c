import type { Channel, MessageSending } from './message.entity.js';

/** So often a provider that says “later” is asked before the next way is tried. */
export const TRIES: Readonly<Record<Channel, number>> = { wechat: 3, sms: 5, call: 1 };

/** Milliseconds in which a process that began to ask is believed to be at it: much more than any provider is given. */
export const AT_IT = 60_000;

/** Milliseconds after which a message is no news any more: nobody is rung for what the inbox has had for two days. */
export const STALE = 2 * 86_400_000;

/** Milliseconds that an unread message is left before staff are asked to ring up. */
export const CALL_AFTER = 30 * 60_000;
export const CALL_AFTER_URGENT = 5 * 60_000;

/**
 * What to do about one way, by what is written of it. busy: another process is at it. A “trying” that nobody finished:
 * the answer was lost. WeChat would
 * send the same again, so it is not asked again and the next way takes over; an SMS provider knows the id and is asked
 * again.
 */
export function stepOf(channel: Channel, row: Pick<MessageSending, 'state' | 'tries' | 'at'> | null, now: Date): 'try' | 'busy' | 'lost' | 'next' | 'done' {
  if (row === null) return 'try';
  if (row.state === 'sent') return 'done';
  if (row.state === 'trying' && now.getTime() - row.at.getTime() < AT_IT) return 'busy';
  if (row.state === 'trying' && channel === 'wechat') return 'lost';
  if (row.state === 'trying' || row.state === 'waiting') return row.tries < TRIES[channel] ? 'try' : 'lost';
  return 'next';
}

/** What WeChat's failure means: busy or over the day's limit, a clear no, or silence after which nobody knows. */
export const afterWechat = (code: number | string): 'later' | 'failed' | 'unknown' => {
  if (code === -1 || code === 45009) return 'later';
  return typeof code === 'number' ? 'failed' : 'unknown';
};
