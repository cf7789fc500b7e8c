import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { onEachEngine } from './engines.js';
import { HttpTest } from './http.js';
import { SimulatedPushes } from '../src/wechat/simulator.push.js';
import { SIMULATED_ACCOUNT } from '../src/wechat/wechat.simulator.js';
import { WechatEvents, type WechatEvent } from '../src/wechat/wechat.events.js';
import { PushPurge } from '../src/wechat/push.purge.js';

onEachEngine('the message URL', (db) => {
  let http: HttpTest;
  let wechat: SimulatedPushes;
  const heard: WechatEvent[] = [];
  let fail = false;

  beforeAll(async () => {
    http = await HttpTest.start(db);
    wechat = new SimulatedPushes(db.clock, SIMULATED_ACCOUNT.appId);
    http.app.get(WechatEvents, { strict: false }).on('user_info_modified', (_tx, event) => {
      if (fail) throw new Error('not now');
      heard.push(event);
      return Promise.resolve();
    });
  });
  afterAll(() => http.app.close());

  const post = (query: string, body: object) =>
    http.app.inject({ method: 'POST', url: `/v1/wechat/push?${query}`, payload: JSON.stringify(body), headers: { 'content-type': 'text/xml' } });
  const pushed = { Event: 'user_info_modified', OpenID: 'o-zhang' };

  test('answers WeChat’s question with its own word, and nobody else’s', async () => {
    const { query } = wechat.sealed(pushed);
    const asked = await http.app.inject({ method: 'GET', url: `/v1/wechat/push?${query}&echostr=5927%3Cb%3E` });
    expect([asked.statusCode, asked.body, asked.headers['content-type']]).toEqual([200, '5927<b>', 'text/plain; charset=utf-8']);
    expect((await http.app.inject({ method: 'GET', url: '/v1/wechat/push?signature=x&timestamp=1&nonce=2&echostr=3' })).statusCode).toBe(403);
    expect((await http.app.inject({ method: 'GET', url: '/v1/wechat/push?signature=x&signature=y&timestamp[a]=1' })).statusCode).toBe(403);
  });

  test('takes a message once, however often it is told', async () => {
    const one = wechat.sealed(pushed);
    const again = wechat.sealed(pushed); // the same, sealed anew
    for (const { query, body } of [one, one, again]) {
      const answer = await post(query, body);
      expect([answer.statusCode, answer.body]).toEqual([200, 'success']);
    }
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({ kind: 'user_info_modified', openid: 'o-zhang', appId: SIMULATED_ACCOUNT.appId });
    const twice = wechat.sealed({ ...pushed, CreateTime: 5 });
    await Promise.all([1, 2, 3, 4].map(() => post(twice.query, twice.body)));
    expect(heard).toHaveLength(2);
  });

  test('takes it again when nobody could hear it', async () => {
    const { query, body } = wechat.sealed({ ...pushed, CreateTime: 6 });
    fail = true;
    expect((await post(query, body)).statusCode).toBe(500);
    fail = false;
    expect((await post(query, body)).body).toBe('success');
    expect(heard.at(-1)!.at).toEqual(new Date(6000));
  });

  test.each([
    ['unsigned', (one: { query: string; body: object }) => ({ ...one, query: 'timestamp=1&nonce=2' })],
    ['changed', (one: { query: string; body: { Encrypt: string } }) => ({ ...one, body: { Encrypt: `A${one.body.Encrypt.slice(1)}` } })],
    ['in plain words', (one: { query: string; body: object }) => ({ ...one, body: pushed })],
    ['no object', (one: { query: string; body: object }) => ({ ...one, body: [] })],
  ])('refuses what is %s', async (_what, change) => {
    const before = heard.length;
    const { query, body } = change(wechat.sealed({ ...pushed, CreateTime: 7 }));
    expect((await post(query, body)).statusCode).toBe(403);
    expect(heard).toHaveLength(before);
  });

  test('refuses what is older than it remembers, and forgets what cannot come again', async () => {
    const { query, body } = wechat.sealed({ ...pushed, CreateTime: 8 });
    db.clock.advance({ days: 8 });
    expect((await post(query, body)).statusCode).toBe(403);
    db.clock.advance({ days: 8 });
    expect(await http.app.get(PushPurge, { strict: false }).look()).toBe(3);
  });

  test('is not there where nothing was set up', async () => {
    const bare = await HttpTest.start(db, { wechat: { appId: 'wx0123456789abcdef', secret: 's', baseUrl: 'http://127.0.0.1:9', templates: {}, push: null, simulatorPort: 0 } });
    expect((await bare.app.inject({ method: 'GET', url: '/v1/wechat/push?echostr=1' })).statusCode).toBe(404);
    await bare.app.close();
  });
});
