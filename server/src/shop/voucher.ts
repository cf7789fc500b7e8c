import { randomBytes, randomInt } from 'node:crypto';
import type { FieldCipher } from '../kernel/index.js';
import type { Redemption } from './redemption.entity.js';

const QR = 'vsc:';

/** What the owner of a voucher shows: six digits to tell, or a QR code that says nothing by itself. */
export interface Secret {
  readonly code: string;
  readonly qr: string;
}

export function newSecret(): Secret {
  return { code: String(randomInt(1_000_000)).padStart(6, '0'), qr: QR + randomBytes(16).toString('base64url') };
}

/** The columns that find a voucher again without keeping what it says readable. */
export function sealSecret(cipher: FieldCipher, id: string, stationId: string, secret: Secret): Pick<Redemption, 'codeIndex' | 'liveCode' | 'qrIndex' | 'secretCipher'> {
  const codeIndex = codeIndexOf(cipher, secret.code);
  return {
    codeIndex,
    liveCode: `${stationId}:${codeIndex}`,
    qrIndex: qrIndexOf(cipher, secret.qr),
    secretCipher: cipher.seal('redemption', 'secret_cipher', id, JSON.stringify(secret)),
  };
}

/** For the owner only; null once it is closed. */
export function openSecret(cipher: FieldCipher, { id, secretCipher }: Pick<Redemption, 'id' | 'secretCipher'>): Secret | null {
  return secretCipher === null ? null : (JSON.parse(cipher.open('redemption', 'secret_cipher', id, secretCipher)) as Secret);
}

export const codeIndexOf = (cipher: FieldCipher, code: string): string => cipher.blindIndex('redemption.code', code);
export const qrIndexOf = (cipher: FieldCipher, qr: string): string => cipher.blindIndex('redemption.qr', qr);

/** What was typed or scanned at the desk; spaces between the digits do not matter. */
export function readCode(typed: string): { readonly kind: 'code' | 'qr'; readonly value: string } | null {
  const value = typed.replace(/\s/g, '');
  if (/^\d{6}$/.test(value)) return { kind: 'code', value };
  return value.startsWith(QR) ? { kind: 'qr', value } : null;
}
