import { WeappApp } from './service/app.mjs';
import { upwards, walk } from './view/tree.mjs';
import { Device } from './wx/device.mjs';

const WAIT_MS = 10_000;
/** A screen that has not changed for so long stands still. */
const STILL_MS = 40;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Somebody's phone with the mini-program, in the words of who holds it: tap, fill, see. */
export class Phone {
  device = new Device();

  /** @param around what the world lends: files, meter, server, now, loginCode, allows, fault */
  constructor(around) {
    this.around = around;
  }

  get page() {
    return this.app.stack.top;
  }

  /** Opens the mini-program, at home or where a link or a code leads. */
  async start(url) {
    this.app?.end();
    this.app = new WeappApp({ ...this.around, device: this.device });
    this.app.restart = () => void this.start();
    this.app.launch(url);
    await this.settled();
  }

  /** WeChat knows who holds the phone; as whom they look at the app they choose once. */
  async logIn(hat) {
    await this.start();
    await this.tab(3);
    await this.tap('登录', { exact: true });
    await this.sees('谁看过我的信息');
    if (hat && hat !== '居民') {
      await this.tap(hat);
      await this.sees(`现在是${hat}`);
    }
    await this.tab(0);
  }

  /** Looks at something else and comes back; what is old is asked for again. */
  async leaveAndReturn() {
    this.app.hide();
    await pause(20);
    this.app.show();
    await this.settled();
  }

  /** Until nothing has moved on the screen for a moment. */
  async settled() {
    const until = Date.now() + 2_000;
    while (Date.now() < until) {
      const moved = await Promise.race([this.app.nextDrawing().then(() => true), pause(STILL_MS).then(() => false)]);
      if (!moved) return;
    }
  }

  /** Until every answer has come and the screen stands still with something on it. */
  async rests() {
    const idle = () => (this.app.waiting === 0 && this.text() !== '' ? true : undefined);
    await this.#until(idle, 'the server has not answered');
    await this.settled();
    await this.#until(idle, 'the server has not answered');
  }

  #all(className) {
    return [...walk(this.page.root)].filter((element) => element.hasClass(className));
  }

  /** As many elements of a class stand there, once the screen has come to rest. */
  async counts(className, number) {
    await this.#until(() => (this.#all(className).length === number ? true : undefined), `${this.#all(className).length} × ${className} in place of ${number}`);
  }

  async countsMore(className, number) {
    await this.#until(() => (this.#all(className).length > number ? true : undefined), `${this.#all(className).length} × ${className}`);
  }

  /** What the app keeps on this phone under a name. */
  kept(name) {
    return JSON.parse(JSON.parse(this.device.storage.get(`supermarket.${name}`)));
  }

  /** What lies on top: a dialog covers the page. */
  #reach() {
    const { root } = this.page;
    return [...walk(root)].filter((element) => element.attributes['aria-modal']).at(-1) ?? root;
  }

  /** The innermost elements with these words, by what stands there or what a screen reader says. */
  #with(words, { exact = false } = {}, within = this.page.root) {
    const fits = (text) => text !== undefined && (exact ? text === words : text.includes(words));
    const fitting = [...walk(within)].filter((element) => fits(element.text) || fits(element.label));
    return fitting.filter((element) => !fitting.some((other) => other !== element && [...upwards(other)].includes(element)));
  }

  /** Waits until it stands on whatever page is on top by then. */
  async #until(find, what) {
    const end = Date.now() + WAIT_MS;
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      if (Date.now() > end) throw new Error(`${what}; ${this.page.path} says:\n${this.text().slice(0, 1500)}`);
      await Promise.race([this.app.nextDrawing(), pause(STILL_MS)]);
    }
  }

  sees(words, options) {
    return this.#until(() => this.#with(words, options)[0], `“${words}” is not to be seen`);
  }

  /** What stands in a field. */
  seesIn(label, value) {
    return this.#until(() => (this.#field(label)?.attributes.value === value ? true : undefined), `“${label}” does not say ${value}`);
  }

  async seesNot(words, options) {
    await this.settled();
    if (this.#with(words, options).length > 0) throw new Error(`“${words}” stands on ${this.page.path}`);
  }

  async tap(words, { last = false, ...options } = {}) {
    const element = await this.#until(() => this.#with(words, options, this.#reach()).at(last ? -1 : 0), `“${words}” cannot be tapped`);
    await this.tapOn(element, words);
  }

  /** A tap that nothing hears is a dead button. */
  async tapOn(element, words = element.id) {
    const { page } = this;
    page.visit.touched();
    this.app.tapping = true;
    const heard = page.fire(element, 'tap', { bubbles: true, detail: { x: 195, y: 400 } });
    this.app.tapping = false;
    const opened = [...upwards(element)].find((at) => at.name === 'button' && at.attributes['open-type']);
    if (opened) await this.#openType(page, opened);
    else if (!heard) throw new Error(`nothing hears a tap on “${words}” of ${page.path}`);
    await this.settled();
  }

  /** What stands on WeChat's own map: each marker with its drawing and the words above it. */
  async markers() {
    const map = await this.#until(() => [...walk(this.page.root)].find(({ name }) => name === 'map'), 'there is no map');
    return map.attributes.markers;
  }

  /** The words above a marker are tapped; WeChat says only which one it was. */
  async tapMarker(markerId) {
    const { page } = this;
    const map = [...walk(page.root)].find(({ name }) => name === 'map');
    page.visit.touched();
    if (!page.fire(map, 'callouttap', { detail: { markerId } })) throw new Error(`nothing hears a tap on the map of ${page.path}`);
    await this.settled();
  }

  /** What WeChat does by itself behind a button. */
  async #openType(page, button) {
    if (button.attributes['open-type'] === 'agreePrivacyAuthorization') {
      this.app.privacy.agreedBy(button.id);
      page.fire(button, 'agreeprivacyauthorization');
    }
    if (button.attributes['open-type'] === 'getPhoneNumber') {
      // Not waited for: the guideline may have to be agreed to first, by another tap.
      void this.app.privacy.permit().then(
        async () => page.fire(button, 'getphonenumber', { detail: this.device.givesNumber
          ? { errMsg: 'getPhoneNumber:ok', code: await this.around.phoneCode() }
          : { errMsg: 'getPhoneNumber:fail user deny', errno: 1400001 } }),
        () => page.fire(button, 'getphonenumber', { detail: { errMsg: 'getPhoneNumber:fail privacy permission is not authorized', errno: 104 } }),
      );
    }
  }

  /** A field by its label or by what stands in it while it is empty. */
  async fill(label, text) {
    const field = await this.#until(() => this.#field(label), `there is no field “${label}”`);
    await this.#type(field, text);
  }

  #field(label) {
    const fields = [...walk(this.page.root)].filter(({ name }) => name === 'input' || name === 'textarea');
    return fields.find(({ attributes }) => attributes['aria-label'] === label || attributes.placeholder === label);
  }

  async #type(field, text) {
    const { page } = this;
    page.visit.touched();
    const longest = Number(field.attributes.maxlength ?? 140);
    const value = longest < 0 ? text : text.slice(0, longest);
    page.fire(field, 'focus', { detail: { value: '', height: 0 } });
    page.fire(field, 'input', { detail: { value, cursor: value.length } });
    page.fire(field, 'blur', { detail: { value } });
    await this.settled();
  }

  /** Types on our own number keys. */
  async keys(code) {
    for (const digit of code) {
      const key = await this.#until(() => [...walk(this.page.root)].find((element) => element.hasClass('ui-key') && element.text === digit), `no key ${digit}`);
      await this.tapOn(key, digit);
    }
  }

  async typeDigits(code) {
    const input = await this.#until(() => [...walk(this.page.root)].find((element) => element.hasClass('ui-digits__input')), 'there is nothing to type digits in');
    await this.#type(input, '');
    await this.#type(input, code);
  }

  /** The digits that stand in boxes of this class. */
  async digits(className) {
    const boxes = await this.#until(() => [...walk(this.page.root)].find((element) => element.hasClass(className)), `there is no ${className}`);
    return boxes.text.replace(/\D/g, '').slice(0, 4);
  }

  /** Something held down while `work` is done: voice notes. */
  async hold(words, work) {
    const { page } = this;
    const element = await this.sees(words);
    page.visit.touched();
    page.fire(element, 'touchstart', { bubbles: true });
    page.fire(element, 'longpress', { bubbles: true });
    await work?.();
    page.fire(element, 'touchend', { bubbles: true });
    await this.settled();
  }

  async scrollToEnd() {
    this.page.visit.touched();
    this.page.reachBottom();
    await this.settled();
  }

  text() {
    return this.page.root.text;
  }

  /** By the tab bar, as a person would. */
  async tab(index) {
    const bar = await this.#until(() => [...walk(this.page.root)].find((element) => element.hasClass('ui-tabbar')), 'there is no tab bar');
    await this.tapOn(bar.elements[index]);
  }

  /** A tap that nobody in the story makes: a link inside the app. */
  async open(path) {
    this.page.visit.touched();
    this.app.stack.navigateTo({ url: path });
    await this.settled();
  }

  async back() {
    await this.tap('返回');
  }
}
