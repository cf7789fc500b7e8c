import Taro from '@tarojs/taro';

export interface TopInsets {
  /** Height of the phone's status bar, which a custom navigation bar has to leave free. */
  readonly status: number;
  /** Height that puts our title on one line with WeChat's capsule; 0 where there is no capsule. */
  readonly bar: number;
  /** Width to leave free at the right for the capsule. */
  readonly capsule: number;
}

const NONE: TopInsets = { status: 0, bar: 0, capsule: 0 };
const CAPSULE_WIDTH = 107;

let known: TopInsets | undefined;

export function topInsets(): TopInsets {
  if (process.env.TARO_ENV === 'h5') return NONE;
  known ??= measure();
  return known;
}

function measure(): TopInsets {
  const { statusBarHeight: status = 20 } = Taro.getWindowInfo();
  const capsule = Taro.getMenuButtonBoundingClientRect();
  const bar = capsule.height > 0 ? (capsule.top - status) * 2 + capsule.height : 0;
  return { status, bar, capsule: CAPSULE_WIDTH };
}
