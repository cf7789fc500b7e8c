import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ServerProcess } from '../e2e/server-process.mjs';
import { Phone } from './phone.mjs';
import { Meter } from './service/meter.mjs';
import { WeappPackage } from './service/package.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const RESULTS = join(HERE, '../../test-results');

/** One server with its own data and its own time, the built package, and the phones of several people. */
export class World {
  #server;
  #began;
  #phones = [];
  #faults = [];
  /** Who was asked for a login code, each time. */
  logins = [];
  meter = new Meter();

  /** `now` is the moment at which the story begins; `env` what its server is to have otherwise than usual. */
  static async begin(now, env) {
    const world = new World();
    world.files = new WeappPackage(join(HERE, '../dist/weapp'));
    world.#server = await ServerProcess.start(now, env);
    world.#setTime(now);
    world.demo = (await world.ask('GET', '/v1/auth/demo-people')).people;
    process.on('unhandledRejection', world.#unhandled);
    return world;
  }

  #unhandled = (cause) => this.#note(`unhandled: ${describe(cause)}`);

  /** Once, however often. */
  #note(fault) {
    if (!this.#faults.includes(fault)) this.#faults.push(fault);
  }

  get address() {
    return this.#server.address;
  }

  #setTime(instant) {
    this.#began = { story: new Date(instant).getTime(), real: Date.now() };
  }

  /** The phones' time, which runs on from where the story is. */
  now = () => this.#began.story + Date.now() - this.#began.real;

  /** Moves the time of the server and of every phone. */
  async at(instant) {
    await this.#server.at(instant);
    this.#setTime(instant);
  }

  /** Asks the server beside the phones, for what the story only needs to know. */
  async ask(method, path, body, token) {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    const reply = await fetch(this.address + path, { method, headers, body: body && JSON.stringify(body) });
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    return reply.json();
  }

  /** A phone whose WeChat belongs to one of the demo's people; `undefined` is somebody whom nobody knows yet. */
  phone(name) {
    const phone = new Phone({
      files: this.files,
      meter: this.meter,
      server: this.address,
      now: this.now,
      // What WeChat would answer; its servers are played by ours.
      loginCode: async () => {
        this.logins.push(name);
        return (await this.#wechatCodes(name)).code;
      },
      allows: (templateId) => this.#server.allows(this.personId(name), templateId),
      phoneCode: async () => (await this.#wechatCodes(name)).phoneCode,
      fault: (cause) => this.#note(`${name}: ${describe(cause)}`),
    });
    this.#phones.push(phone);
    return phone;
  }

  /** What WeChat has delivered to phones, oldest first. */
  async delivered() {
    return (await fetch(`${this.#server.wechat}/simulator/sent`)).json();
  }

  #wechatCodes(name) {
    return this.ask('POST', '/v1/auth/demo-wechat-code', { personId: this.personId(name) });
  }

  personId(name) {
    const person = this.demo.find((one) => one.name === name);
    if (person === undefined) throw new Error(`the demo knows no ${name}, only ${this.demo.map((one) => one.name).join(', ')}`);
    return person.id;
  }

  /** What went wrong in the package so far, by person. */
  faults() {
    return this.#faults;
  }

  /** The table of what each page cost, printed and kept beside the other results. */
  report() {
    const table = this.meter.table();
    process.stdout.write(`\n${table}\n`);
    mkdirSync(RESULTS, { recursive: true });
    appendFileSync(join(RESULTS, 'e2e-weapp.txt'), `${table}\n`);
  }

  async end() {
    for (const phone of this.#phones) phone.app?.end();
    process.off('unhandledRejection', this.#unhandled);
    await this.#server.end();
  }
}

const describe = (cause) => (cause?.stack ? String(cause.stack).split('\n').slice(0, 4).join(' ') : typeof cause === 'object' ? JSON.stringify(cause) : String(cause));
