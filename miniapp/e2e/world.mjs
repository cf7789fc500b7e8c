import { openBrowser } from './browser.mjs';
import { Phone } from './phone.mjs';
import { ServerProcess } from './server-process.mjs';

/** One server with its own data and its own time, and one browser in which several people sit at their phones. */
export class World {
  #browser;
  #server;
  #now;
  #people = new Map();

  /** `now` is the moment at which the story begins. */
  static async begin(now) {
    const world = new World();
    world.#now = new Date(now);
    world.#server = await ServerProcess.start(now);
    world.address = world.#server.address;
    world.#browser = await openBrowser();
    return world;
  }

  /** Moves the time of the server and of every phone. */
  async at(instant) {
    this.#now = new Date(instant);
    await this.#server.at(instant);
    for (const { page } of this.#people.values()) await page.clock.setFixedTime(this.#now);
  }

  /** A phone in the hand of one of the demo's people. */
  async login(name) {
    const phone = new Phone(await this.#open(name), this.address, process.env.PICTURES);
    await phone.page.goto(`${this.address}/#/me/login/index`);
    await phone.tap(name);
    await phone.page.waitForURL(/pages\/(first|mine)/, { timeout: 15_000 });
    await phone.page.waitForLoadState('networkidle');
    return phone;
  }

  /** Asks the server beside the phones, for what the story only needs to know. */
  async ask(method, path, token, body) {
    const headers = { ...(token && { authorization: `Bearer ${token}` }), ...(body && { 'content-type': 'application/json' }) };
    const reply = await fetch(this.address + path, { method, headers, body: body && JSON.stringify(body) });
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    return reply.json();
  }

  /** Asks as one of the demo's people, without a phone. */
  async asker(name) {
    const { people } = await this.ask('GET', '/v1/auth/demo-people');
    const { token } = await this.ask('POST', '/v1/auth/demo', undefined, { personId: people.find((one) => one.name === name).id });
    return (method, path, body) => this.ask(method, path, token, body);
  }

  async #open(name) {
    const context = await this.#browser.newContext({
      viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai',
    });
    return this.#begin(name, context);
  }

  /** Closes the page at once, as a phone does that needs its memory, and opens it anew with what was kept. */
  async restart(phone, name) {
    const context = phone.page.context();
    await phone.page.close();
    phone.page = await this.#begin(name, context);
    await phone.page.goto(this.address);
  }

  async #begin(name, context) {
    const page = await context.newPage();
    const errors = this.#people.get(name)?.errors ?? [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.clock.setFixedTime(this.#now);
    this.#people.set(name, { page, errors });
    return page;
  }

  /** What went wrong in the pages so far, by person. A refused call is said by the browser too, and is no fault. */
  errors() {
    return [...this.#people.entries()].flatMap(([name, { errors }]) =>
      errors.filter((error) => !/status of 4\d\d/.test(error)).map((error) => `${name}: ${error}`));
  }

  async end() {
    await this.#browser?.close();
    await this.#server?.end();
  }
}
