import { kindOf, WechatFailure } from './wechat.failure.js';

export interface WechatAccount {
  readonly appId: string;
  readonly secret: string;
  /** `https://api.weixin.qq.com`, or a simulator. */
  readonly baseUrl: string;
}

/** A reply whose errcode, if there was one, was 0; its fields are still to be looked at. */
export type Reply = Readonly<Record<string, unknown>>;

type Query = Readonly<Record<string, string>>;

/** Milliseconds for one call, the reading of its reply included. */
const PATIENCE = 3_000;
/** WeChat's replies are small; a QR code has some 100 KB. */
const MOST_BYTES = 4 * 1024 * 1024;

/** How one call reaches WeChat and what of its answer is believed. Everything that goes wrong is a `WechatFailure`. */
export class WechatLine {
  readonly #account: () => WechatAccount;

  /** The account may be a function where its address is known only after the start (the simulator's port). */
  constructor(
    account: WechatAccount | (() => WechatAccount),
    private readonly patience = PATIENCE,
  ) {
    this.#account = typeof account === 'function' ? account : () => account;
  }

  get account(): WechatAccount {
    return this.#account();
  }

  async get(path: string, query: Query): Promise<Reply> {
    return checked(await this.#ask(path, query, {}));
  }

  async post(path: string, query: Query, body: object): Promise<Reply> {
    return checked(await this.#ask(path, query, posted(body)));
  }

  /** The picture, or the failure that came in its place: WeChat gives both with status 200. */
  async postForPicture(path: string, query: Query, body: object): Promise<Buffer> {
    const bytes = await this.#ask(path, query, posted(body));
    if (isPicture(bytes)) return bytes;
    checked(bytes);
    throw new WechatFailure('retry', 'broken reply');
  }

  async #ask(path: string, query: Query, init: RequestInit): Promise<Buffer> {
    const url = `${this.account.baseUrl}${path}?${new URLSearchParams(query).toString()}`;
    // Errors of fetch quote the URL, and with it the secret: they end here.
    return fetch(url, { ...init, signal: AbortSignal.timeout(this.patience), redirect: 'error' }).then(
      async (response) => {
        if (!response.ok) {
          await response.body?.cancel().catch(() => {}); // what nobody reads would keep its line
          throw new WechatFailure('retry', `http ${response.status}`);
        }
        return bytesOf(response);
      },
      (error: unknown) => {
        throw new WechatFailure('retry', (error as Error).name === 'TimeoutError' ? 'timeout' : 'unreachable');
      },
    );
  }
}

const posted = (body: object): RequestInit => ({ method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });

async function bytesOf(response: Response): Promise<Buffer> {
  const bytes = await response.arrayBuffer().then((all) => Buffer.from(all), () => null);
  if (!bytes || bytes.length > MOST_BYTES) throw new WechatFailure('retry', 'broken reply');
  return bytes;
}

/** By their first bytes, JPEG or PNG: the content type is not to be relied on. */
const isPicture = (bytes: Buffer): boolean => ['ffd8ff', '89504e47'].some((start) => bytes.subarray(0, start.length / 2).toString('hex') === start);

/** WeChat answers 200 with an errcode in the body. */
function checked(bytes: Buffer): Reply {
  let reply: unknown;
  try {
    reply = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new WechatFailure('retry', 'broken reply');
  }
  if (typeof reply !== 'object' || reply === null) throw new WechatFailure('retry', 'broken reply');
  const { errcode } = reply as Reply;
  if (typeof errcode === 'number' && errcode !== 0) throw new WechatFailure(kindOf(errcode), errcode);
  return reply as Reply;
}
