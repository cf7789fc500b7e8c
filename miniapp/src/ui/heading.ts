/**
 * What a screen reader jumps to: 1 for the page, 2 for a part of it. `<View {...heading(1)}>`
 * WeChat knows no levels.
 */
export function heading(level: 1 | 2): { readonly role: 'heading' } {
  return { role: 'heading', ...(process.env.TARO_ENV === 'h5' && { 'aria-level': level }) };
}
