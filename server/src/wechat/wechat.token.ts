import { WechatFailure } from './wechat.failure.js';
import type { WechatLine } from './wechat.line.js';

/** Milliseconds before its end at which a token is fetched anew: the old and the new one are both good meanwhile. */
const EARLY = 5 * 60_000;
/** It was taken back before its time. */
const OLD_TOKEN: ReadonlySet<number | string> = new Set([40001, 40014, 42001]);

/**
 * The access token, from `stable_token`: every process is given the same one, so none needs to tell the others. Whoever
 * asks while it is fetched waits for the same answer. It is never forced anew: that takes it from everybody else.
 */
export class AccessToken {
  #granted: { readonly token: Promise<string>; until: number } | null = null;

  constructor(
    private readonly line: WechatLine,
    /** Milliseconds since some moment. */
    private readonly now: () => number = () => Date.now(),
  ) {}

  /** Makes a call with the token; one that WeChat has taken back is fetched again and the call made once more, only once. */
  async with<T>(call: (token: string) => Promise<T>): Promise<T> {
    const first = this.#get();
    try {
      return await call(await first);
    } catch (error) {
      if (!(error instanceof WechatFailure) || !OLD_TOKEN.has(error.reason)) throw error;
      // Of many calls that hear so at once the first lets it go; the others find the new one.
      if (this.#granted?.token === first) this.#granted = null;
      return call(await this.#get());
    }
  }

  #get(): Promise<string> {
    if (this.#granted && this.#granted.until > this.now()) return this.#granted.token;
    const { appId, secret } = this.line.account;
    const began = this.now();
    const granted = { token: Promise.resolve(''), until: Infinity };
    granted.token = this.line.post('/cgi-bin/stable_token', {}, { grant_type: 'client_credential', appid: appId, secret }).then(({ access_token: token, expires_in: seconds }) => {
      if (typeof token !== 'string' || token === '' || typeof seconds !== 'number' || !(seconds > 0)) throw new WechatFailure('retry', 'broken reply');
      granted.until = began + seconds * 1000 - EARLY;
      return token;
    });
    granted.token.catch(() => {
      if (this.#granted === granted) this.#granted = null;
    });
    this.#granted = granted;
    return granted.token;
  }
}
