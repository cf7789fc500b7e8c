import { kindOf, WechatFailure } from './wechat.failure.js';

export interface WechatAccount {
  readonly appId: string;
  readonly secret: string;
  /** `https://api.weixin.qq.com`, or a simulator. */
  readonly baseUrl: string;
}

/** Milliseconds for one call, the reading of its reply included. */
const PATIENCE = 3_000;

/** Who is behind a login code. */
export interface WechatUser {
  readonly appId: string;
  readonly openid: string;
  readonly unionid: string | null;
}

/** The few calls to WeChat that we need, each with its reply checked. Failures are `WechatFailure`. */
export class WechatClient {
  readonly #account: () => WechatAccount;

  /** The account may be a function where its address is known only after the start (the simulator's port). */
  constructor(
    account: WechatAccount | (() => WechatAccount),
    private readonly patience = PATIENCE,
  ) {
    this.#account = typeof account === 'function' ? account : () => account;
  }

  /**
   * Exchanges the one-use code of `wx.login`. The `session_key` of the reply is dropped here: nothing needs it.
   * A code that WeChat was too busy to look at is tried once more; after a time-out it may be used up, so not again.
   */
  async code2Session(code: string): Promise<WechatUser> {
    const { appId, secret } = this.#account();
    const ask = (): Promise<Reply> =>
      this.#get('/sns/jscode2session', { appid: appId, secret, js_code: code, grant_type: 'authorization_code' });
    const reply = await ask().catch((error: unknown) => {
      if (error instanceof WechatFailure && error.reason === -1) return ask();
      throw error;
    });
    const { openid, unionid } = reply;
    if (typeof openid !== 'string' || !/^[\w-]{1,64}$/.test(openid)) throw new WechatFailure('retry', 'broken reply');
    return { appId, openid, unionid: typeof unionid === 'string' && unionid.length <= 64 ? unionid : null };
  }

  async #get(path: string, query: Readonly<Record<string, string>>): Promise<Reply> {
    const url = `${this.#account().baseUrl}${path}?${new URLSearchParams(query).toString()}`;
    // Errors of fetch quote the URL, and with it the secret: they end here.
    const text = await fetch(url, { signal: AbortSignal.timeout(this.patience), redirect: 'error' }).then(
      async (response) => {
        if (!response.ok) {
          await response.body?.cancel().catch(() => {}); // what nobody reads would keep its line
          throw new WechatFailure('retry', `http ${response.status}`);
        }
        return response.text().catch(() => {
          throw new WechatFailure('retry', 'broken reply');
        });
      },
      (error: unknown) => {
        throw new WechatFailure('retry', (error as Error).name === 'TimeoutError' ? 'timeout' : 'unreachable');
      },
    );
    return checked(text);
  }
}

type Reply = Readonly<Record<string, unknown>>;

/** WeChat answers 200 with an errcode in the body. */
function checked(text: string): Reply {
  let reply: unknown;
  try {
    reply = JSON.parse(text);
  } catch {
    throw new WechatFailure('retry', 'broken reply');
  }
  if (typeof reply !== 'object' || reply === null) throw new WechatFailure('retry', 'broken reply');
  const { errcode } = reply as Reply;
  if (typeof errcode === 'number' && errcode !== 0) throw new WechatFailure(kindOf(errcode), errcode);
  return reply as Reply;
}
