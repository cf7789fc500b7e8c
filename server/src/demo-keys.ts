import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from './config.js';

const NAMES = ['INDEX_KEY', 'DOOR_KEY', 'TOKEN_KEY'] as const;

/**
 * The keys of a demo: made at the first start and kept in `<data>/keys.json` (0600), so that a fresh checkout runs
 * without setting anything. Production refuses to start without keys of its own.
 */
export function demoKeys(folder: string, env: Env): Record<string, string> {
  if (['FIELD_KEYS', ...NAMES].every((name) => env[name])) return {};
  const file = join(folder, 'keys.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const key = (): string => randomBytes(32).toString('base64');
  const keys: Record<string, string> = { FIELD_KEYS: `1:${key()}`, ...Object.fromEntries(NAMES.map((name) => [name, key()])) };
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  return keys;
}
