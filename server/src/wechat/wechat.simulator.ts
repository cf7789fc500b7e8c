import { randomBytes, randomInt } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../kernel/clock.js';
import { SimulatedCalls } from './simulator.calls.js';
import { SimulatedPushes } from './simulator.push.js';

/** A login code lives for five minutes. */
const CODE_LIFE = 5 * 60_000;
/** Calls a minute and user, as the real one counts. */
const CALLS_A_MINUTE = 100;

/** The account that the simulator knows unless told another. */
export const SIMULATED_ACCOUNT = { appId: 'wxsimulated', secret: 'simulated' } as const;

/** How a reply goes wrong: WeChat's own errcodes, an answer that is no answer or never ends, or a closed line. */
export type Trouble = number | 'not json' | 'html' | 'no openid' | 'http 502' | 'half' | 'hang up';

/**
 * WeChat, as far as we call it: a plain HTTP server on a free port that issues one-use codes and answers as the
 * documentation says, also in all the ways it goes wrong. For tests, and for the demo, where nobody has an AppID.
 */
export class WechatSimulator {
  /** Milliseconds before each reply. */
  latency = 0;
  /** How every reply goes wrong, until this is null again. */
  illness: Trouble | null = null;
  /** How many calls came in. */
  calls = 0;
  readonly #codes = new Map<string, { readonly openid: string; readonly until: number }>();
  readonly #phones = new Map<string, { readonly phone: string; readonly countryCode: string; readonly until: number }>();
  #accessToken = '';
  readonly #blocked = new Set<string>();
  readonly #troubles: Trouble[] = [];
  readonly #lastCalls = new Map<string, number[]>();
  #server: Server | null = null;
  /** What it tells by itself. */
  readonly pushes: SimulatedPushes;
  /** Messages, content checks and codes. */
  readonly service: SimulatedCalls;

  constructor(
    private readonly clock: Clock,
    readonly account: { readonly appId: string; readonly secret: string } = SIMULATED_ACCOUNT,
  ) {
    this.pushes = new SimulatedPushes(clock, account.appId);
    this.service = new SimulatedCalls(clock, this.pushes);
  }

  /** Answers the base address; a free port unless one is asked for. */
  async start(port = 0): Promise<string> {
    const server = createServer((request, response) => {
      this.calls += 1;
      const trouble = this.#troubles.shift() ?? this.illness;
      setTimeout(() => this.#answer(request, response, trouble), this.latency);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    server.unref();
    this.#server = server;
    return this.baseUrl;
  }

  get baseUrl(): string {
    if (!this.#server) throw new Error('the simulator is not running');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    this.pushes.stop();
    if (!server) return;
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  /** What `wx.login` would give this user: good once, for five minutes. */
  codeFor(openid: string): string {
    const now = this.clock.now().getTime();
    for (const [code, { until }] of this.#codes) if (until <= now) this.#codes.delete(code);
    const code = randomBytes(16).toString('hex');
    this.#codes.set(code, { openid, until: now + CODE_LIFE });
    return code;
  }

  /** What a tap on WeChat's phone button would give somebody with this number, one that nobody has unless it is said: good once, for five minutes. */
  phoneCodeFor(phone = `198${randomInt(10 ** 8).toString().padStart(8, '0')}`, countryCode = '86'): string {
    const now = this.clock.now().getTime();
    for (const [code, { until }] of this.#phones) if (until <= now) this.#phones.delete(code);
    const code = randomBytes(16).toString('hex');
    this.#phones.set(code, { phone, countryCode, until: now + CODE_LIFE });
    return code;
  }

  /** WeChat may take a token back before its time (40001). */
  endAccessToken(): void {
    this.#accessToken = '';
  }

  /** A user whom WeChat holds for risky (40226). */
  block(openid: string): void {
    this.#blocked.add(openid);
  }

  /** The next replies go wrong in these ways, in order. */
  trouble(...troubles: readonly Trouble[]): void {
    this.#troubles.push(...troubles);
  }

  #answer(request: IncomingMessage, response: ServerResponse, trouble: Trouble | null): void {
    if (trouble === 'hang up') return void request.socket.destroy();
    if (trouble === 'http 502') return void response.writeHead(502).end('Bad Gateway');
    if (trouble === 'half') return void response.writeHead(200).write('{"openid":');
    if (trouble === 'not json') return void response.end('{"openid":');
    if (trouble === 'html') return void response.end('<html>busy</html>');
    if (trouble === 'no openid') return say(response, { session_key: 'x' });
    if (typeof trouble === 'number') return say(response, failure(trouble));
    const url = new URL(request.url ?? '/', 'http://simulator');
    if (url.pathname === '/simulator/sent') return say(response, this.service.sent);
    if (url.pathname === '/sns/jscode2session') return say(response, this.#exchange(url.searchParams));
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => { text += part; }).on('end', () => {
      const body = (text === '' ? {} : JSON.parse(text)) as Readonly<Record<string, unknown>>;
      if (url.pathname === '/cgi-bin/stable_token') say(response, this.#grant(body));
      else if (url.pathname === '/wxa/business/getuserphonenumber') say(response, this.#phoneOf(url.searchParams.get('access_token') ?? '', body));
      else this.#serve(url, body, response);
    });
  }

  #serve(url: URL, body: Readonly<Record<string, unknown>>, response: ServerResponse): void {
    if (!this.#isToken(url.searchParams.get('access_token'))) return say(response, failure(40001));
    const answer = this.service.answer(url.pathname, body);
    if (answer === null) return void response.writeHead(404).end();
    if (Buffer.isBuffer(answer)) return void response.setHeader('content-type', 'image/png').end(answer);
    return say(response, typeof answer === 'number' ? failure(answer) : answer);
  }

  #isToken(token: string | null): boolean {
    return Boolean(token) && token === this.#accessToken;
  }

  #exchange(query: URLSearchParams): object {
    if (query.get('appid') !== this.account.appId) return failure(40013);
    if (query.get('secret') !== this.account.secret) return failure(40125);
    if (query.get('grant_type') !== 'authorization_code') return failure(40002);
    const code = query.get('js_code') ?? '';
    const issued = this.#codes.get(code);
    this.#codes.delete(code);
    if (!issued || issued.until <= this.clock.now().getTime()) return failure(40029);
    if (this.#blocked.has(issued.openid)) return failure(40226);
    if (this.#tooOften(issued.openid)) return failure(45011);
    this.service.saw(issued.openid);
    return { openid: issued.openid, session_key: randomBytes(16).toString('base64') };
  }

  #grant({ grant_type: kind, appid, secret }: Readonly<Record<string, unknown>>): object {
    if (kind !== 'client_credential') return failure(40002);
    if (appid !== this.account.appId) return failure(40013);
    if (secret !== this.account.secret) return failure(40125);
    this.#accessToken ||= randomBytes(16).toString('hex');
    return { access_token: this.#accessToken, expires_in: 7200 };
  }

  #phoneOf(token: string, { code }: Readonly<Record<string, unknown>>): object {
    if (!this.#isToken(token)) return failure(40001);
    const issued = this.#phones.get(String(code));
    this.#phones.delete(String(code));
    if (!issued || issued.until <= this.clock.now().getTime()) return failure(40029);
    const { phone, countryCode } = issued;
    return { errcode: 0, errmsg: 'ok', phone_info: { phoneNumber: countryCode === '86' ? phone : `+${countryCode}${phone}`, purePhoneNumber: phone, countryCode } };
  }

  #tooOften(openid: string): boolean {
    const now = this.clock.now().getTime();
    const recent = (this.#lastCalls.get(openid) ?? []).filter((at) => at > now - 60_000);
    this.#lastCalls.set(openid, [...recent, now]);
    return recent.length >= CALLS_A_MINUTE;
  }
}

const say = (response: ServerResponse, body: object): void => void response.end(JSON.stringify(body));

const MEANING: Readonly<Record<number, string>> = {
  [-1]: 'system error',
  40003: 'invalid openid',
  40037: 'invalid template_id',
  40129: 'invalid scene',
  40169: 'invalid length for scene, or the data is not json string',
  41030: 'invalid page',
  43101: 'user refuse to accept the msg',
  44002: 'empty post data',
  45009: 'reach max api daily quota limit',
  47003: 'argument invalid',
  61010: 'user access record timeout',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40013: 'invalid appid',
  40029: 'invalid code',
  40125: 'invalid appsecret',
  40226: 'code blocked',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
};

const failure = (errcode: number): object => ({ errcode, errmsg: MEANING[errcode] ?? 'error' });
