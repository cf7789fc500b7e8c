/** The longest name of anything that one can press. */
const LONGEST = 120;

/** A person without a pointer: everything by Tab, Enter, the arrows and letters. */
export class Keys {
  constructor(phone) {
    this.page = phone.page;
    this.phone = phone;
  }

  /** What has the focus: its name as a screen reader says it, and the ring that shows it. */
  async focused() {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      const ringed = element.closest('.ui-field__box, .ui-date, .ui-digits__boxes');
      return {
        name: (element.getAttribute('aria-label') ?? element.getAttribute('placeholder') ?? element.innerText ?? '').trim(),
        role: element.getAttribute('role') ?? element.tagName.toLowerCase(),
        // What scrolls has the focus too, without being anything that one presses.
        scrolls: !element.hasAttribute('tabindex') && !element.matches('a, button, input, textarea'),
        ring: ringed !== null || (style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2),
      };
    });
  }

  /** Goes on with Tab until something of this name has the focus, and sees where it is; `told`: its name is for readers only. */
  async reach(name, { back = false, most = 80, exact = false, told = false } = {}) {
    if (!told) await this.phone.sees(name);
    const met = [];
    for (let presses = 0; presses < most; presses += 1) {
      await this.page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
      const now = await this.focused();
      met.push(now.name);
      if (now.scrolls || (exact ? now.name !== name : !now.name.includes(name) || now.name.length > LONGEST)) continue;
      if (!now.ring) throw new Error(`nothing shows that “${name}” has the focus`);
      return;
    }
    throw new Error(`“${name}” is not reached by Tab; there were ${[...new Set(met)].join(' · ')}`);
  }

  async press(name, options) {
    await this.reach(name, options);
    await this.page.keyboard.press('Enter');
    await this.page.waitForTimeout(400);
  }

  /** Whether the focus is on something of this role, or within it. */
  async isInside(role) {
    return this.page.evaluate((wanted) => document.activeElement.closest(`[role=${wanted}]`) !== null, role);
  }

  async type(words) {
    await this.page.keyboard.type(words);
  }
}
