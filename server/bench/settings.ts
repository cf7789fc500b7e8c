import { join } from 'node:path';

const key = (letter: string): string => Buffer.from(letter.repeat(32)).toString('base64');

/**
 * The environment of a production server with a database of the bench. The keys guard nothing, the AppID is nobody's.
 * Sealing runs in the background, whoever wrote the rows, so it is off while two servers are compared.
 */
export function environment(databaseUrl: string, folder: string): Record<string, string> {
  return {
    NODE_ENV: 'production',
    MODE: 'production',
    HOST: '127.0.0.1',
    WECHAT_APPID: 'wx0123456789abcdef',
    WECHAT_SECRET: 'nobody',
    FIELD_KEYS: `1:${key('f')}`,
    INDEX_KEY: key('i'),
    DOOR_KEY: key('d'),
    TOKEN_KEY: key('t'),
    PUBLIC_URL: 'https://bench.invalid',
    DATA_DIR: folder,
    DATABASE_URL: databaseUrl,
    WEB_DIR: join(folder, 'no-pages'),
    LOG_LEVEL: 'info',
    DB_POOL: '10',
    SEAL_EVERY: '0',
  };
}
