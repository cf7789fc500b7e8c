import { createContext, Script } from 'node:vm';
import { beside } from '../view/template.mjs';

/** WeChat gives each file these in place of the browser's, and passes nothing: in a file they are undefined. */
const SHADOWED = [
  'window', 'document', 'frames', 'self', 'location', 'navigator', 'localStorage', 'sessionStorage', 'history', 'Caches', 'screen', 'alert',
  'confirm', 'prompt', 'fetch', 'XMLHttpRequest', 'WebSocket', 'webkit', 'WeixinJSCore', 'Reporter', 'URL', 'URLSearchParams', 'DOMParser',
  'TextEncoder', 'TextDecoder', 'AbortController', 'structuredClone', 'queueMicrotask', 'requestAnimationFrame', 'cancelAnimationFrame',
  'crypto', 'performance', 'Buffer', 'process', 'global',
];
const PARAMETERS = ['require', 'module', 'exports', ...SHADOWED];

/** Time runs as on every phone, from the moment that the story has reached. */
const CLOCK = new Script(`(now) => {
  const Real = Date;
  globalThis.Date = class Date extends Real {
    constructor(...given) {
      if (given.length === 0) super(now());
      else super(...given);
    }
    static now() { return now(); }
  };
}`);

/** The app's own kinds of object; what WeChat hands over is made of these. */
const KINDS = new Script('({ JSON, Promise, Array })');

/** Where an app's scripts run: ECMAScript, timers and what the base library puts there. No eval, no browser, no Node. */
export class Realm {
  #files;
  #loaded = new Map();
  #timers = new Map();
  #lastTimer = 0;
  #ended = false;

  /**
   * @param {import('./package.mjs').WeappPackage} files
   * @param {() => number} now the phone's time in ms
   * @param {(error: unknown) => void} fault hears what nobody in the app has caught
   */
  constructor(files, now, fault) {
    this.#files = files;
    this.fault = fault;
    this.context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
    CLOCK.runInContext(this.context)(now);
    this.kinds = KINDS.runInContext(this.context);
    const stop = (timer) => this.#stop(timer);
    this.offer({
      setTimeout: (work, ms, ...args) => this.#start(setTimeout, clearTimeout, work, ms, args),
      setInterval: (work, ms, ...args) => this.#start(setInterval, clearInterval, work, ms, args),
      clearTimeout: stop,
      clearInterval: stop,
      console: { log() {}, info() {}, debug() {}, warn() {}, error: (...words) => fault(words.join(' ')) },
    });
  }

  /** Globals of the base library: wx, App, Page, Component. */
  offer(globals) {
    Object.assign(this.context, globals);
  }

  /** Timers are numbers there, and end with the app. */
  #start(start, end, work, ms, args) {
    const timer = (this.#lastTimer += 1);
    if (this.#ended) return timer;
    const handle = start(() => {
      if (start === setTimeout) this.#timers.delete(timer);
      this.guard(() => work(...args));
    }, ms);
    this.#timers.set(timer, () => end(handle));
    return timer;
  }

  #stop(timer) {
    this.#timers.get(timer)?.();
    this.#timers.delete(timer);
  }

  /** Runs a piece of the app; what it throws is a fault of the app and not of the runner. A closed app does nothing more. */
  guard(work) {
    if (this.#ended) return undefined;
    try {
      return work();
    } catch (error) {
      this.fault(error);
      return undefined;
    }
  }

  /** A copy made of the app's own objects and arrays, as everything is that crosses from WeChat into it. */
  copy(value) {
    return value === undefined ? undefined : this.kinds.JSON.parse(JSON.stringify(value));
  }

  require(path) {
    const file = path.endsWith('.js') ? path : `${path}.js`;
    const known = this.#loaded.get(file);
    if (known) return known.exports;
    const module = { exports: {} };
    this.#loaded.set(file, module);
    const wrapped = this.#files.script(file, PARAMETERS).runInContext(this.context);
    wrapped((name) => this.require(beside(file, name)), module, module.exports);
    return module.exports;
  }

  /** The app is gone, as when the phone has closed it. */
  end() {
    this.#ended = true;
    for (const timer of this.#timers.keys()) this.#stop(timer);
  }
}
