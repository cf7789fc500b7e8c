import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const SERVER = join(ROOT, 'server/dist');

/** Where the browser is; the variable CHROMIUM wins. */
function chromiumPath() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const found = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync);
  if (!found) throw new Error('no Chromium on the PATH');
  return found;
}

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

/** One server with its own data and its own time, and one browser in which several people sit at their phones. */
export class World {
  #browser;
  #running;
  #folder;
  #clock;
  #people = new Map();

  /** `now` is the hour at which the story begins, in UTC. */
  static async begin(now) {
    const world = new World();
    const { readConfig } = await import(join(SERVER, 'src/config.js'));
    const { serve } = await import(join(SERVER, 'src/main.js'));
    const { openOurs } = await import(join(SERVER, 'src/data-source.js'));
    const { migrate } = await import(join(SERVER, 'src/kernel/database/migrate.js'));
    const { FakeClock, FieldCipher } = await import(join(SERVER, 'src/kernel/index.js'));
    const { seedBase, seedDemo } = await import(join(SERVER, 'seeds/index.js'));
    const { seedOrders } = await import(join(SERVER, 'seeds/orders.js'));

    world.#folder = mkdtempSync(join(tmpdir(), 'journey-'));
    world.#clock = new FakeClock(now);
    const config = readConfig({ DATA_DIR: world.#folder, PORT: '0', LOG_LEVEL: 'silent' }, ROOT);
    const open = await openOurs(config, true);
    await migrate(open.dataSource);
    await seedBase(open);
    await seedDemo({ uow: open.uow, clock: world.#clock, cipher: new FieldCipher(config.cipherKeys) });
    await seedOrders({
      uow: open.uow, database: open.database, cipher: new FieldCipher(config.cipherKeys), doorKey: config.doorKey,
      officeHours: config.officeHours, now: world.#clock.now(),
    });
    await open.close();
    world.#running = await serve(config, { clock: world.#clock });
    world.address = world.#running.address;
    world.#browser = await chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
    return world;
  }

  now() {
    return this.#clock.now();
  }

  /** Moves the time of the server and of every phone. */
  async at(instant) {
    this.#clock.set(instant);
    for (const { page } of this.#people.values()) await page.clock.setFixedTime(this.#clock.now());
  }

  /** A phone of its own for this person, not logged in yet. */
  async phone(name, { width = 390, height = 844 } = {}) {
    const context = await this.#browser.newContext({
      viewport: { width, height }, deviceScaleFactor: 2, hasTouch: true, isMobile: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai',
    });
    const page = await context.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.clock.setFixedTime(this.#clock.now());
    this.#people.set(name, { page, errors, context });
    return page;
  }

  /** What went wrong in the pages so far, by person. */
  errors() {
    return [...this.#people.entries()].flatMap(([name, { errors }]) => errors.map((error) => `${name}: ${error}`));
  }

  async end() {
    await this.#browser?.close();
    await this.#running?.stop();
    if (this.#folder) rmSync(this.#folder, { recursive: true, force: true });
  }
}
