import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedBase, seedDemo } from '../seeds/index.js';
import { demoId } from '../seeds/demo-people.js';
import { GrantsService } from '../src/auth/grants.service.js';
import { LoginSession } from '../src/auth/session.entity.js';
import { SIMULATED_ACCOUNT, WechatSimulator } from '../src/wechat/wechat.simulator.js';
import { WechatClient } from '../src/wechat/wechat.client.js';
import { Person } from '../src/people/person.entity.js';
import { atOnce, onEachEngine } from './engines.js';
import { HttpTest } from './http.js';

onEachEngine('getting in', (db) => {
  let http: HttpTest;
  let wechat: WechatSimulator;

  beforeAll(async () => {
    await seedBase(db);
    await seedDemo(db);
    wechat = new WechatSimulator(db.clock);
    await wechat.start();
    const client = new WechatClient(() => ({ ...SIMULATED_ACCOUNT, baseUrl: wechat.baseUrl }));
    http = await HttpTest.start(db, {}, { wechat: client });
  });
  afterAll(async () => {
    await http.close();
    await wechat.stop();
  });

  const byWechat = (openid: string) => http.call('POST /v1/auth/wechat', { body: { code: wechat.codeFor(openid) } });

  describe('with WeChat', () => {
    test('a first login makes a person, the next one finds them', async () => {
      const first = await byWechat('o-new');
      expect(first.status).toBe(200);
      expect(first.body.me).toMatchObject({ name: null, hats: ['resident'] });
      const second = await byWechat('o-new');
      expect(second.body.me.id).toBe(first.body.me.id);
      expect(second.body.token).not.toBe(first.body.token);
    });

    test('two first logins at once make one person', async () => {
      const count = async () => Number((await db.database.one<{ n: number }>('SELECT COUNT(*) AS n FROM person'))!.n);
      const before = await count();
      const results = await atOnce(db, 8, () => byWechat('o-twice'));
      const ids = results.map((result) => (result.status === 'fulfilled' ? result.value.body.me.id : 'failed'));
      expect(new Set(ids).size).toBe(1);
      expect(await count()).toBe(before + 1);
    });

    test('a replayed code opens nothing, and nobody else’s session either', async () => {
      const code = wechat.codeFor('o-replay');
      expect((await http.call('POST /v1/auth/wechat', { body: { code } })).status).toBe(200);
      const again = await http.call('POST /v1/auth/wechat', { body: { code } });
      expect([again.status, again.problem.code]).toEqual([401, 'LOGIN_FAILED']);
    });

    test('a WeChat that is away answers 503 and says when to come back', async () => {
      wechat.trouble('hang up');
      const answer = await byWechat('o-away');
      expect([answer.status, answer.problem.code]).toEqual([503, 'WECHAT_UNAVAILABLE']);
      expect(answer.headers['retry-after']).toBe('2');
    });
  });

  describe('the number that WeChat knows', () => {
    const take = (token: string, code: string) => http.call('POST /v1/auth/wechat-phone', { token, body: { code } });

    test('is taken by one tap, and by nobody else after that', async () => {
      const [one, two] = [(await byWechat('o-phone')).body, (await byWechat('o-other')).body];
      expect((await take(one.token, wechat.phoneCodeFor('19855556666'))).body.phone).toBe('19855556666');
      expect((await take(one.token, wechat.phoneCodeFor('19855556666'))).status).toBe(200);
      const refused = await take(two.token, wechat.phoneCodeFor('19855556666'));
      expect([refused.status, refused.problem.code, refused.problem.facts]).toEqual([409, 'ID_TAKEN', { field: 'phone' }]);
    });

    test('needs a code that WeChat gave and nobody used', async () => {
      const { token } = (await byWechat('o-phone')).body;
      const refused = await take(token, 'made-up');
      expect([refused.status, refused.problem.code]).toEqual([401, 'CODE_WRONG']);
    });
  });

  describe('a session', () => {
    test('is kept as a hash only', async () => {
      const { token } = (await byWechat('o-hash')).body;
      const rows = JSON.stringify(await db.database.rows('SELECT * FROM login_session'));
      expect(rows).not.toContain(token);
    });

    test('ends at once when its person logs out, and only that one', async () => {
      const [one, two] = [(await byWechat('o-out')).body.token, (await byWechat('o-out')).body.token];
      expect((await http.call('GET /v1/me', { token: one })).status).toBe(200);
      expect((await http.call('POST /v1/auth/logout', { token: one })).body).toEqual({ ok: true });
      const after = await http.call('GET /v1/me', { token: one });
      expect([after.status, after.problem.code]).toEqual([401, 'SESSION_ENDED']);
      expect((await http.call('GET /v1/me', { token: two })).status).toBe(200);
      await http.call('POST /v1/auth/logout-everywhere', { token: two });
      expect((await http.call('GET /v1/me', { token: two })).status).toBe(401);
    });

    test('that another process ended stops within five seconds', async () => {
      const { token, me } = (await byWechat('o-elsewhere')).body;
      await http.call('GET /v1/me', { token });
      await db.uow.run((tx) => tx.update(LoginSession, { revokedAt: db.clock.now() }, 'person_id = ?', [me.id]));
      db.clock.advance({ seconds: 5 });
      expect((await http.call('GET /v1/me', { token })).status).toBe(401);
    });

    test('is read once in five seconds, and notes its use once a minute', async () => {
      const { token, me } = (await byWechat('o-busy')).body;
      const seen = async (): Promise<Date> => (await db.database.find(LoginSession, 'person_id = ?', [me.id]))[0]!.lastSeenAt;
      const start = await seen();
      await http.call('GET /v1/me', { token });
      db.clock.advance({ seconds: 59 });
      await http.call('GET /v1/me', { token });
      expect(await seen()).toEqual(start);
      db.clock.advance({ seconds: 1 });
      await http.call('GET /v1/me', { token });
      expect(await seen()).toEqual(db.clock.now());
    });

    test('that nobody used for 30 days is over', async () => {
      const { token } = (await byWechat('o-idle')).body;
      db.clock.advance({ days: 29 });
      expect((await http.call('GET /v1/me', { token })).status).toBe(200);
      db.clock.advance({ days: 30 });
      expect((await http.call('GET /v1/me', { token })).problem.code).toBe('SESSION_ENDED');
    });

    test('of somebody who left is over', async () => {
      const { token, me } = (await byWechat('o-left')).body;
      await db.uow.run((tx) => tx.update(Person, { closedAt: db.clock.now() }, 'id = ?', [me.id]));
      expect((await http.call('GET /v1/me', { token })).status).toBe(401);
      expect((await byWechat('o-left')).problem.code).toBe('LOGIN_FAILED');
    });
  });

  describe('at the door', () => {
    test('guests may read places but not themselves', async () => {
      expect((await http.call('GET /v1/areas', {})).status).toBe(200);
      expect((await http.call('GET /v1/me', {})).problem.code).toBe('LOGIN_NEEDED');
      expect((await http.call('GET /v1/me', { token: 'x'.repeat(43) })).problem.code).toBe('SESSION_ENDED');
      expect((await http.call('GET /v1/areas', { token: 'x'.repeat(43) })).status).toBe(200);
    });

    test('a resident is no staff, a desk no dispatcher', async () => {
      const resident = await http.login(demoId('zhang'));
      expect((await http.call('GET /v1/volunteers', { token: resident, query: {} })).problem.code).toBe('NOT_ALLOWED');
      const desk = await http.login(demoId('feng'));
      expect((await http.call('GET /v1/volunteers', { token: desk, query: {} })).problem.code).toBe('NOT_ALLOWED');
      const dispatcher = await http.login(demoId('he'));
      const page = await http.call('GET /v1/volunteers', { token: dispatcher, query: { limit: 3 } });
      expect(page.body.items).toHaveLength(3);
      for (const row of page.body.items) expect(row.communityText).toBe('恩城街道 东门社区');
    });

    test('a seat that is ended is ended for the running session too', async () => {
      const city = await http.login(demoId('cen'));
      const town = await http.login(demoId('liang'));
      expect((await http.call('GET /v1/staff-seats', { token: town, query: {} })).status).toBe(200);
      const { seats } = (await http.call('GET /v1/me', { token: town })).body;
      expect((await http.call('POST /v1/staff-seats/:id/end', { token: city, params: { id: seats[0]!.id } })).status).toBe(200);
      expect((await http.call('GET /v1/staff-seats', { token: town, query: {} })).problem.code).toBe('NOT_ALLOWED');
    });
  });

  describe('a desk computer', () => {
    test('comes in by a code that the phone approves, with a short session for staff', async () => {
      const phone = await http.login(demoId('feng'));
      const ticket = (await http.call('POST /v1/auth/scan-tickets', {})).body;
      const collect = (secret: string) => http.call('POST /v1/auth/scan-tickets/:id/collect', { params: { id: ticket.id }, body: { secret } });
      expect((await collect(ticket.secret)).body).toEqual({ state: 'waiting', session: null });
      expect((await http.call('POST /v1/auth/scan-tickets/approve', { token: phone, body: { qr: ticket.qr } })).body).toEqual({ ok: true });
      expect((await collect(ticket.qr)).problem.code).toBe('CODE_WRONG');
      const { session } = (await collect(ticket.secret)).body;
      expect(session?.me.name).toBe('冯秀珍');
      expect(new Date(session!.endsAt).getTime() - db.clock.now().getTime()).toBe(12 * 3_600_000);
      expect((await collect(ticket.secret)).problem.code).toBe('CODE_WRONG');
      expect((await http.call('GET /v1/me', { token: session!.token })).status).toBe(200);
      db.clock.advance({ minutes: 30 });
      expect((await http.call('GET /v1/me', { token: session!.token })).problem.code).toBe('SESSION_ENDED');
    });

    test('twenty who collect at once get one session', async () => {
      const phone = await http.login(demoId('feng'));
      const ticket = (await http.call('POST /v1/auth/scan-tickets', {})).body;
      await http.call('POST /v1/auth/scan-tickets/approve', { token: phone, body: { qr: ticket.qr } });
      const results = await atOnce(db, 20, () =>
        http.call('POST /v1/auth/scan-tickets/:id/collect', { params: { id: ticket.id }, body: { secret: ticket.secret } }),
      );
      const statuses = results.map((result) => (result.status === 'fulfilled' ? result.value.status : 0)).sort();
      expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 401)]);
    });

    test('has two minutes, and only the first phone that approves', async () => {
      const ticket = (await http.call('POST /v1/auth/scan-tickets', {})).body;
      const approve = async (key: string) => http.call('POST /v1/auth/scan-tickets/approve', { token: await http.login(demoId(key)), body: { qr: ticket.qr } });
      expect((await approve('zhang')).status).toBe(200);
      expect((await approve('zhang')).status).toBe(200);
      expect((await approve('li')).problem.code).toBe('CODE_WRONG');
      db.clock.advance({ minutes: 2 });
      const late = await http.call('POST /v1/auth/scan-tickets/:id/collect', { params: { id: ticket.id }, body: { secret: ticket.secret } });
      expect([late.status, late.problem.code]).toEqual([410, 'CODE_EXPIRED']);
    });
  });

  describe('the first administrator', () => {
    const redeem = (token: string, code: string) => http.call('POST /v1/auth/grants/redeem', { token, body: { code } });

    test('redeems a printed code once, typed as people type', async () => {
      const code = await http.app.get(GrantsService, { strict: false }).make();
      const { token } = (await byWechat('o-admin')).body;
      const me = await redeem(token, ` ${code.toLowerCase().replaceAll('-', ' ')} `);
      expect(me.body.seats).toMatchObject([{ role: 'city', areaText: '恩平市' }]);
      expect((await redeem(token, code)).status).toBe(200); // the answer was lost
      expect((await http.call('GET /v1/staff-seats', { token, query: {} })).status).toBe(200);
      const { token: thief } = (await byWechat('o-thief')).body;
      expect((await redeem(thief, code)).problem.code).toBe('CODE_WRONG');
    });

    test('has a day', async () => {
      const code = await http.app.get(GrantsService, { strict: false }).make();
      db.clock.advance({ hours: 24 });
      const { token } = (await byWechat('o-late')).body;
      expect((await redeem(token, code)).problem.code).toBe('CODE_EXPIRED');
    });

    test('who guesses is stopped after five tries', async () => {
      const { token } = (await byWechat('o-guess')).body;
      const codes: string[] = [];
      for (let i = 0; i < 7; i += 1) codes.push((await redeem(token, 'AAAA-BBBB-CCCC')).problem.code);
      expect(codes).toEqual([...Array.from({ length: 5 }, () => 'CODE_WRONG'), 'TOO_MANY_REQUESTS', 'TOO_MANY_REQUESTS']);
    });
  });

  describe('the demo', () => {
    test('names people to try, and lets in only those', async () => {
      const { people } = (await http.call('GET /v1/auth/demo-people', {})).body;
      expect(people.map((person) => person.name)).toContain('张丽华');
      for (const { id, hat } of people) {
        const { body } = await http.call('POST /v1/auth/demo', { body: { personId: id } });
        if (hat !== 'staff') expect(body.me.hats).toContain(hat);
      }
      const chen = await http.call('POST /v1/auth/demo', { body: { personId: demoId('chen') } });
      expect(chen.problem.code).toBe('PERSON_UNKNOWN');
    });
  });
});

onEachEngine('the demo with its own simulator', (db) => {
  test('gives a WeChat code for a demo person, as DevTools without an AppID need it', async () => {
    await seedBase(db);
    await seedDemo(db);
    const http = await HttpTest.start(db);
    const { code } = (await http.call('POST /v1/auth/demo-wechat-code', { body: { personId: demoId('li') } })).body;
    const session = await http.call('POST /v1/auth/wechat', { body: { code } });
    expect(session.body.me).toMatchObject({ id: demoId('li'), name: '李国强', hats: ['resident', 'volunteer'] });
    await http.close();
  });
});
