import { MEDIA_LIMITS, type MediaType } from '@supermarket/shared';
import { Refusal } from '../kernel/refusal.js';
import { soundOf } from './sound.rules.js';

/** What of an upload is kept. */
export interface Piece {
  readonly type: MediaType;
  readonly bytes: Buffer;
  /** Of a voice note, rounded up. */
  readonly seconds: number | null;
}

/** A recorder that is stopped at sixty seconds ends a little later. */
const GRACE = 1;

/** A voice note as it came. MEDIA_UNREADABLE, VOICE_TOO_LONG. */
export function voiceOf(bytes: Buffer): Piece {
  const sound = soundOf(bytes);
  if (!sound || sound.seconds <= 0) throw new Refusal('MEDIA_UNREADABLE');
  if (sound.seconds > MEDIA_LIMITS.voiceSeconds + GRACE) throw new Refusal('VOICE_TOO_LONG', { most: MEDIA_LIMITS.voiceSeconds });
  return { type: sound.type, bytes, seconds: Math.min(MEDIA_LIMITS.voiceSeconds, Math.ceil(sound.seconds)) };
}
