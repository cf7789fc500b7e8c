import { randomUUID } from 'node:crypto';
import type { Clock } from '../kernel/clock.js';
import type { Suggestion } from './wechat.content.js';
import { isScene } from './wechat.scene.js';
import type { SimulatedPushes } from './simulator.push.js';

/** A message that the simulator took; tests and the demo look at them. */
export interface SentMessage {
  readonly openid: string;
  readonly templateId: string;
  readonly page: string;
  readonly data: Readonly<Record<string, string>>;
}

/** Milliseconds for which somebody who was here may be checked. */
const ACTIVE = 2 * 3_600_000;
const MOST_TEXT = 2_500;
const MOST_MEDIA = 10 * 1024 * 1024;
/** The smallest PNG. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

type Body = Readonly<Record<string, unknown>>;

/** Fields' limits, as the documentation words them. */
const FIELDS: readonly (readonly [RegExp, RegExp])[] = [
  [/^thing\d+$/, /^[^\n\r]{1,20}$/],
  [/^phrase\d+$/, /^[\u4e00-\u9fff]{1,5}$/],
  [/^name\d+$/, /^([\u4e00-\u9fff]{1,10}|[A-Za-z ]{1,20})$/],
  [/^time\d+$/, /^\d{4}年\d{1,2}月\d{1,2}日 \d{1,2}:\d{2}$/],
  [/^date\d+$/, /^\d{4}年\d{1,2}月\d{1,2}日$/],
  [/^number\d+$/, /^-?[\d.]{1,32}$/],
  [/^character_string\d+$/, /^[!-~]{1,32}$/],
  [/^amount\d+$/, /^\d{1,10}(\.\d+)?元?$/],
  [/^phone_number\d+$/, /^[\d+-]{1,17}$/],
  [/^letter\d+$/, /^[A-Za-z]{1,32}$/],
  [/^symbol\d+$/, /^[^\w\s]{1,5}$/],
];

/** What WeChat answers to calls with a token. A number is an errcode; bytes are a picture. */
export class SimulatedCalls {
  readonly sent: SentMessage[] = [];
  /** Words that make a text risky, or doubtful. */
  readonly words: Readonly<Record<'risky' | 'review', Set<string>>> = { risky: new Set(['模拟违规']), review: new Set(['模拟存疑']) };
  /** What is thought of the next media. */
  media: Suggestion = 'pass';
  /** Templates of the account: id → keys. */
  readonly templates = new Map<string, readonly string[]>();
  readonly #credits = new Map<string, number>();
  readonly #seen = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly pushes: SimulatedPushes,
  ) {}

  /** Somebody opened the mini-program. */
  saw(openid: string): void {
    this.#seen.set(openid, this.clock.now().getTime());
  }

  /** Somebody tapped 允许 for this template; WeChat tells us. */
  accept(openid: string, templateId: string): void {
    const key = `${openid} ${templateId}`;
    this.#credits.set(key, (this.#credits.get(key) ?? 0) + 1);
    this.pushes.later({ FromUserName: openid, Event: 'subscribe_msg_popup_event', List: [{ TemplateId: templateId, SubscribeStatusString: 'accept', PopupScene: '0' }] });
  }

  answer(path: string, body: Body): object | number | Buffer | null {
    if (path === '/cgi-bin/message/subscribe/send') return this.#send(body);
    if (path === '/wxa/msg_sec_check') return this.#checkText(body);
    if (path === '/wxa/media_check_async') return this.#checkMedia(body);
    if (path === '/wxa/getwxacodeunlimit') return this.#qrCode(body);
    return null;
  }

  #send({ touser, template_id: template, page, data }: Body): object | number {
    if (typeof touser !== 'string' || touser === '') return 40003;
    const keys = this.templates.get(String(template));
    if (!keys) return 40037;
    if (page !== undefined && (typeof page !== 'string' || page.startsWith('/'))) return 41030;
    const values = Object.entries((data ?? {}) as Readonly<Record<string, { readonly value?: unknown }>>);
    const fits = ([key, { value }]: (typeof values)[number]): boolean => keys.includes(key) && FIELDS.some(([name, form]) => name.test(key) && form.test(String(value ?? '')));
    if (values.length !== keys.length || !values.every(fits)) return 47003;
    const key = `${touser} ${String(template)}`;
    const left = this.#credits.get(key) ?? 0;
    if (left < 1) return 43101;
    this.#credits.set(key, left - 1);
    this.sent.push({ openid: touser, templateId: String(template), page: String(page ?? ''), data: Object.fromEntries(values.map(([name, { value }]) => [name, String(value)])) });
    this.pushes.later({ FromUserName: touser, Event: 'subscribe_msg_sent_event', List: [{ TemplateId: String(template), MsgID: String(this.sent.length), ErrorCode: '0', ErrorStatus: 'success' }] });
    return { errcode: 0, errmsg: 'ok', msgid: this.sent.length };
  }

  #checkText({ version, openid, scene, content }: Body): object | number {
    const trouble = this.#asker(version, openid, scene);
    if (trouble !== null) return trouble;
    if (typeof content !== 'string' || content === '' || content.length > MOST_TEXT) return 44002;
    const has = (words: ReadonlySet<string>): boolean => [...words].some((word) => content.includes(word));
    const suggest: Suggestion = has(this.words.risky) ? 'risky' : has(this.words.review) ? 'review' : 'pass';
    const result = { suggest, label: suggest === 'pass' ? 100 : 20006 };
    return { errcode: 0, errmsg: 'ok', trace_id: randomUUID(), result, detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }] };
  }

  #checkMedia({ version, openid, scene, media_url: url, media_type: type }: Body): object | number {
    const trouble = this.#asker(version, openid, scene);
    if (trouble !== null) return trouble;
    if (typeof url !== 'string' || !/^https?:/.test(url) || (type !== 1 && type !== 2)) return 44002;
    const trace = randomUUID();
    void this.#look(url, trace, this.media);
    return { errcode: 0, errmsg: 'ok', trace_id: trace };
  }

  async #look(url: string, trace: string, suggest: Suggestion): Promise<void> {
    const found = await fetch(url, { signal: AbortSignal.timeout(10_000) }).then(
      async (response) => response.ok && (await response.arrayBuffer()).byteLength <= MOST_MEDIA,
      () => false,
    );
    const result = { suggest, label: suggest === 'pass' ? 100 : 20002 };
    const verdict = found ? { errcode: 0, errmsg: 'ok', result, detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }] } : { errcode: -1008, errmsg: 'download failed' };
    this.pushes.later({ Event: 'wxa_media_check', trace_id: trace, version: 2, ...verdict });
  }

  /** Of somebody who was never here nothing is known, so nothing is said. */
  #asker(version: unknown, openid: unknown, scene: unknown): number | null {
    if (version !== 2) return 44002;
    if (typeof openid !== 'string' || openid === '') return 40003;
    if (![1, 2, 3, 4].includes(Number(scene))) return 40129;
    const seen = this.#seen.get(openid);
    return seen !== undefined && seen < this.clock.now().getTime() - ACTIVE ? 61010 : null;
  }

  #qrCode({ scene, page }: Body): Buffer | number {
    if (typeof scene !== 'string' || !isScene(scene)) return 40169;
    return typeof page === 'string' && !page.startsWith('/') ? PICTURE : 41030;
  }
}
