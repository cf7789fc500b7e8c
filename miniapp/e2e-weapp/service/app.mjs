import { Realm } from './realm.mjs';
import { Stack } from './stack.mjs';
import { media } from '../wx/media.mjs';
import { navigation } from '../wx/navigation.mjs';
import { phoneFacts } from '../wx/phone-facts.mjs';
import { Privacy } from '../wx/privacy.mjs';
import { prompts } from '../wx/prompts.mjs';
import { requests } from '../wx/request.mjs';
import { storage } from '../wx/storage.mjs';

/**
 * The mini-program running on one phone, from its start until it is closed: scripts, pages, and the base library's
 * side of both.
 */
export class WeappApp {
  #definitions = new Map();
  #defining;
  #early = [];
  #watchers = new Set();
  tapping = false;
  /** Requests under way. */
  waiting = 0;
  /** Somebody applied a new version: the phone has to start the app again. */
  restart = () => {};

  /**
   * @param {{files: import('./package.mjs').WeappPackage, device: import('../wx/device.mjs').Device, meter: import('./meter.mjs').Meter,
   *   server: string, now: () => number, loginCode: () => Promise<string>,
   *   allows: (templateId: string) => Promise<void>, fault: (cause: unknown) => void}} around
   */
  constructor(around) {
    Object.assign(this, around);
    this.realm = new Realm(this.files, this.now, (cause) => this.fault(cause));
    this.stack = new Stack(this);
    this.privacy = new Privacy(this);
    const wx = {
      ...requests(this), ...storage(this), ...navigation(this), ...prompts(this), ...this.privacy.apis(), ...media(this, this.privacy),
      ...phoneFacts(this, this.privacy),
    };
    this.realm.offer({
      wx,
      App: (config) => { this.config = config; },
      Page: (config) => this.#define(config),
      Component: (config) => this.#define(config),
      Behavior: (config) => config,
      getApp: () => this.config,
      getCurrentPages: () => this.realm.kinds.Array.from(this.stack.pages.map(({ instance }) => instance)),
    });
  }

  /** @param {string} url where it opens: home, or the page of a link or a code */
  launch(url = this.files.pages[0]) {
    const [path] = url.replace(/^\//, '').split('?');
    this.options = { path, query: {}, scene: 1001, shareTicket: '', referrerInfo: {} };
    this.realm.guard(() => this.realm.require('app.js'));
    this.#tell('onLaunch');
    this.#tell('onShow');
    this.stack.begin(url);
    for (const request of this.#early.splice(0)) this.asked(request);
  }

  /** The person looks at something else for a while. */
  hide() {
    this.#tell('onHide');
    this.whenShown(false);
    this.stack.top.hide();
  }

  show() {
    this.#tell('onShow');
    this.whenShown(true);
    this.stack.top.show();
  }

  end() {
    this.device.forgetApp();
    this.realm.end();
    this.stack.end();
  }

  #tell(event) {
    const work = this.config[event];
    if (work) this.realm.guard(() => work.call(this.config, this.realm.copy(this.options)));
  }

  /** Code is loaded when its page is first opened, as `lazyCodeLoading` has it. */
  definition(path) {
    if (!this.#definitions.has(path)) {
      this.#defining = path;
      this.realm.guard(() => this.realm.require(path));
    }
    const config = this.#definitions.get(path);
    if (config === undefined) throw new Error(`${path}.js defines no page and no component`);
    return config;
  }

  #define(config) {
    this.#definitions.set(this.#defining, config);
  }

  /** A request has left the phone; until somebody touches the page it belongs to its first screen. */
  asked(request) {
    const visit = this.stack.top?.visit;
    if (visit === undefined) this.#early.push(request);
    // Listening for news begins once a page stands, and goes on as long as it is open.
    else if (visit.firstScreen && !request.includes('/v1/live')) visit.requests.push(request);
  }

  /** Waits for the next change of the screen. */
  nextDrawing() {
    return new Promise((done) => this.#watchers.add(done));
  }

  drawn() {
    const watchers = [...this.#watchers];
    this.#watchers.clear();
    for (const done of watchers) done();
  }
}
