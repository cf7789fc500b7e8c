import { createRequire } from 'node:module';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '../e2e/browser.mjs';
import { inspect } from './inspect.mjs';

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const WAIT = 15_000;
/** Nothing is asked any more and nothing moves. */
const QUIET_MS = 250;
/** A look that takes longer hangs; it is begun once more. */
const LOOK_MS = 60_000;

const SCREENS = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } };
const LIMITS = { normal: { tap: 44, letter: 12 }, elder: { tap: 60, letter: 18 } };
/** The browser's own text, 16 px as it comes, and how much larger ours then is: in long-sight mode twice the usual size is less than twice its own. */
const LARGE_TEXT = '--blink-settings=defaultFontSize=32';
const LARGER = { normal: 2, elder: 1.45 };

/** Opens pages as somebody, in a state, and says what is wrong with them. */
export class Visitor {
  #contexts = new Map();
  #largeBrowser;

  /** `sharp`: pictures as sharp as a phone's, at twice the time. `width`: of the phone, in place of 390 px. */
  constructor(browser, town, pictures, { sharp = false, width = SCREENS.phone.width } = {}) {
    this.sharp = sharp;
    this.screens = { ...SCREENS, phone: { ...SCREENS.phone, width } };
    this.browser = browser;
    this.town = town;
    this.pictures = pictures;
    mkdirSync(pictures, { recursive: true });
  }

  /** What the phone has kept: who holds it, as whom they look, and how large. */
  async #context(...as) {
    const key = as.join();
    if (!this.#contexts.has(key)) this.#contexts.set(key, this.#open(...as));
    return this.#contexts.get(key);
  }

  async #open(who, hat, mode, size, large) {
    const kept = { token: null, person: null, hat, elder: mode === 'elder' };
    if (who !== 'guest') {
      const { token, me } = await this.town.session(who);
      const { id, maskedName, hats, communityId, communityText, hotline } = me;
      Object.assign(kept, { token, person: { id, maskedName, hats, communityId, communityText, hotline } });
    }
    const value = JSON.stringify({ data: JSON.stringify(kept) });
    const phone = size === 'phone';
    if (large) this.#largeBrowser ??= openBrowser([LARGE_TEXT]);
    const browser = large ? await this.#largeBrowser : this.browser;
    return browser.newContext({
      viewport: this.screens[size], deviceScaleFactor: this.sharp && phone ? 2 : 1, hasTouch: phone, isMobile: phone, reducedMotion: 'reduce', locale: 'zh-CN', timezoneId: 'Asia/Shanghai',
      storageState: { cookies: [], origins: [{ origin: this.town.address, localStorage: [{ name: 'supermarket.session', value }] }] },
    });
  }

  async end() {
    await (await this.#largeBrowser)?.close();
  }

  /** @returns {Promise<{picture: string, faults: string[]}>} */
  async visit(row, visit) {
    const first = await this.#look(row, visit);
    return first.opened ? first : this.#look(row, visit);
  }

  async #look({ name, path, who, hat = 'resident', tap: opens }, { mode, state, size }) {
    const large = state === 'large';
    const context = await this.#context(who, hat, mode, size, large);
    const page = await context.newPage();
    const faults = [];
    const picture = join(this.pictures, `${name}-${size}-${mode}-${state}.jpg`);
    let opened = true;
    let late;
    try {
      page.on('pageerror', (error) => faults.push(`broke: ${error.message}`));
      page.on('console', (message) => {
        // The browser says of each refused call that it was refused; that is what this state is for.
        if (message.type() === 'error' && !(state === 'error' && /Failed to load resource/.test(message.text()))) faults.push(`console: ${message.text()} ${message.location().url}`);
      });
      const hangs = new Promise((_done, fail) => { late = setTimeout(() => fail(new Error(`no end after ${LOOK_MS / 1000} s`)), LOOK_MS); });
      await Promise.race([hangs, (async () => {
        const standStill = () => page.clock.setFixedTime(new Date(this.town.now));
        await standStill().catch(standStill); // a page that is not quite there yet has no clock
        if (state === 'error') await page.route('**/v1/**', (route) => route.fulfill(this.#fault));
        if (state === 'offline') await page.addInitScript(() => Object.defineProperty(navigator, 'onLine', { get: () => false }));
        await this.#stand(page, `${this.town.address}/#/${this.town.path(path)}`);
        if (opens) await page.getByText(opens, { exact: true }).first().click().then(() => page.waitForTimeout(QUIET_MS));
        const { tap, letter } = LIMITS[mode];
        faults.push(...(await page.evaluate(inspect, { tap, sign: letter, letter: letter * (large ? LARGER[mode] : 1) })), ...(await this.#axe(page)));
        await page.screenshot({ path: picture, fullPage: true, type: 'jpeg', quality: 85 });
      })()]);
    } catch (error) {
      opened = false;
      faults.push(`not opened: ${String(error.message).split('\n')[0]}`);
      await page.screenshot({ path: picture, type: 'jpeg', quality: 85, timeout: WAIT }).catch(() => undefined);
    } finally {
      clearTimeout(late);
      await page.close().catch(() => undefined);
    }
    return { opened, picture, faults: [...new Set(faults)] };
  }

  #fault = {
    status: 500, contentType: 'application/problem+json',
    body: JSON.stringify({ code: 'INTERNAL', title: '是我们这边出了问题', traceId: '7a2f5e0c-5b1d-4f3e-9c61-0d1f8c2b4a90', shortNo: 'E-7K2Q' }),
  };

  async #stand(page, address) {
    const net = { open: 0, since: Date.now() };
    // A page that listens for news keeps that line open for as long as it stands.
    const more = (by) => (request) => {
      if (request.resourceType() === 'eventsource') return;
      net.open += by;
      net.since = Date.now();
    };
    page.on('request', more(1));
    page.on('requestfinished', more(-1));
    page.on('requestfailed', more(-1));
    await page.goto(address, { waitUntil: 'load' });
    await page.waitForFunction(() => {
      const top = [...document.querySelectorAll('.taro_page')].at(-1);
      return top !== undefined && top.innerText.trim() !== '' && !top.querySelector('.ui-skeleton');
    }, undefined, { timeout: WAIT });
    while (net.open > 0 || Date.now() - net.since < QUIET_MS) await page.waitForTimeout(50);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
  }

  async #axe(page) {
    await page.evaluate(AXE);
    return page.evaluate(async () => {
      // Large text as well: the rule here is 4.5 for all of it.
      axe.configure({ checks: [{ id: 'color-contrast', options: { contrastRatio: { normal: { expected: 4.5 }, large: { expected: 4.5 } } } }] });
      const { violations } = await axe.run(document, { resultTypes: ['violations'] });
      return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ target, failureSummary }) =>
        `axe ${id}: ${target.join(' ').slice(-70)}${id === 'color-contrast' ? ` ${/contrast of [\d.]+ .*?(?=\. Exp)/.exec(failureSummary)?.[0] ?? ''}` : ''}`));
    });
  }
}
