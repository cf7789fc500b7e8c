import { PageView } from './view.mjs';

const DEEPEST = 10;

/** `pages/a/index?x=1` or `/pages/a/index` → the page and what it is given. Values come undecoded, as on the phone. */
export function readAddress(url) {
  const [path, text = ''] = url.split('?');
  const query = Object.fromEntries(text.split('&').filter(Boolean).map((pair) => {
    const at = pair.indexOf('=');
    return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
  }));
  return { path: path.replace(/^\//, ''), query };
}

/** The pages that are open, the lowest first, and the tab pages that wait behind them. */
export class Stack {
  #app;
  #tabs = new Map();
  pages = [];

  constructor(app) {
    this.#app = app;
  }

  get top() {
    return this.pages.at(-1);
  }

  begin(url) {
    const { path, query } = readAddress(url);
    this.#need(path);
    if (this.#app.files.tabs.includes(path)) this.#toTab(path);
    else this.#push(path, query);
  }

  navigateTo({ url }) {
    const { path, query } = readAddress(url);
    this.#need(path);
    if (this.#app.files.tabs.includes(path)) throw new Error('can not navigateTo a tabbar page');
    if (this.pages.length >= DEEPEST) throw new Error(`webview count limit exceed`);
    this.top.hide();
    this.#push(path, query);
  }

  redirectTo({ url }) {
    const { path, query } = readAddress(url);
    this.#need(path);
    if (this.#app.files.tabs.includes(path)) throw new Error('can not redirectTo a tabbar page');
    this.#drop(this.pages.pop());
    this.#push(path, query);
  }

  navigateBack({ delta = 1 } = {}) {
    if (this.pages.length === 1) throw new Error('cannot navigate back at first page');
    const leaving = this.pages.splice(-Math.min(delta, this.pages.length - 1));
    for (const page of leaving.reverse()) page.unload();
    this.top.show();
  }

  switchTab({ url }) {
    const { path, query } = readAddress(url);
    if (!this.#app.files.tabs.includes(path)) throw new Error('can not switch to no-tabBar page');
    // The framework's own number is all that an address of a tab may carry.
    if (Object.keys(query).some((key) => !key.startsWith('$'))) throw new Error('url with query is not allowed in switchTab');
    if (this.top.path === path) return;
    const [lowest, ...above] = this.pages;
    for (const page of above.reverse()) page.unload();
    if (lowest.isTab && above.length === 0) lowest.hide();
    else if (!lowest.isTab) lowest.unload();
    this.#toTab(path);
  }

  reLaunch({ url }) {
    this.end();
    this.begin(url);
  }

  end() {
    for (const page of new Set([...this.pages, ...this.#tabs.values()])) page.unload();
    this.pages = [];
    this.#tabs.clear();
  }

  #need(path) {
    if (!this.#app.files.pages.includes(path)) throw new Error(`page "${path}" is not found`);
  }

  #push(path, query) {
    const page = new PageView(this.#app, path, query);
    this.pages.push(page);
    page.load();
    page.show();
  }

  #toTab(path) {
    const waiting = this.#tabs.get(path);
    if (waiting) {
      this.pages = [waiting];
      waiting.show();
      return;
    }
    const page = new PageView(this.#app, path, {});
    this.#tabs.set(path, page);
    this.pages = [page];
    page.load();
    page.show();
  }

  /** A tab page that is replaced is gone for good; the next visit opens a new one. */
  #drop(page) {
    if (page.isTab) this.#tabs.delete(page.path);
    page.unload();
  }
}
