import { WechatFailure } from './wechat.failure.js';
import { WechatLine, type Reply, type WechatAccount } from './wechat.line.js';
import type { SubscribeMessage } from './wechat.messages.js';
import { CONTENT_SCENES, verdictOf, type TextToCheck, type TextVerdict } from './wechat.content.js';
import { AccessToken } from './wechat.token.js';
import { isScene, type SceneCode } from './wechat.scene.js';

export type { WechatAccount } from './wechat.line.js';

/** Who is behind a login code. */
export interface WechatUser {
  readonly appId: string;
  readonly openid: string;
  readonly unionid: string | null;
}

/** The person gave no (further) consent to this kind of message: nothing to try again. */
const NO_CREDIT = 43101;

/** The few calls to WeChat that we need, each with its reply checked. Failures are `WechatFailure`. */
export class WechatClient {
  readonly #line: WechatLine;
  readonly #token: AccessToken;

  /** The account may be a function where its address is known only after the start (the simulator's port). */
  constructor(account: WechatAccount | (() => WechatAccount), patience?: number, now?: () => number) {
    this.#line = new WechatLine(account, patience);
    this.#token = new AccessToken(this.#line, now);
  }

  get appId(): string {
    return this.#line.account.appId;
  }

  /**
   * Exchanges the one-use code of `wx.login`. The `session_key` of the reply is dropped here: nothing needs it.
   * A code that WeChat was too busy to look at is tried once more; after a time-out it may be used up, so not again.
   */
  async code2Session(code: string): Promise<WechatUser> {
    const { appId, secret } = this.#line.account;
    const ask = (): Promise<Reply> =>
      this.#line.get('/sns/jscode2session', { appid: appId, secret, js_code: code, grant_type: 'authorization_code' });
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
    const reply = await this.#post('/wxa/business/getuserphonenumber', { code });
    const { purePhoneNumber, countryCode } = (reply['phone_info'] ?? {}) as Reply;
    if (typeof purePhoneNumber !== 'string') throw new WechatFailure('retry', 'broken reply');
    if (countryCode !== '86' || !/^1[3-9]\d{9}$/.test(purePhoneNumber)) throw new WechatFailure('user', 'foreign number');
    return purePhoneNumber;
  }

  /**
   * Sends one subscription message; `fillTemplate` makes its data fit. `no_credit`: the person has not (or no longer)
   * agreed to this template, which no retry changes. Throws a failure of kind `configuration` for a wrong template,
   * page or field (40037, 41030, 47003), `user` for an openid that WeChat does not know, `retry` for all that passes by
   * itself. Whether it arrived is pushed later (`subscribe_msg_sent_event`).
   */
  async sendSubscribeMessage({ openid, templateId, page, data }: SubscribeMessage): Promise<'sent' | 'no_credit'> {
    const fields = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }]));
    try {
      await this.#post('/cgi-bin/message/subscribe/send', { touser: openid, template_id: templateId, page, data: fields, lang: 'zh_CN' });
      return 'sent';
    } catch (error) {
      if (error instanceof WechatFailure && error.reason === NO_CREDIT) return 'no_credit';
      throw error;
    }
  }

  /**
   * What WeChat thinks of a text of at most 2,500 characters (msgSecCheck v2). The author must have been in the
   * mini-program within two hours, else the failure is of kind `user` (61010).
   */
  async checkText({ openid, scene, text }: TextToCheck): Promise<TextVerdict> {
    return verdictOf(await this.#post('/wxa/msg_sec_check', { version: 2, openid, scene: CONTENT_SCENES[scene], content: text }));
  }

  /**
   * Asks WeChat to look at a picture (2) or listen to a recording (1) that it fetches from `url` (mediaCheckAsync v2);
   * the answer is pushed within half an hour as `wxa_media_check` with the trace id that this returns.
   */
  async checkMedia(media: { readonly openid: string; readonly url: string; readonly type: 1 | 2; readonly scene: TextToCheck['scene'] }): Promise<string> {
    const { openid, url, type, scene } = media;
    const reply = await this.#post('/wxa/media_check_async', { version: 2, openid, media_url: url, media_type: type, scene: CONTENT_SCENES[scene] });
    const trace = reply['trace_id'];
    if (typeof trace !== 'string' || !/^[\w-]{1,64}$/.test(trace)) throw new WechatFailure('retry', 'broken reply');
    return trace;
  }

  /** A mini-program code as a picture (JPEG or PNG) that opens `page` with the scene. */
  async qrCode({ scene, page, width = 430, checkPath = true }: SceneCode): Promise<Buffer> {
    if (!isScene(scene)) throw new WechatFailure('configuration', 'scene');
    return this.#token.with((token) => this.#line.postForPicture('/wxa/getwxacodeunlimit', { access_token: token }, { scene, page, width, check_path: checkPath }));
  }

  #post(path: string, body: object): Promise<Reply> {
    return this.#token.with((token) => this.#line.post(path, { access_token: token }, body));
  }
}
