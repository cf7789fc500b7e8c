import { Element, measure } from '../view/tree.mjs';
import { applyData } from '../view/data-path.mjs';
import { lostAttributes } from '../view/lost.mjs';

/** What pages and components have in common: data, setData, handlers, and the components inside. */
class View {
  #files;
  #components;
  #inside = new Map();
  #met;

  constructor(app, path, methods, data) {
    this.app = app;
    this.path = path;
    this.data = data;
    this.#files = app.files;
    this.#components = app.files.componentsOf(path);
    this.instance = { ...methods, data: this.data, setData: (changes, done) => this.setData(changes, done) };
  }

  fault(words) {
    this.app.fault(words);
  }

  /** Only what survives JSON reaches the screen, and as many bytes as that has. */
  setData(changes, done) {
    for (const [path, value] of Object.entries(changes)) if (value === undefined) this.fault(`setData: ${path} is undefined`);
    for (const name of lostAttributes(changes)) this.fault(`${this.path}: no template knows the attribute ${name}`);
    const text = JSON.stringify(changes);
    applyData(this.data, JSON.parse(text));
    this.changed(Buffer.byteLength(text), done);
  }

  /** An event calls a function of this page or component by its name. */
  hear(handler, event) {
    const work = this.instance[handler];
    if (typeof work !== 'function') this.fault(`${this.path} has no function ${handler}`);
    else this.app.realm.guard(() => work.call(this.instance, this.app.realm.copy(event)));
  }

  fill(into) {
    this.#met = new Set();
    this.#files.template(this.path).render(this.data, into, this);
    for (const [key, component] of this.#inside) {
      if (this.#met.has(key)) continue;
      this.#inside.delete(key);
      component.detach();
    }
  }

  /** True when the tag is a component; then it stands in the tree already. */
  renderComponent(tag, values, at) {
    const path = this.#components.get(tag);
    if (path === undefined) return false;
    const key = `${at.path}:${tag}`;
    this.#met.add(key);
    let component = this.#inside.get(key);
    if (component === undefined) {
      component = new ComponentView(this.app, path, this.page);
      this.#inside.set(key, component);
    }
    component.renderInto(at.into, tag, values);
    return true;
  }

  detach() {
    for (const component of this.#inside.values()) component.detach();
    this.#inside.clear();
  }
}

const camel = (name) => name.replace(/-(\w)/g, (_all, letter) => letter.toUpperCase());

export class ComponentView extends View {
  #config;
  #attached = false;

  constructor(app, path, page, { counted = true } = {}) {
    const config = app.definition(path);
    const initial = Object.entries(config.properties ?? {}).map(([name, { value }]) => [name, value]);
    super(app, path, { ...config.methods, properties: {}, props: {} }, JSON.parse(JSON.stringify({ ...config.data, ...Object.fromEntries(initial) })));
    this.page = page;
    this.counted = counted;
    this.#config = config;
  }

  renderInto(into, tag, values) {
    for (const [name, value] of Object.entries(values)) this.data[camel(name)] = value;
    if (!this.#attached) {
      this.#attached = true;
      this.#life('attached');
    }
    // A virtual host leaves no element of its own.
    this.fill(this.#config.options?.virtualHost ? into : new Element(tag, values, this, into));
  }

  changed(bytes, done) {
    this.page.changed(this.counted ? bytes : undefined, done);
  }

  detach() {
    super.detach();
    if (this.#attached) this.#life('detached');
  }

  #life(name) {
    const work = this.#config.lifetimes?.[name] ?? this.#config[name];
    if (work) this.app.realm.guard(() => work.call(this.instance));
  }
}

/** A page of the stack. */
export class PageView extends View {
  #render;
  #done = [];
  #ready = false;
  #bar;
  root = new Element(undefined, {}, this);

  constructor(app, path, query) {
    const config = app.definition(path);
    super(app, path, config, JSON.parse(JSON.stringify(config.data ?? {})));
    this.page = this;
    this.query = query;
    this.isTab = app.files.tabs.includes(path);
    // WeChat's own: one for each tab page. What the page sends for itself is counted apart from it.
    if (this.isTab && app.files.app.tabBar.custom) this.#bar = new ComponentView(app, 'custom-tab-bar/index', this, { counted: false });
    Object.assign(this.instance, { route: path, __route__: path, options: app.realm.copy(query), getPageId: () => path });
  }

  load() {
    this.visit = this.app.meter.open(this.path);
    this.#life('onLoad', this.app.realm.copy(this.query));
  }

  show() {
    this.#life('onShow');
    if (this.#ready) return;
    this.#ready = true;
    this.changed(undefined, () => this.#life('onReady'));
  }

  hide() {
    this.visit.touched();
    this.#life('onHide');
  }

  unload() {
    clearImmediate(this.#render);
    this.#life('onUnload');
    this.detach();
    this.#bar?.detach();
    this.gone = true;
  }

  reachBottom() {
    this.#life('onReachBottom');
  }

  /** The screen follows a moment later, once for all that came together; then it is said to be done. */
  changed(bytes, done) {
    if (this.gone) return;
    if (bytes !== undefined) this.visit.setData(bytes);
    if (done) this.#done.push(done);
    this.#render ??= setImmediate(() => this.#draw());
  }

  #draw() {
    this.#render = undefined;
    const root = new Element(undefined, {}, this);
    this.fill(root);
    this.#bar?.renderInto(new Element(undefined, {}, this), 'custom-tab-bar', {});
    this.root = root;
    this.visit.drawn(measure(root));
    for (const done of this.#done.splice(0)) this.app.realm.guard(done);
    this.app.drawn();
  }

  /** Fires an event where it happens and, if it bubbles, at whatever that stands in. True when anything heard it. */
  fire(element, type, { bubbles = false, detail = {} } = {}) {
    const target = { id: element.id, dataset: element.dataset, offsetLeft: 0, offsetTop: 0 };
    let heard = false;
    for (let at = element; at?.name !== undefined; at = bubbles ? at.parent : undefined) {
      const found = at.handlerOf(type);
      if (found === undefined) continue;
      heard = true;
      const currentTarget = { id: at.id, dataset: at.dataset, offsetLeft: 0, offsetTop: 0 };
      at.owner.hear(found.handler, { type, timeStamp: this.app.now(), target, currentTarget, mark: {}, detail, touches: [], changedTouches: [] });
      if (found.ends) break;
    }
    return heard;
  }

  #life(name, ...args) {
    const work = this.instance[name];
    if (typeof work === 'function') this.app.realm.guard(() => work.call(this.instance, ...args));
  }
}
