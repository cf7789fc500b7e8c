import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IncomingMessage } from 'node:http';
import { tell } from '../src/inbox/inbox.store.js';
import { SystemClock, newId } from '../src/kernel/index.js';
import type { Actor } from '../src/people/actor.js';
import { LiveHub } from '../src/screens/live.hub.js';
import { LivePoller } from '../src/screens/live.poller.js';
import { onEachEngine } from './engines.js';
import { HttpTest } from './http.js';
import { MakeOrders } from './make.orders.js';

const MANY = 1_000;

onEachEngine('live pages', (db) => {
  let make: MakeOrders;
  let staff: Actor;
  let http: HttpTest;
  let port: number;

  beforeAll(async () => {
    make = new MakeOrders(db);
    staff = await make.setUp();
    db.clock.set(new Date());
    http = await HttpTest.start(db, {}, { clock: new SystemClock() });
    await http.app.listen(0, '127.0.0.1');
    port = (http.app.getHttpServer().address() as AddressInfo).port;
  }, 60_000);
  beforeEach(async () => {
    db.clock.set(new Date()); // messages are found by the time in their ids
    await leave(staff.personId!, {}); // somebody is there already, so that the process looks
    await poller().lookOnce();
  });
  afterAll(() => http.close());

  const poller = (): LivePoller => http.app.get(LivePoller, { strict: false });
  const leave = async (personId: string, body: { orderIds?: string[]; queues?: boolean }): Promise<{ ticket: string; mark: string }> =>
    (await http.call('POST /v1/live', { token: await http.login(personId), body })).body;

  interface Stream { readonly response: IncomingMessage; text(): string; close(): void; readonly ended: Promise<void> }
  const open = (ticket: string, headers: Record<string, string> = {}): Promise<Stream> =>
    new Promise((resolve, reject) => {
      const request = get({ port, host: '127.0.0.1', path: `/v1/live/stream?ticket=${ticket}`, headers: { 'accept-encoding': 'br, gzip', ...headers }, agent: false }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        const ended = new Promise<void>((done) => response.on('close', done));
        response.once('data', () => resolve({ response, text: () => text, close: () => request.destroy(), ended }));
      });
      request.on('error', reject);
    });
  const until = async (condition: () => boolean): Promise<void> => {
    for (let n = 0; n < 1_000 && !condition(); n += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(condition()).toBe(true);
  };

  test('an open page hears at once that its order changed, that a queue moved and that a message came, and nothing of others', async () => {
    const [resident, other, volunteer] = [await make.people.person(), await make.people.person(), await make.people.volunteer()];
    const id = await make.openOrder(staff, {}, {}, resident);
    const [mine, theirs, desk] = [await open((await leave(resident, { orderIds: [id] })).ticket), await open((await leave(other, {})).ticket), await open((await leave(staff.personId!, { queues: true })).ticket)];
    await poller().lookOnce();
    db.clock.set(new Date());
    await make.tasks.claim(await make.people.actor(volunteer), id, { riskAgreed: true });
    await poller().lookOnce();
    await until(() => mine.text().includes('event: messages') && desk.text().includes('event: queues'));
    expect(mine.text()).toContain(`event: order\ndata: ${id}\n`);
    expect(mine.text()).not.toContain('queues');
    expect(theirs.text()).not.toContain('event:');
    expect(mine.response.headers).toMatchObject({ 'content-type': 'text/event-stream; charset=utf-8', 'x-content-type-options': 'nosniff' });
    expect(mine.response.headers['content-encoding']).toBeUndefined();
    for (const stream of [mine, theirs, desk]) stream.close();
  });

  test('who comes back hears what was missed, with the last id it saw', async () => {
    const resident = await make.people.person();
    const id = await make.openOrder(staff, {}, {}, resident);
    const { ticket, mark } = await leave(resident, { orderIds: [id] });
    await poller().lookOnce();
    await make.orders.cancel(await make.people.actor(resident), id, { reason: 'not_needed' });
    await poller().lookOnce();
    const back = await open(ticket, { 'last-event-id': mark });
    await until(() => back.text().includes(`data: ${id}`));
    back.close();
    const lost = await open(ticket, { 'last-event-id': 'elsewhere.1.1' });
    await until(() => lost.text().includes('event: again'));
    lost.close();
  });

  test('WeChat’s question is answered with 304 while nothing has changed, and costs no statement', async () => {
    const resident = await make.people.person();
    const id = await make.openOrder(staff, {}, {}, resident);
    await poller().lookOnce();
    const { ticket, mark } = await leave(resident, { orderIds: [id] });
    const ask = (seen: string) => http.app.inject({ method: 'GET', url: `/v1/live/changes?ticket=${ticket}`, headers: { 'if-none-match': seen } });
    expect((await ask(`"${mark}"`)).statusCode).toBe(304);
    await make.orders.cancel(await make.people.actor(resident), id, { reason: 'not_needed' });
    await poller().lookOnce();
    const news = await ask(`"${mark}"`);
    expect(news.statusCode).toBe(200);
    expect(news.json()).toMatchObject({ changes: expect.arrayContaining([{ kind: 'order', id }]) as unknown });
    expect((await ask(news.headers['etag'] as string)).statusCode).toBe(304);
  });

  test('leave is given only for what one may see, and a ticket of nobody opens nothing', async () => {
    const [resident, other] = [await make.people.person(), await make.people.person()];
    const id = await make.placed(resident);
    const refused = await http.call('POST /v1/live', { token: await http.login(other), body: { orderIds: [id] } });
    expect(refused.problem.code).toBe('NOT_FOUND');
    expect((await http.app.inject({ method: 'GET', url: '/v1/live/stream?ticket=abc.def' })).statusCode).toBe(401);
  });

  test(`the statements of ${MANY} open pages are those of one`, async () => {
    const resident = await make.people.person();
    const id = await make.openOrder(staff, {}, {}, resident);
    const { ticket } = await leave(resident, { orderIds: [id] });
    const { database } = db;
    const counted = async (): Promise<number> => {
      let count = 0;
      const [rows, one] = [database.rows.bind(database), database.one.bind(database)];
      Object.assign(database, { rows: (...args: Parameters<typeof rows>) => ((count += 1), rows(...args)), one: (...args: Parameters<typeof one>) => ((count += 1), one(...args)) });
      for (let look = 0; look < 5; look += 1) await poller().lookOnce();
      Object.assign(database, { rows, one });
      return count;
    };
    const streams = [await open(ticket)];
    await poller().lookOnce();
    const alone = await counted();
    for (let n = 0; n < 20; n += 1) streams.push(...(await Promise.all(Array.from({ length: MANY / 20 }, () => open(ticket)))));
    expect(http.app.get(LiveHub, { strict: false }).listening).toBeGreaterThanOrEqual(MANY);
    expect(await counted()).toBe(alone);
    expect(alone).toBe(10);
    const now = new Date();
    await db.uow.run((tx) => tell(tx, { kind: 'widened', to: [resident], cause: newId(now), subject: 'order', subjectId: id }, now));
    await poller().lookOnce();
    await until(() => streams.every((stream) => stream.text().includes('event: messages')));
    // The process ends: everybody is let go at once, and no new stream begins.
    const began = Date.now();
    await poller().beforeApplicationShutdown();
    await Promise.all(streams.map(({ ended }) => ended));
    expect(Date.now() - began).toBeLessThan(5_000);
  }, 240_000);
});
