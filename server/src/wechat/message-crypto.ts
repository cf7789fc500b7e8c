import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/*
 * How WeChat signs and seals what it sends to the message URL ("消息加解密说明", safe mode): SHA-1 over the sorted parts;
 * AES-256-CBC with the key's first half as its start, over 16 random bytes, the length, the message and the AppID.
 */

/** WeChat pads to 32 bytes, twice the block of AES: the cipher's own padding does not fit. */
const BLOCK = 32;
const RANDOM = 16;
const LENGTH = 4;

/** The 43 letters of the settings page as 32 bytes. Null when they are not that. */
export function parseEncodingKey(letters: string): Buffer | null {
  if (!/^[A-Za-z0-9]{43}$/.test(letters)) return null;
  const key = Buffer.from(`${letters}=`, 'base64');
  return key.length === 32 ? key : null;
}

/** Hexadecimal. The parts are those that the URL names, and the sealed text in safe mode. */
export function signatureOf(token: string, ...parts: readonly string[]): string {
  return createHash('sha1').update([token, ...parts].sort().join('')).digest('hex');
}

/** In a time that says nothing about where they differ. */
export function isSignature(given: string, token: string, ...parts: readonly string[]): boolean {
  const expected = Buffer.from(signatureOf(token, ...parts));
  const got = Buffer.from(given);
  return got.length === expected.length && timingSafeEqual(got, expected);
}

/** The message inside. Null when it was not sealed with this key for this AppID. */
export function unseal(key: Buffer, appId: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length === 0 || bytes.length % 16 !== 0) return null;
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(bytes), decipher.final()]);
  const padding = padded.at(-1)!;
  if (padding < 1 || padding > BLOCK || padding > padded.length) return null;
  const plain = padded.subarray(0, padded.length - padding);
  if (plain.length < RANDOM + LENGTH) return null;
  const from = RANDOM + LENGTH;
  const until = from + plain.readUInt32BE(RANDOM);
  if (until > plain.length || plain.subarray(until).toString('utf8') !== appId) return null;
  return plain.subarray(from, until).toString('utf8');
}

/** The other direction, for the simulator. */
export function seal(key: Buffer, appId: string, message: string, random: Buffer = randomBytes(RANDOM)): string {
  const text = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([random, length, text, Buffer.from(appId, 'utf8')]);
  const padding = BLOCK - (plain.length % BLOCK);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(padding, padding)])), cipher.final()]).toString('base64');
}
