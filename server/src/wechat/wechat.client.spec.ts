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

describe('the access token', () => {
  test('is asked for once by fifty at once, and again five minutes before its end', async () => {
    let now = 0;
    const fresh = new WechatClient(account, 10_000, () => now);
    const before = wechat.calls;
    await Promise.all(Array.from({ length: 50 }, () => fresh.checkText({ openid: 'o-zhang', scene: 'comment', text: '您好' })));
    expect(wechat.calls - before).toBe(51);
    now = (7200 - 300) * 1000 - 1;
    await fresh.checkText({ openid: 'o-zhang', scene: 'comment', text: '您好' });
    expect(wechat.calls - before).toBe(52);
    now += 1;
    await fresh.checkText({ openid: 'o-zhang', scene: 'comment', text: '您好' });
    expect(wechat.calls - before).toBe(54);
  });

  test('that WeChat took back is fetched once more by all who hear so together', async () => {
    const fresh = new WechatClient(account, 10_000);
    await fresh.checkText({ openid: 'o-zhang', scene: 'comment', text: '您好' });
    wechat.endAccessToken();
    const before = wechat.calls;
    await Promise.all(Array.from({ length: 5 }, () => fresh.checkText({ openid: 'o-zhang', scene: 'comment', text: '您好' })));
    expect(wechat.calls - before).toBe(11);
  });

  test.each([40001, 40014, 42001])('is fetched anew once after %i, and no more', async (errcode) => {
    const fresh = new WechatClient(account, 10_000);
    await fresh.checkText({ openid: 'o-zhang', scene: 'comment', text: '您好' });
    wechat.trouble(errcode);
    await fresh.checkText({ openid: 'o-zhang', scene: 'comment', text: '您好' });
    const before = wechat.calls;
    wechat.illness = errcode;
    const failure = await failed(fresh.checkText({ openid: 'o-zhang', scene: 'comment', text: '您好' }));
    wechat.illness = null;
    expect([failure.kind, wechat.calls - before <= 3]).toEqual(['configuration', true]);
  });

  test('is the same for two servers', async () => {
    const [one, other] = [new WechatClient(account, 10_000), new WechatClient(account, 10_000)];
    for (const server of [one, other, one]) await server.checkText({ openid: 'o-zhang', scene: 'comment', text: '您好' });
  });
});

describe('a subscription message', () => {
  const templateId = 'template-offered';
  const message = (data: Readonly<Record<string, string>> = { thing1: '换水龙头', time2: '2026年11月23日 09:00' }) => ({ openid: 'o-zhang', templateId, page: 'order/detail/index?id=1', data });
  beforeAll(() => void wechat.service.templates.set(templateId, ['thing1', 'time2']));

  test('is sent once for each time that the person agreed', async () => {
    wechat.service.accept('o-zhang', templateId);
    expect(await client.sendSubscribeMessage(message())).toBe('sent');
    expect(wechat.service.sent.at(-1)).toEqual(message());
    expect(await client.sendSubscribeMessage(message())).toBe('no_credit');
  });

  test.each([
    ['a template that is not ours', { ...message(), templateId: 'template-unknown' }, 40037],
    ['a page with a slash', { ...message(), page: '/order/detail/index' }, 41030],
    ['a field that is too long', message({ thing1: '水'.repeat(21), time2: '2026年11月23日 09:00' }), 47003],
    ['a field that is missing', message({ thing1: '换水龙头' }), 47003],
  ])('with %s is for whoever runs the server', async (_what, wrong, reason) => {
    const failure = await failed(client.sendSubscribeMessage(wrong));
    expect([failure.kind, failure.reason]).toEqual(['configuration', reason]);
  });

  test.each([-1, 45009] as const)('is tried again later after %i', async (errcode) => {
    wechat.trouble(errcode);
    expect((await failed(client.sendSubscribeMessage(message()))).kind).toBe('retry');
  });
});

describe('a text', () => {
  test.each([
    ['谢谢师傅', { suggest: 'pass', label: 100 }],
    ['这是模拟违规的话', { suggest: 'risky', label: 20006 }],
    ['这是模拟存疑的话', { suggest: 'review', label: 20006 }],
  ])('%s is judged', async (text, verdict) => {
    expect(await client.checkText({ openid: 'o-li', scene: 'comment', text })).toEqual(verdict);
  });

  test('of somebody who was not here for two hours is not judged', async () => {
    await client.code2Session(wechat.codeFor('o-away'));
    clock.advance({ hours: 3 });
    expect((await failed(client.checkText({ openid: 'o-away', scene: 'comment', text: '您好' }))).kind).toBe('user');
  });

  test.each(['not json', 'html', 'hang up', 'http 502', 'no openid'] as const)('of which WeChat says %s is not judged', async (trouble) => {
    await client.checkText({ openid: 'o-li', scene: 'comment', text: '您好' });
    wechat.trouble(trouble);
    expect((await failed(client.checkText({ openid: 'o-li', scene: 'comment', text: '您好' }))).kind).toBe('retry');
  });
});

describe('a picture', () => {
  test('is asked about, and the answer comes by itself', async () => {
    wechat.pushes.delay = 0;
    const trace = await client.checkMedia({ openid: 'o-li', url: 'http://127.0.0.1:9/none', type: 2, scene: 'comment' });
    for (let i = 0; i < 100 && !wechat.pushes.said.some(({ message }) => (message as { trace_id?: string }).trace_id === trace); i += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(wechat.pushes.said.at(-1)).toMatchObject({ message: { Event: 'wxa_media_check', trace_id: trace, errcode: -1008 }, answer: null });
  });

  test('with a code in it is told from a refusal', async () => {
    expect((await client.qrCode({ scene: 'A_b-1', page: 'order/check-in/index' })).subarray(1, 4).toString()).toBe('PNG');
    wechat.trouble(45009);
    expect((await failed(client.qrCode({ scene: 'A', page: 'order/check-in/index' }))).reason).toBe(45009);
    wechat.trouble('not json');
    expect((await failed(client.qrCode({ scene: 'A', page: 'order/check-in/index' }))).kind).toBe('retry');
    expect((await failed(client.qrCode({ scene: 'A', page: '/order/check-in/index' }))).reason).toBe(41030);
    for (const scene of ['', 'a b', '水', 'a'.repeat(33), 'a%']) expect((await failed(client.qrCode({ scene, page: 'p' }))).kind).toBe('configuration');
  });
});
