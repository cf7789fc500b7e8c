/**
 * What a person could not read or hit on the page that is open, in words; runs inside the browser.
 * `tap` is the least side of what is tapped, `letter` the least size of text, `sign` of a letter that is drawn beside
 * the words that say it.
 */
export function inspect({ tap, letter, sign }) {
  const faults = new Set();
  const page = [...document.querySelectorAll('.taro_page')].filter((one) => one.checkVisibility()).at(-1) ?? document.body;
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const name = (element) => `.${[...(element.closest('[class]')?.classList ?? [element.tagName])].filter((one) => one !== 'hydrated').slice(0, 2).join('.')}`;
  const short = (words) => `“${words.trim().replaceAll(/\s+/g, ' ').slice(0, 24)}”`;
  const styleOf = (element) => getComputedStyle(element);
  const painted = (style) => !/, 0\)$|^transparent$/.test(style.backgroundColor) || (parseFloat(style.borderTopWidth) > 0 && parseFloat(style.borderLeftWidth) > 0);
  const cuts = (value) => value === 'hidden' || value === 'clip';
  const scrolls = (value) => value === 'auto' || value === 'scroll';

  if (document.documentElement.scrollWidth > innerWidth + 1) faults.add(`the page is ${document.documentElement.scrollWidth} px wide`);

  /** The glyphs alone: a line's rectangle is taller than what is drawn. */
  function glyphs(rect, size) {
    const middle = (rect.top + rect.bottom) / 2;
    return { left: rect.left, right: rect.right, top: middle - size * 0.48, bottom: middle + size * 0.48 };
  }

  function judge(words, box, parent) {
    let inFlow = true;
    let inScroll = false;
    for (let at = parent; at && at !== page.parentElement; at = at.parentElement) {
      const style = styleOf(at);
      if (style.display === 'inline' || style.display === 'contents') continue;
      const edge = at.getBoundingClientRect();
      const [across, down] = [scrolls(style.overflowX), scrolls(style.overflowY)];
      const wide = box.right - edge.right > 1.5 || edge.left - box.left > 1.5;
      const tall = box.bottom - edge.bottom > 1.5 || edge.top - box.top > 1.5;
      if (!inScroll && ((wide && cuts(style.overflowX)) || (tall && cuts(style.overflowY)))) return faults.add(`${short(words)} is cut by ${name(at)}`);
      if (across || down) inScroll = true;
      if (inFlow && !inScroll && (wide || tall) && painted(style)) return faults.add(`${short(words)} sticks out of ${name(at)}`);
      if (style.position === 'absolute' || style.position === 'fixed') inFlow = false;
      if (style.position === 'fixed') break;
    }
    if (!inScroll && (box.left < -1 || box.right > innerWidth + 1)) faults.add(`${short(words)} runs off the page`);
  }

  const lines = [];
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || !shown(parent) || styleOf(parent).clipPath !== 'none' || parent.closest('svg, style, script')) continue;
    const style = styleOf(parent);
    const size = parseFloat(style.fontSize);
    if (size < (parent.closest('[aria-hidden="true"]') ? sign : letter) - 0.01) faults.add(`${short(node.data)} in ${name(parent)} is ${size} px small`);
    if (/undefined|NaN|\[object|null/.test(node.data)) faults.add(`${short(node.data)} is no sentence`);
    const range = document.createRange();
    range.selectNodeContents(node);
    let still = true;
    for (let at = parent; at && at !== page; at = at.parentElement) if (/fixed|sticky|absolute/.test(styleOf(at).position)) still = false;
    for (const rect of range.getClientRects()) {
      if (rect.width < 1 || rect.height < 1) continue;
      const box = glyphs(rect, size);
      judge(node.data, box, parent);
      if (still) lines.push({ words: node.data, ...box });
    }
  }
  for (const [at, one] of lines.entries()) {
    for (const other of lines.slice(at + 1)) {
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (across > 2 && down > 3) faults.add(`${short(one.words)} and ${short(other.words)} lie on each other`);
    }
  }

  for (const input of page.querySelectorAll('input, textarea')) {
    if (!shown(input) || parseFloat(styleOf(input).opacity) === 0) continue;
    const pen = document.createElement('canvas').getContext('2d');
    pen.font = styleOf(input).font;
    const room = input.clientWidth - parseFloat(styleOf(input).paddingLeft) - parseFloat(styleOf(input).paddingRight);
    const words = input.value || input.placeholder;
    if (input.tagName === 'INPUT' && pen.measureText(words).width > room + 1) faults.add(`${short(words)} is cut by its field`);
    if (input.tagName === 'TEXTAREA' && input.scrollHeight > input.clientHeight + 2) faults.add(`${short(words)} is cut by its field`);
  }

  const red = [...page.querySelectorAll('.ui-button--primary')].filter(shown);
  if (red.length > 1) faults.add(`${red.length} red buttons: ${red.map((one) => short(one.innerText)).join(' ')}`);

  const tappable = '.ui-press, button, a[href], input, textarea, [role="button"], [role="link"], [role="radio"], [role="checkbox"], [role="switch"], [role="tab"]';
  for (const element of page.querySelectorAll(tappable)) {
    if (!shown(element) || element.getAttribute('aria-disabled') === 'true' || element.parentElement.closest('input, textarea')) continue;
    const own = element.getBoundingClientRect();
    if (own.width === 0 || own.height === 0) continue;
    // Typing: a tap anywhere in the box reaches the field, because its label or box passes it on.
    const target = element.closest('.ui-field__box:not(.ui-press)') ?? element;
    const side = target.getBoundingClientRect();
    if (side.width >= tap - 0.5 && side.height >= tap - 0.5) continue;
    element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y, reach] = [left + width / 2, top + height / 2, tap / 2 - 1];
    const hits = (dx, dy) => {
      const hit = document.elementFromPoint(x + dx, y + dy);
      return hit !== null && (element.contains(hit) || hit.contains(element) && hit.closest(tappable) === element);
    };
    const wide = width >= tap - 0.5 || (hits(-reach, 0) && hits(reach, 0));
    const tall = height >= tap - 0.5 || (hits(0, -reach) && hits(0, reach));
    if (!wide || !tall) faults.add(`${short(element.getAttribute('aria-label') ?? element.innerText ?? '')} ${name(element)} can be hit on ${Math.round(width)} × ${Math.round(height)} px only`);
  }
  scrollTo(0, 0);
  return [...faults];
}
