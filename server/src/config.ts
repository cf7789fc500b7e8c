import { isAbsolute, join } from 'node:path';
import { parseAddress, type DatabaseAddress } from './kernel/database/address.js';
import { parseFieldKeys, type CipherKeys } from './kernel/field-cipher.js';
import { demoKeys } from './demo-keys.js';
import { parseEncodingKey } from './wechat/message-crypto.js';
import { parseTemplates, type MessageTemplates } from './wechat/wechat.messages.js';
import { parseOfficeHours, type OfficeHours } from './kernel/working-time.js';

/** Everything that differs between places, read once at the start. Each variable is explained in `.env.example`. */
export interface Config {
  readonly mode: 'demo' | 'production';
  readonly host: string;
  readonly port: number;
  /** Where people reach us, without a slash at the end. */
  readonly publicUrl: string;
  readonly trustProxy: boolean;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Files of ours: SQLite, uploads, demo keys. */
  readonly dataFolder: string;
  /** The built H5 pages; served when the folder is there. */
  readonly webFolder: string;
  /** The committed OpenAPI document: pages at `/docs`, and what replies may contain. */
  readonly openapiFile: string;
  readonly database: DatabaseAddress;
  readonly databasePool: number;
  readonly cipherKeys: CipherKeys;
  /** For door codes. */
  readonly doorKey: Buffer;
  /** For session tokens and one-time codes. */
  readonly tokenKey: Buffer;
  readonly wechat: {
    readonly appId: string;
    readonly secret: string;
    readonly baseUrl: string;
    /** Kinds of messages that may go through WeChat; the others are told in the inbox only. */
    readonly templates: MessageTemplates;
    /** As on WeChat's page for the message URL; null: none is set up. */
    readonly push: { readonly token: string; readonly key: Buffer } | null;
    /** Where the demo's simulator listens; 0: anywhere. */
    readonly simulatorPort: number;
  };
  /** Text messages by a provider; null: they are only noted in the log. */
  readonly sms: { readonly url: string; readonly key: Buffer; readonly sign: string } | null;
  readonly countyCode: string;
  readonly officeHours: OfficeHours;
  /** Milliseconds between two looks of the sealer (0: none), and how old a row must be; who is told of each anchor. */
  readonly seals: { readonly every: number; readonly settle: number; readonly webhook: string | null };
}

/** For `@Inject(CONFIG)`. */
export const CONFIG = Symbol('CONFIG');

export type Env = Readonly<Record<string, string | undefined>>;

/** A variable has a value that cannot be right; the message says which, and what is allowed. */
export class BadConfig extends Error {
  override readonly name = 'BadConfig';

  constructor(variable: string, allowed: string) {
    super(`配置 ${variable} 不对：${allowed}`);
  }
}

/** Reads the environment; `root` is the folder of the repository, relative paths start there. Throws BadConfig. */
export function readConfig(env: Env, root: string): Config {
  const word = <T extends string>(name: string, allowed: readonly T[], usual: T): T => {
    const value = (env[name] || usual) as T;
    if (!allowed.includes(value)) throw new BadConfig(name, `只能是 ${allowed.join('、')} 之一`);
    return value;
  };
  const whole = (name: string, least: number, most: number, usual: number): number => {
    const value = Number(env[name] || usual);
    if (!Number.isInteger(value) || value < least || value > most) throw new BadConfig(name, `要是 ${least} 到 ${most} 之间的整数`);
    return value;
  };
  const url = (name: string, usual: string): string => {
    const value = env[name] || usual;
    if (!/^https?:\/\//.test(value) || !URL.canParse(value)) throw new BadConfig(name, '要是 http:// 或 https:// 开头的网址');
    return value.replace(/\/+$/, '');
  };

  const mode = word('MODE', ['demo', 'production'], 'demo');
  const dataFolder = inside(root, env['DATA_DIR'] || 'data');
  const port = whole('PORT', 0, 65_535, 3000);
  const kept = mode === 'demo' ? demoKeys(dataFolder, env) : {};
  const secret = (name: string): Buffer => {
    const bytes = Buffer.from(env[name] || kept[name] || '', 'base64');
    if (bytes.length < 32) throw new BadConfig(name, '正式环境必须设置，至少 32 字节的 base64（可用 openssl rand -base64 32 生成）');
    return bytes;
  };
  const secretOf = (name: string): Buffer => {
    const bytes = Buffer.from(env[name] ?? '', 'base64');
    if (bytes.length < 16) throw new BadConfig(name, '填了 SMS_URL 就要有它：至少 16 字节的 base64，和短信服务商约定');
    return bytes;
  };
  const field = parseFieldKeys(env['FIELD_KEYS'] || kept['FIELD_KEYS'] || '');
  if (!field) throw new BadConfig('FIELD_KEYS', '格式是 编号:base64，密钥 32 字节，几个之间用英文逗号隔开，第一个用来加密；正式环境必须设置');

  const templates = parseTemplates(env['WECHAT_TEMPLATES'] ?? '');
  if (!templates) throw new BadConfig('WECHAT_TEMPLATES', '写成 {"invitation":{"id":"模板编号","fields":{"what":"thing1","when":"time2"}}} 这样的一行 JSON，名字和内容只能用 docs/wechat.md 第 5 节里的');
  const wechat = {
    appId: env['WECHAT_APPID'] ?? '',
    secret: env['WECHAT_SECRET'] ?? '',
    baseUrl: url('WECHAT_BASE_URL', 'https://api.weixin.qq.com'),
    templates,
    push: pushOf(env),
    simulatorPort: whole('WECHAT_SIMULATOR_PORT', 0, 65_535, 0),
  };
  if (mode === 'production' && !/^wx[0-9a-f]{16}$/.test(wechat.appId)) throw new BadConfig('WECHAT_APPID', '正式环境要填小程序的 AppID（wx 开头 18 位）');
  if (mode === 'production' && !wechat.secret) throw new BadConfig('WECHAT_SECRET', '正式环境要填小程序的 AppSecret');
  if (mode === 'production' && !env['PUBLIC_URL']?.startsWith('https://')) throw new BadConfig('PUBLIC_URL', '正式环境要填 https:// 开头的网址');

  const sms = env['SMS_URL'] ? { url: url('SMS_URL', ''), key: secretOf('SMS_KEY'), sign: env['SMS_SIGN'] || '【志愿服务超市】' } : null;
  const countyCode = env['COUNTY_CODE'] || '440785';
  if (!/^\d{6}$/.test(countyCode)) throw new BadConfig('COUNTY_CODE', '要是 6 位行政区划代码，例如 440785');
  const officeHours = parseOfficeHours(env['OFFICE_HOURS'] || '08:30-12:00,14:30-17:30');
  if (!officeHours) throw new BadConfig('OFFICE_HOURS', '写成 08:30-12:00,14:30-17:30 这样，先后不能反，不能重叠');

  return {
    mode,
    host: env['HOST'] || (mode === 'demo' ? '127.0.0.1' : '0.0.0.0'),
    port,
    publicUrl: url('PUBLIC_URL', `http://localhost:${port}`),
    trustProxy: word('TRUST_PROXY', ['yes', 'no'], 'no') === 'yes',
    logLevel: word('LOG_LEVEL', ['silent', 'error', 'warn', 'info', 'debug'], 'info'),
    dataFolder,
    webFolder: inside(root, env['WEB_DIR'] || 'miniapp/dist/h5'),
    openapiFile: join(root, 'server/openapi.json'),
    database: databaseOf(env, root, dataFolder),
    databasePool: whole('DB_POOL', 1, 64, 10),
    cipherKeys: { field, index: secret('INDEX_KEY') },
    doorKey: secret('DOOR_KEY'),
    tokenKey: secret('TOKEN_KEY'),
    wechat,
    sms,
    countyCode,
    officeHours,
    seals: {
      every: whole('SEAL_EVERY', 0, 3600, 10) * 1000,
      settle: whole('SEAL_AFTER', 30, 86_400, 50) * 1000,
      webhook: env['SEAL_WEBHOOK'] ? url('SEAL_WEBHOOK', '') : null,
    },
  };
}

const inside = (root: string, path: string): string => (isAbsolute(path) ? path : join(root, path));

/** Both or none. */
function pushOf(env: Env): Config['wechat']['push'] {
  const { WECHAT_PUSH_TOKEN: token = '', WECHAT_PUSH_KEY: letters = '' } = env;
  if (!token && !letters) return null;
  if (!/^[A-Za-z0-9]{3,32}$/.test(token)) throw new BadConfig('WECHAT_PUSH_TOKEN', '3 到 32 位英文或数字，和微信公众平台“消息推送”里填的一样');
  const key = parseEncodingKey(letters);
  if (!key) throw new BadConfig('WECHAT_PUSH_KEY', '43 位英文或数字，和微信公众平台“消息推送”里的 EncodingAESKey 一样');
  return { token, key };
}

function databaseOf(env: Env, root: string, dataFolder: string): DatabaseAddress {
  if (!env['DATABASE_URL']) return { kind: 'sqlite', file: join(dataFolder, 'app.db') };
  const address = parseAddress(env['DATABASE_URL']);
  if (!address) throw new BadConfig('DATABASE_URL', '写成 sqlite:./data/app.db、mysql://用户:密码@主机:3306/库名 或 mariadb://…');
  return address.kind === 'sqlite' ? { kind: 'sqlite', file: inside(root, address.file) } : address;
}
