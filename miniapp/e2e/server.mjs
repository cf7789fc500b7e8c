/** The built server in a process of its own, with a clock that the story moves. Talks to `world.mjs` over IPC. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const ours = (file) => import(join(ROOT, 'server/dist', file));
const [folder, now, env = '{}'] = process.argv.slice(2);

const { readConfig } = await ours('src/config.js');
const { serve } = await ours('src/main.js');
const { openOurs } = await ours('src/data-source.js');
const { migrate } = await ours('src/kernel/database/migrate.js');
const { FakeClock, FieldCipher } = await ours('src/kernel/index.js');
const { seedBase, seedDemo } = await ours('seeds/index.js');
const { seedOrders } = await ours('seeds/orders.js');
const { WechatSimulator } = await ours('src/wechat/wechat.simulator.js');
const { DemoPeople } = await ours('src/auth/demo-people.js');

const clock = new FakeClock(now);
const config = readConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent', ...JSON.parse(env) }, ROOT);
const cipher = new FieldCipher(config.cipherKeys);
const { doorKey, officeHours } = config;

const open = await openOurs(config, true);
await migrate(open.dataSource);
await seedBase(open);
await seedDemo({ uow: open.uow, clock, cipher });
await seedOrders({ uow: open.uow, database: open.database, cipher, doorKey, officeHours, now: clock.now() });
await open.close();

const running = await serve(config, { clock });
const wechat = running.app.get(WechatSimulator, { strict: false });
const people = running.app.get(DemoPeople, { strict: false });
// As they stand on WeChat's own page.
for (const { templateId, fields } of Object.values(config.wechat.templates)) wechat.service.templates.set(templateId, Object.values(fields));

process.on('message', async ({ at, allows }) => {
  if (allows) {
    wechat.service.accept(people.openidOf(allows.personId), allows.templateId);
    process.send({ allowed: allows.templateId });
    return;
  }
  if (at) {
    clock.set(at);
    process.send({ moved: at });
    return;
  }
  await running.stop();
  process.exit(0);
});
process.send({ address: running.address, wechat: wechat.baseUrl });
