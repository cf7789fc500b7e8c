import { afterAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig, type Env } from './config.js';

const root = mkdtempSync(join(tmpdir(), 'config-'));
afterAll(() => rmSync(root, { recursive: true }));

const key = (): string => randomBytes(32).toString('base64');
const production: Env = {
  MODE: 'production',
  FIELD_KEYS: `1:${key()}`,
  INDEX_KEY: key(),
  DOOR_KEY: key(),
  TOKEN_KEY: key(),
  WECHAT_APPID: 'wx0123456789abcdef',
  WECHAT_SECRET: 'secret',
  PUBLIC_URL: 'https://example.gov.cn/',
};

describe('the configuration', () => {
  it('needs nothing for a demo, and keeps the keys it makes to itself', () => {
    const first = readConfig({}, root);
    expect(first).toMatchObject({ mode: 'demo', host: '127.0.0.1', port: 3000, database: { kind: 'sqlite', file: join(root, 'data/app.db') }, databasePool: 10 });
    expect(readConfig({}, root).cipherKeys).toEqual(first.cipherKeys);
    expect(statSync(join(root, 'data/keys.json')).mode & 0o777).toBe(0o600);
  });

  it('does without the demo’s keys in production', () => {
    const config = readConfig(production, root);
    expect(config).toMatchObject({ mode: 'production', host: '0.0.0.0', publicUrl: 'https://example.gov.cn' });
    expect(config.cipherKeys.index).not.toEqual(readConfig({}, root).cipherKeys.index);
  });

  it.each(['FIELD_KEYS', 'INDEX_KEY', 'DOOR_KEY', 'TOKEN_KEY', 'WECHAT_APPID', 'WECHAT_SECRET', 'PUBLIC_URL'])('refuses production without %s, by name', (name) => {
    expect(() => readConfig({ ...production, [name]: '' }, root)).toThrow(`配置 ${name} 不对`);
  });

  it.each([
    ['MODE', 'test'],
    ['PORT', '80a'],
    ['PORT', '70000'],
    ['DB_POOL', '0'],
    ['DATABASE_URL', 'postgres://localhost/x'],
    ['DATABASE_URL', 'mysql://localhost'],
    ['FIELD_KEYS', '1:short'],
    ['INDEX_KEY', 'short'],
    ['PUBLIC_URL', 'example.org'],
    ['WECHAT_BASE_URL', 'ftp://x'],
    ['LOG_LEVEL', 'loud'],
    ['OFFICE_HOURS', '9-5'],
    ['COUNTY_CODE', '恩平'],
    ['TRUST_PROXY', 'true'],
  ])('refuses %s=%s and says what is allowed', (name, value) => {
    expect(() => readConfig({ [name]: value }, root)).toThrow(`配置 ${name} 不对`);
  });

  it('reads where MySQL is', () => {
    expect(readConfig({ DATABASE_URL: 'mysql://app:p%40ss@db:3307/town' }, root).database).toEqual({
      kind: 'mysql', host: 'db', port: 3307, user: 'app', password: 'p@ss', database: 'town',
    });
    expect(readConfig({ DATABASE_URL: 'mariadb://app@db/town' }, root).database).toMatchObject({ kind: 'mariadb', port: 3306, password: '' });
    expect(readConfig({ DATABASE_URL: 'sqlite:/srv/town.db' }, root).database).toEqual({ kind: 'sqlite', file: '/srv/town.db' });
  });

  it('has every variable explained in .env.example', () => {
    const here = dirname(fileURLToPath(import.meta.url));
    const example = readFileSync(join(here, '../../.env.example'), 'utf8');
    const asked = new Set<string>();
    const spy = new Proxy(production, { get: (env, name: string) => (asked.add(name), env[name]) });
    readConfig(spy, root);
    for (const name of asked) expect(example).toMatch(new RegExp(`^#?${name}=`, 'm'));
  });
});
