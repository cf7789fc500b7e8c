import { kindOf, WechatFailure } from './wechat.failure.js';

export interface WechatAccount {
  readonly appId: string;
  readonly secret: string;
  /** `https://api.weixin.qq.com`, or a simulator. */
  readonly baseUrl: string;
}

/** Milliseconds for one call, the reading of its reply included. */
const PATIENCE = 3_000;
/** Milliseconds for which an access token is used; it is good for two hours. */
const TOKEN_LIFE = 90 * 60_000;
/** It was taken back before its time. */
const OLD_TOKEN: ReadonlySet<number | string> = new Set([40001, 40014, 42001]);

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

  /**
   * Exchanges the one-use code of WeChat's phone button for the number: eleven digits of the mainland. Throws a
   * failure of kind `user` for a wrong or used code, and for a number of another country.
   */
  async phoneNumber(code: string): Promise<string> {
    const ask = async (): Promise<Reply> => this.#post('/wxa/business/getuserphonenumber', { access_token: await this.#token() }, { code });
    const reply = await ask().catch((error: unknown) => {
      if (!(error instanceof WechatFailure) || !OLD_TOKEN.has(error.reason)) throw error;
      this.#granted = null;
      return ask();
    });
    const { purePhoneNumber, countryCode } = (reply['phone_info'] ?? {}) as Reply;
    if (typeof purePhoneNumber !== 'string') throw new WechatFailure('retry', 'broken reply');
    if (countryCode !== '86' || !/^1[3-9]\d{9}$/.test(purePhoneNumber)) throw new WechatFailure('user', 'foreign number');
    return purePhoneNumber;
  }

  #granted: { readonly token: Promise<string>; readonly until: number } | null = null;

  /** What WeChat wants with calls about the account itself; whoever asks while it is fetched waits for the same. */
  #token(): Promise<string> {
    if (this.#granted && this.#granted.until > Date.now()) return this.#granted.token;
    const { appId, secret } = this.#account();
    const granted = this.#post('/cgi-bin/stable_token', {}, { grant_type: 'client_credential', appid: appId, secret }).then(({ access_token: token }) => {
      if (typeof token !== 'string') throw new WechatFailure('retry', 'broken reply');
      return token;
    });
    // Two hours, says WeChat, and the same again until shortly before.
    this.#granted = { token: granted, until: Date.now() + TOKEN_LIFE };
    void granted.catch(() => {
      this.#granted = null;
    });
    return granted;
  }

  #get(path: string, query: Readonly<Record<string, string>>): Promise<Reply> {
    return this.#ask(path, query, {});
  }

  #post(path: string, query: Readonly<Record<string, string>>, body: object): Promise<Reply> {
    return this.#ask(path, query, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
  }

  async #ask(path: string, query: Readonly<Record<string, string>>, init: RequestInit): Promise<Reply> {
    const url = `${this.#account().baseUrl}${path}?${new URLSearchParams(query).toString()}`;
    // Errors of fetch quote the URL, and with it the secret: they end here.
    const text = await fetch(url, { ...init, signal: AbortSignal.timeout(this.patience), redirect: 'error' }).then(
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
