import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';

const VERSION = 1;
const AES_256_GCM = 1;
const HEADER = 4; // version, algorithm, key id (2)
const NONCE = 12;
const TAG = 16;

/** Master keys from the configuration: the first one seals, all of them open. Ids are 0–65535 and never reused. */
export interface CipherKeys {
  readonly field: readonly { readonly id: number; readonly key: Buffer }[];
  /** For blind indexes; changing it means computing every index again. */
  readonly index: Buffer;
}

/** Reads `id:base64,id:base64`, each key of 32 bytes. Null when something is wrong. */
export function parseFieldKeys(text: string): CipherKeys['field'] | null {
  const keys = text.split(',').map((part) => {
    const [, id, base64] = /^(\d{1,5}):([A-Za-z0-9+/_-]+=*)$/.exec(part.trim()) ?? [];
    return { id: Number(id), key: Buffer.from(base64 ?? '', 'base64') };
  });
  const sound = keys.every(({ id, key }) => id <= 65535 && key.length === 32) && new Set(keys.map(({ id }) => id)).size === keys.length;
  return sound ? keys : null;
}

/**
 * Seals single fields about people. The text is bound to table, column and row, so a sealed value that is moved
 * to another row does not open. Every column has its own key, derived from the master key.
 */
export class FieldCipher {
  readonly #masters: ReadonlyMap<number, KeyObject>;
  readonly #current: number;
  readonly #index: KeyObject;
  readonly #derived = new Map<string, KeyObject>();

  constructor(keys: CipherKeys) {
    if (keys.field.length === 0) throw new Error('no field key');
    this.#masters = new Map(keys.field.map(({ id, key }) => [id, createSecretKey(key)]));
    this.#current = keys.field[0]!.id;
    this.#index = createSecretKey(keys.index);
  }

  /** Base64url of `version|algorithm|keyId|nonce|ciphertext|tag`. Different each time. */
  seal(table: string, column: string, rowId: string, text: string): string {
    return this.sealBytes(table, column, rowId, Buffer.from(text, 'utf8')).toString('base64url');
  }

  /** The text. Throws when it was sealed for another place, with an unknown key, or was changed. */
  open(table: string, column: string, rowId: string, sealed: string): string {
    return this.openBytes(table, column, rowId, Buffer.from(sealed, 'base64url')).toString('utf8');
  }

  /** The same for a whole file, as bytes. */
  sealBytes(table: string, column: string, rowId: string, bytes: Buffer): Buffer {
    const header = Buffer.from([VERSION, AES_256_GCM, this.#current >> 8, this.#current & 0xff]);
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.#key(this.#current, table, column), nonce);
    cipher.setAAD(Buffer.from(`${table}|${column}|${rowId}`));
    return Buffer.concat([header, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }

  openBytes(table: string, column: string, rowId: string, envelope: Buffer): Buffer {
    if (envelope.length < HEADER + NONCE + TAG || envelope[0] !== VERSION || envelope[1] !== AES_256_GCM) {
      throw new Error(`${table}.${column}: not a sealed value`);
    }
    const key = this.#key(envelope.readUInt16BE(2), table, column);
    const decipher = createDecipheriv('aes-256-gcm', key, envelope.subarray(HEADER, HEADER + NONCE), { authTagLength: TAG });
    decipher.setAAD(Buffer.from(`${table}|${column}|${rowId}`));
    decipher.setAuthTag(envelope.subarray(-TAG));
    return Buffer.concat([decipher.update(envelope.subarray(HEADER + NONCE, -TAG)), decipher.final()]);
  }

  /** Whether a value was sealed with an older key and should be sealed again. */
  isStale(sealed: string): boolean {
    return Buffer.from(sealed, 'base64url').readUInt16BE(2) !== this.#current;
  }

  /**
   * 43 letters for looking a value up without keeping it. Equal values give equal letters, so never for anything
   * with few values (surname, gender, town). Normalise first.
   */
  blindIndex(column: string, normalised: string): string {
    return createHmac('sha256', this.#derive(`index|${column}`, this.#index)).update(normalised).digest('base64url');
  }

  #key(id: number, table: string, column: string): KeyObject {
    const master = this.#masters.get(id);
    if (!master) throw new Error(`${table}.${column}: sealed with key ${id}, which is not configured`);
    return this.#derive(`field|${id}|${table}|${column}`, master);
  }

  #derive(purpose: string, master: KeyObject): KeyObject {
    let key = this.#derived.get(purpose);
    if (!key) {
      key = createSecretKey(Buffer.from(hkdfSync('sha256', master, '', purpose, 32)));
      this.#derived.set(purpose, key);
    }
    return key;
  }
}
