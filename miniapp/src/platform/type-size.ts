import Taro from '@tarojs/taro';

/** The size that phones and browsers have before anybody changes it, in px. */
const USUAL = 16;

let known: number | undefined;

/** How much larger than usual the phone's own type is set: 1 as usual, 1.5 half as large again. Measured once at the start. */
export function typeScale(): number {
  known ??= measure() / USUAL;
  return known;
}

function measure(): number {
  // Taro's types do not know it yet; WeChat has it since 2.23.4.
  if (process.env.TARO_ENV === 'weapp') return (Taro.getAppBaseInfo() as { readonly fontSizeSetting?: number }).fontSizeSetting ?? USUAL;
  return parseFloat(getComputedStyle(document.documentElement).fontSize) || USUAL;
}
