import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const WAIT = 10_000;
/** A new page slides in; until it stands, the old one is still to be seen. */
const SETTLE = 400;

/** Somebody's phone, in the words of who holds it: tap, fill, see. */
export class Phone {
  constructor(page, address, pictures) {
    this.page = page;
    this.address = address;
    this.pictures = pictures;
    /** How often a finger came down so far. */
    this.taps = 0;
  }

  /** The page on top: Taro keeps those below in the document, and for a moment both can be seen. */
  #top() {
    const path = new URL(this.page.url()).hash.slice(1).split('?')[0] || '/pages/first/index';
    return this.page.locator(`.taro_page[id^="${path}"]`).last();
  }

  /** Waits until it stands on whatever page is on top by then. */
  async #shown(text, { exact = false, last = false } = {}) {
    const until = Date.now() + WAIT;
    for (;;) {
      const found = this.#top().getByText(text, { exact }).filter({ visible: true });
      const one = last ? found.last() : found.first();
      if (await one.isVisible().catch(() => false)) return one;
      if (Date.now() > until) return this.#missing(text);
      await this.page.waitForTimeout(100);
    }
  }

  /** What stood there instead, in words and as a picture. */
  async #missing(text) {
    const path = new URL(this.page.url()).hash.slice(2).split('?')[0].replaceAll('/', '-');
    await this.picture(`failed-${path}`);
    throw new Error(`“${text}” is not to be seen; the page says:\n${(await this.#top().innerText()).slice(0, 1500)}`);
  }

  async sees(text) {
    await this.#shown(text);
  }

  async tap(text, options) {
    this.taps += 1;
    await (await this.#shown(text, options)).tap({ timeout: WAIT });
    await this.page.waitForTimeout(SETTLE);
  }

  /** A tick box by what a screen reader says of it. */
  async tick(label) {
    this.taps += 1;
    await this.#top().getByLabel(label).filter({ visible: true }).first().tap({ timeout: WAIT });
  }

  /** A field by its label or by what stands in it while it is empty. */
  async fill(label, text) {
    const labelled = this.#top().locator('.ui-field').filter({ hasText: label }).locator('input, textarea');
    const field = labelled.or(this.#top().locator(`input[placeholder="${label}"], textarea[placeholder="${label}"]`)).filter({ visible: true }).first();
    await field.fill(text, { timeout: WAIT });
  }

  /** Types on our own number keys. */
  async keys(code) {
    for (const digit of code) await this.#top().locator('.ui-key:visible').getByText(digit, { exact: true }).tap({ timeout: WAIT });
  }

  async typeDigits(code) {
    const input = this.page.locator('.ui-digits__input:visible input, input.ui-digits__input:visible').first();
    await input.fill('');
    await input.fill(code);
  }

  /** The digits that stand in boxes of this class. */
  async digits(className) {
    return (await this.page.locator(`.${className}:visible`).first().innerText()).replace(/\D/g, '').slice(0, 4);
  }

  text() {
    return this.page.evaluate(() => document.body.innerText);
  }

  async open(path) {
    await this.page.evaluate((hash) => { location.hash = hash; }, `#${path}`);
    await this.page.waitForTimeout(300);
  }

  async tab(index) {
    await this.open(['/pages/first/index', '/pages/second/index', '/pages/third/index', '/pages/mine/index'][index]);
  }

  async reload() {
    await this.page.reload();
    await this.page.waitForLoadState('networkidle');
  }

  /** The session that the page keeps. */
  async token() {
    const kept = await this.page.evaluate(() => JSON.parse(localStorage.getItem('supermarket.session')));
    return JSON.parse(kept.data).token;
  }

  /** Without a network nothing leaves the phone, and it knows that. */
  async setOnline(online) {
    await this.page.context().setOffline(!online);
  }

  async seesNot(text) {
    await this.#top().getByText(text).filter({ visible: true }).first().waitFor({ state: 'hidden', timeout: WAIT });
  }

  /** Kept where PICTURES says, when it says so. */
  async picture(name) {
    if (!this.pictures) return;
    mkdirSync(this.pictures, { recursive: true });
    await this.page.waitForTimeout(400);
    await this.page.screenshot({ path: join(this.pictures, `${name}.png`) });
  }
}
