import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/* What any server must do beside its database: open and seal texts, hash tokens, make ids, write times. */

const key = (name: string): Buffer => Buffer.from(process.env[name]!.split(':').pop()!, 'base64');
const field = key('FIELD_KEYS');
const indexKey = key('INDEX_KEY');
const tokenKey = key('TOKEN_KEY');

const derived = new Map<string, Buffer>();
function derive(master: Buffer, purpose: string): Buffer {
  let found = derived.get(purpose);
  if (!found) derived.set(purpose, (found = Buffer.from(hkdfSync('sha256', master, '', purpose, 32))));
  return found;
}

export function open(table: string, column: string, id: string, sealed: string): string {
  const envelope = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', derive(field, `field|1|${table}|${column}`), envelope.subarray(4, 16), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(`${table}|${column}|${id}`));
  decipher.setAuthTag(envelope.subarray(-16));
  return decipher.update(envelope.subarray(16, -16), undefined, 'utf8') + decipher.final('utf8');
}

export function seal(table: string, column: string, id: string, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', derive(field, `field|1|${table}|${column}`), nonce);
  cipher.setAAD(Buffer.from(`${table}|${column}|${id}`));
  return Buffer.concat([Buffer.from([1, 1, 0, 1]), nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

export const tokenHash = (token: string): string => createHmac('sha256', tokenKey).update(`session|${token}`).digest('base64url');
export const blindIndex = (column: string, text: string): string => createHmac('sha256', derive(indexKey, `index|${column}`)).update(text).digest('base64url');
export const bodyHash = (text: string): string => createHash('sha256').update(text).digest('base64url');

export function newId(at: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at, 0, 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A column's text as JSON shows it; the binary protocol leaves out a fraction that is zero. */
export const iso = (column: string | null): string | null => (column === null ? null : `${column.slice(0, 10)}T${column.slice(11, 19)}.${column.slice(20, 23) || '000'}Z`);

/** A moment as a column holds it. */
export function sql(at: number): string {
  const text = new Date(at).toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, 23)}`;
}

export const masked = (name: string | null): string => (name ? `${[...name][0]}**` : '');

/** The day in Shanghai. */
export const dayOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);

const NIGHT = { from: 21 * 60 + 30, to: 7 * 60 + 30 };

/** When a message rings: now, or at half past seven in Shanghai. */
export function ringAt(now: number): number {
  const local = now + 8 * 3_600_000;
  const minute = Math.floor((local % 86_400_000) / 60_000);
  if (minute >= NIGHT.to && minute < NIGHT.from) return now;
  const midnight = now - (local % 86_400_000) + (minute >= NIGHT.from ? 86_400_000 : 0);
  return midnight + NIGHT.to * 60_000;
}
