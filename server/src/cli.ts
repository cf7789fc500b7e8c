import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seedLadders } from '../seeds/ladders.js';
import { seedBase, seedDemo } from '../seeds/index.js';
import { seedOrders } from '../seeds/orders.js';
import { DEMO_PEOPLE } from '../seeds/demo-people.js';
import { GRANT_HOURS, GrantsService } from './auth/grants.service.js';
import { Tokens } from './auth/tokens.js';
import { readConfig, type Config } from './config.js';
import { openOurs } from './data-source.js';
import { migrate, restoreCopy, revert } from './kernel/database/migrate.js';
import type { OpenDatabase } from './kernel/database/open.js';
import { FieldCipher, SystemClock } from './kernel/index.js';
import { atHead, openToServe } from './open-to-serve.js';
import { ActorChanges } from './people/actor-changes.js';
import { sentenceFor, Unready } from './sentences.js';
import { invariantsWith, verify } from './verify.js';

/** Opens the database for one piece of work and closes it again. `alone: false` may run beside a server. */
async function withDatabase<T>(config: Config, alone: boolean, work: (open: OpenDatabase) => Promise<T>): Promise<T> {
  const open = await openOurs(config, alone);
  try {
    return await work(open);
  } finally {
    await open.close();
  }
}

async function seed(config: Config, open: OpenDatabase): Promise<void> {
  await seedBase(open);
  await open.uow.run((tx) => seedLadders(tx, new SystemClock().now()));
  if (config.mode !== 'demo') return;
  const cipher = new FieldCipher(config.cipherKeys);
  const clock = new SystemClock();
  await seedDemo({ uow: open.uow, clock, cipher });
  await seedOrders({ uow: open.uow, database: open.database, cipher, doorKey: config.doorKey, officeHours: config.officeHours, now: clock.now() });
}

async function serveAndTell(config: Config): Promise<void> {
  // The short commands start quicker without the program, and it is read while a database may be coming back.
  const [{ serve, stopOnSignals }, open] = await Promise.all([import('./main.js'), openToServe(config)]);
  const running = await serve(config, { handedOver: open });
  stopOnSignals(running);
  console.log(`\n党员志愿服务超市已经开好：${running.address}`);
  console.log(`接口说明：${running.address}/docs`);
  if (config.mode !== 'demo') return;
  console.log('演示模式，可以用这些人登录：');
  for (const { name, about } of DEMO_PEOPLE) console.log(`  ${name}  ${about}`);
}

/** What can be typed after `cli.js`. */
const COMMANDS: Readonly<Record<string, (config: Config) => Promise<void>>> = {
  /** Migrates, seeds, serves: `npm start`. */
  async start(config) {
    await withDatabase(config, true, async (open) => {
      const done = await migrate(open.dataSource);
      if (done.length > 0) console.log(`· 数据库升级了 ${done.length} 步`);
      await seed(config, open);
    });
    await serveAndTell(config);
  },

  serve: serveAndTell,

  async 'db:migrate'(config) {
    const done = await withDatabase(config, true, (open) => migrate(open.dataSource));
    console.log(done.length === 0 ? '数据库已经是最新的。' : `做完了：${done.join('、')}`);
  },

  async 'db:revert'(config) {
    if (config.database.kind === 'sqlite') {
      await withDatabase(config, true, () => Promise.resolve()); // refuses while a server has the file
      console.log(`恢复了 ${restoreCopy(config.database.file)}`);
      return;
    }
    const undone = await withDatabase(config, true, (open) => revert(open.dataSource));
    console.log(undone ? `退回了：${undone}` : '没有可以退回的。');
  },

  async 'db:seed'(config) {
    await withDatabase(config, false, async (open) => {
      await atHead(open);
      await seed(config, open);
    });
    console.log(config.mode === 'demo' ? '基础数据和演示人物都在了。' : '基础数据都在了。');
  },

  async 'user:grant'(config) {
    const code = await withDatabase(config, false, async (open) => {
      await atHead(open);
      const cipher = new FieldCipher(config.cipherKeys);
      return new GrantsService(open.uow, new SystemClock(), cipher, new Tokens(config.tokenKey), new ActorChanges()).make();
    });
    console.log(`管理员开通码：${code}`);
    console.log(`登录小程序后，在“我的 → 填开通码”里输入。只能用一次，${GRANT_HOURS} 小时内有效。`);
  },

  async verify(config) {
    const verdicts = await withDatabase(config, false, async (open) => {
      await atHead(open);
      return verify(open.database, invariantsWith(config.dataFolder));
    });
    for (const { name, violations, notes } of verdicts) {
      console.log(`${violations.length === 0 ? '✓' : '✗'} ${name}`);
      for (const violation of violations.slice(0, 20)) console.log(`    ${violation}`);
      if (violations.length > 20) console.log(`    … ${violations.length - 20} more`);
      for (const note of notes) console.log(`    (${note})`);
    }
    const broken = verdicts.filter(({ violations }) => violations.length > 0).length;
    console.log(broken === 0 ? `${verdicts.length} 项都对。` : `${broken} 项不对。`);
    if (broken > 0) process.exitCode = 1;
  },
};

/** The repository: the nearest folder above that has the workspace's file, else where the command was typed. */
function rootOf(file: string): string {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'pnpm-workspace.yaml'))) return folder;
  }
  return process.cwd();
}

async function run(name: string | undefined): Promise<void> {
  const command = COMMANDS[name ?? ''];
  if (!command) throw new Unready(`命令是这些之一：${Object.keys(COMMANDS).join('、')}`);
  await command(readConfig(process.env, rootOf(fileURLToPath(import.meta.url))));
}

await run(process.argv[2]).catch((error: unknown) => {
  console.error(`\n${sentenceFor(error)}`);
  process.exit(1);
});
