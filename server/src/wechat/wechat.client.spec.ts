import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { FakeClock } from '../kernel/clock.js';
import { WechatClient } from './wechat.client.js';
import { refusalOf, WechatFailure } from './wechat.failure.js';
import { WechatSimulator, type Trouble } from './wechat.simulator.js';

const clock = new FakeClock();
const wechat = new WechatSimulator(clock);
const account = () => ({ ...wechat.account, baseUrl: wechat.baseUrl });
const client = new WechatClient(account, 10_000);
/** A busy machine may take long for a plain answer; only the test of patience has little of it. */
const impatient = new WechatClient(account, 200);

const failed = async (call: Promise<unknown>): Promise<WechatFailure> => {
  const error = await call.then(() => null, (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(WechatFailure);
  return error as WechatFailure;
};

beforeAll(() => wechat.start());
afterAll(() => wechat.stop());
afterEach(() => {
  wechat.latency = 0;
});

describe('exchanging a login code', () => {
  test('gives the user, and never the session key', async () => {
    const user = await client.code2Session(wechat.codeFor('o-zhang'));
    expect(user).toEqual({ appId: 'wxsimulated', openid: 'o-zhang', unionid: null });
  });

  test('works once for each code', async () => {
    const code = wechat.codeFor('o-zhang');
    await client.code2Session(code);
    const again = await failed(client.code2Session(code));
    expect([again.kind, refusalOf(again).code]).toEqual(['user', 'LOGIN_FAILED']);
  });

  test('works for five minutes', async () => {
    const code = wechat.codeFor('o-zhang');
    clock.advance({ minutes: 5 });
    expect((await failed(client.code2Session(code))).reason).toBe(40029);
  });

  test('a blocked person is told so, kindly', async () => {
    wechat.block('o-risky');
    expect(refusalOf(await failed(client.code2Session(wechat.codeFor('o-risky')))).code).toBe('LOGIN_BLOCKED');
  });

  test('a person who tries a hundred times in a minute is slowed down', async () => {
    for (let i = 0; i < 100; i += 1) await client.code2Session(wechat.codeFor('o-eager'));
    expect(refusalOf(await failed(client.code2Session(wechat.codeFor('o-eager')))).code).toBe('TOO_MANY_REQUESTS');
    clock.advance({ minutes: 1 });
    await client.code2Session(wechat.codeFor('o-eager'));
  });

  test('a busy WeChat is asked once more, and then no more', async () => {
    wechat.trouble(-1);
    await client.code2Session(wechat.codeFor('o-zhang'));
    wechat.trouble(-1, -1);
    const before = wechat.calls;
    const failure = await failed(client.code2Session(wechat.codeFor('o-zhang')));
    expect([failure.kind, refusalOf(failure).code, wechat.calls - before]).toEqual(['retry', 'WECHAT_UNAVAILABLE', 2]);
  });

  test.each(['not json', 'html', 'no openid', 'http 502', 'hang up'] as const satisfies readonly Trouble[])(
    'a reply that is broken (%s) is told from a refusal',
    async (trouble) => {
      wechat.trouble(trouble);
      const failure = await failed(client.code2Session(wechat.codeFor('o-zhang')));
      expect([failure.kind, refusalOf(failure).code]).toEqual(['retry', 'WECHAT_UNAVAILABLE']);
    },
  );

  test('a WeChat that does not answer is given up on', async () => {
    wechat.latency = 400;
    expect((await failed(impatient.code2Session(wechat.codeFor('o-zhang')))).reason).toBe('timeout');
  });

  test('a WeChat that begins to answer and stops is given up on as well', async () => {
    wechat.trouble('half');
    expect((await failed(impatient.code2Session(wechat.codeFor('o-zhang')))).reason).toBe('broken reply');
  });

  test('an illness lasts until it is over', async () => {
    wechat.illness = 45009; // the day's calls are used up
    for (let i = 0; i < 2; i += 1) expect((await failed(client.code2Session(wechat.codeFor('o-zhang')))).kind).toBe('retry');
    wechat.illness = null;
    await client.code2Session(wechat.codeFor('o-zhang'));
  });

  test('nobody there at all is a matter of trying again', async () => {
    const nobody = new WechatClient({ appId: 'a', secret: 'top-secret', baseUrl: 'http://127.0.0.1:9' });
    const failure = await failed(nobody.code2Session('c'));
    expect(failure.kind).toBe('retry');
    expect(`${failure.message} ${failure.stack ?? ''} ${String(failure.cause)}`).not.toContain('top-secret');
  });

  test('the phone button’s code gives the number, once', async () => {
    const code = wechat.phoneCodeFor('19812345678');
    expect(await client.phoneNumber(code)).toBe('19812345678');
    expect((await failed(client.phoneNumber(code))).kind).toBe('user');
  });

  test('a number of another country is not taken', async () => {
    expect((await failed(client.phoneNumber(wechat.phoneCodeFor('91234567', '852')))).kind).toBe('user');
  });

  test('the access token is fetched once for all, and anew when WeChat took it back', async () => {
    const fresh = new WechatClient(account, 10_000);
    const before = wechat.calls;
    await Promise.all([fresh.phoneNumber(wechat.phoneCodeFor()), fresh.phoneNumber(wechat.phoneCodeFor())]);
    expect(wechat.calls - before).toBe(3);
    wechat.endAccessToken();
    await fresh.phoneNumber(wechat.phoneCodeFor());
    expect(wechat.calls - before).toBe(6);
  });

  test('a wrong secret is for whoever runs the server', async () => {
    const wrong = new WechatClient({ ...account(), secret: 'wrong' });
    const failure = await failed(wrong.code2Session(wechat.codeFor('o-zhang')));
    expect([failure.kind, refusalOf(failure).code]).toEqual(['configuration', 'WECHAT_UNAVAILABLE']);
  });
});
