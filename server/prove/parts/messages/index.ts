import { setTimeout as sleep } from 'node:timers/promises';
import { Identity } from '../../../src/auth/identity.entity.js';
import { tell } from '../../../src/inbox/inbox.store.js';
import { credit } from '../../../src/inbox/settings.store.js';
import { newId, SystemClock } from '../../../src/kernel/index.js';
import { WechatSimulator } from '../../../src/wechat/wechat.simulator.js';
import { grouped } from '../../pool.js';
import type { Part, Row } from '../../part.js';
import type { World } from '../../world.js';
import { SmsProvider } from './provider.js';

const TEMPLATE = 'T'.repeat(24);
const TEMPLATES = JSON.stringify({ order_progress: { id: TEMPLATE, fields: { what: 'thing1', state: 'thing2', when: 'time3', note: 'thing4' } } });
/** Milliseconds that WeChat and the SMS provider take: long enough to be killed in. */
const SLOW = 40;
/** Milliseconds in which what is left must have been rung for. */
const PATIENCE = 60_000;

/** Ringing for messages: two servers share the outbox and are killed while they ask WeChat and the SMS provider. */
export const messages: Part = {
  name: 'messages',
  about: 'Two servers ring for messages and are killed meanwhile: everybody is reached, by no way twice for one cause.',
  inShort: true,
  beside: true,
  async run(world: World): Promise<readonly Row[]> {
    return [await reached(world)];
  },
};

function reached(world: World): Promise<Row> {
  return world.row('an outbox shared under kill -9', async (report) => {
    const { make, open, random } = world;
    const people = await make.people(world.count(12, 60, 200));
    const resident = people[0]!;
    const order = await make.orders.place(await make.actor(resident), make.orderBody());
    const wechat = new WechatSimulator(new SystemClock());
    const sms = new SmsProvider();
    wechat.latency = SLOW;
    wechat.service.templates.set(TEMPLATE, ['thing1', 'thing2', 'time3', 'thing4']);
    const env = {
      WECHAT_BASE_URL: await wechat.start(), WECHAT_APPID: wechat.account.appId, WECHAT_SECRET: wechat.account.secret, WECHAT_TEMPLATES: TEMPLATES,
      SMS_URL: await sms.start(SLOW), SMS_KEY: Buffer.alloc(32, 's').toString('base64'),
    };
    try {
      const each = world.count(4, 12, 30);
      const subscribed = people.filter((_, index) => index % 2 === 0);
      await subscribe(world, wechat, subscribed.map(({ id }) => id), each);
      const servers = await world.start(2, env);

      // Told while the servers ring and die.
      let told = 0;
      const telling = (async (): Promise<void> => {
        for (let n = 0; n < each; n += 1) {
          for (const { id } of people) {
            const now = new Date();
            await open.uow.run((tx) => tell(tx, { kind: 'helper_lost', to: [id], cause: `prove:${n}`, subject: 'order', subjectId: order.id, urgent: true }, now));
            told += 1;
          }
          await sleep(200);
        }
      })();
      let kills = 0;
      const goal = world.count(2, 20, 60);
      while (kills < goal) {
        await sleep(random.int(100, 900));
        const victim = random.pick(servers);
        await victim.end('SIGKILL');
        victim.launch();
        await victim.ready();
        kills += 1;
      }
      await telling;

      // The leases of the dead would end in two minutes: with everybody gone, time is moved instead.
      for (const server of servers) await server.end('SIGKILL');
      await open.uow.run(async (tx) => {
        const past = new Date(Date.now() - 600_000);
        await tx.change("UPDATE job SET lease_until = ? WHERE state = 'running'", [past]);
        await tx.change("UPDATE message_sending SET at = ? WHERE state = 'trying'", [past]);
      });
      for (const server of servers) server.launch();
      const until = Date.now() + PATIENCE;
      for (;;) {
        const left = await open.database.one<{ n: number }>("SELECT COUNT(*) AS n FROM job WHERE kind = 'message.ring' AND state IN ('waiting', 'running')");
        if (Number(left?.n) === 0) break;
        if (Date.now() > until) return report.fail(`${left?.n} messages were not rung for in ${PATIENCE / 1000} s`);
        await sleep(200);
      }

      const byWechat = new Map<string, number>();
      for (const { page } of wechat.service.sent) {
        const id = page.split('id=')[1]!;
        byWechat.set(id, (byWechat.get(id) ?? 0) + 1);
      }
      const rows = await open.database.rows<{ id: string; wechat: string | null }>(
        "SELECT m.id AS id, (SELECT s.state FROM message_sending s WHERE s.message_id = m.id AND s.channel = 'wechat') AS wechat FROM message m WHERE m.cause LIKE 'prove:%'",
      );
      const missed = rows.filter(({ id }) => !byWechat.has(id) && !sms.asked.has(id));
      const twice = [...byWechat].filter(([, count]) => count > 1);
      const across = rows.filter(({ id, wechat: state }) => byWechat.has(id) && sms.asked.has(id) && state !== 'unknown');
      const lost = rows.filter(({ wechat: state }) => state === 'unknown').length;
      for (const { id } of [...missed, ...across].slice(0, 5)) report.fail(`message ${id} was not rung for as it should`);
      report.counts = `${grouped(told)} messages, ${kills} kills, ${grouped(byWechat.size)} by WeChat, ${grouped(sms.asked.size)} by SMS, ${lost} answers lost`;
      report.expect(rows.length === told, `${rows.length} messages of ${told} told`);
      report.figure('messages-missed', missed.length, 'messages', '0', missed.length === 0);
      report.figure('messages-twice', twice.length + across.length, 'messages', '0', twice.length + across.length === 0);
      report.figure('messages-kills', kills, 'kills', `>= ${goal}`, kills >= goal);
    } finally {
      await world.stopServers();
      await wechat.stop();
      await sms.stop();
    }
  });
}

/** Somebody who tapped 允许 so often, with WeChat and with us. */
async function subscribe({ open }: World, wechat: WechatSimulator, ids: readonly string[], times: number): Promise<void> {
  for (const personId of ids) {
    const now = new Date();
    const openid = `prove-${personId}`;
    await open.uow.run(async (tx) => {
      await tx.insert(Identity, { id: newId(now), personId, appid: wechat.account.appId, openid, unionid: null, createdAt: now });
      for (let n = 0; n < times; n += 1) await credit(tx, personId, 'order_progress', 'more', now);
    });
    for (let n = 0; n < times; n += 1) wechat.service.accept(openid, TEMPLATE);
  }
}
