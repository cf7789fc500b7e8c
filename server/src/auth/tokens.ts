import { createHmac, createSecretKey, randomBytes, randomInt, type KeyObject } from 'node:crypto';

/** What a secret is for: the same text has another hash for another purpose. */
export type Purpose = 'session' | 'scan-qr' | 'scan-secret' | 'seat-grant';

/** 32 bytes as base64url. */
const SHAPE = /^[\w-]{43}$/;

/** Without letters and digits that look alike; 12 of these are 59 bits. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LETTERS_IN_CODE = 12;

/** Secrets that people and computers carry, of which the database only keeps keyed hashes. */
export class Tokens {
  readonly #key: KeyObject;

  constructor(key: Buffer) {
    this.#key = createSecretKey(key);
  }

  /** 256 random bits. */
  make(): string {
    return randomBytes(32).toString('base64url');
  }

  /** A code that can be read from a screen and typed: XXXX-XXXX-XXXX. */
  makeCode(): string {
    const letters = Array.from({ length: LETTERS_IN_CODE }, () => LETTERS[randomInt(LETTERS.length)]!).join('');
    return letters.replace(/(.{4})(?=.)/g, '$1-');
  }

  /** The typed code as it was made; whatever was typed that cannot be one becomes a text that no code has. */
  readCode(typed: string): string {
    return typed.toUpperCase().replace(/[^0-9A-Z]/g, '').replace(/(.{4})(?=.)/g, '$1-');
  }

  /** Keyed SHA-256, 43 letters. */
  hash(purpose: Purpose, secret: string): string {
    return createHmac('sha256', this.#key).update(`${purpose}|${secret}`).digest('base64url');
  }

  looksLikeToken(text: string): boolean {
    return SHAPE.test(text);
  }
}
