import type { Id } from '@supermarket/shared';
import { randomBytes } from './random';

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

/** A UUIDv7: made before the first attempt and kept for every retry, so that a thing is created once. */
export function newId(now: number = Date.now(), random: Uint8Array = randomBytes(10)): Id {
  const bytes = new Uint8Array(16);
  let rest = now;
  for (let at = 5; at >= 0; at -= 1) {
    bytes[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes.set(random, 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const text = Array.from(bytes, hex).join('');
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-');
}
