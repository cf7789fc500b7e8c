import Taro from '@tarojs/taro';

/**
 * WeChat fetches a new version behind our back; `offer` gets the way to change over at once. Otherwise the next cold
 * start has it. On H5 every load is the newest.
 */
export function watchUpdate(offer: (changeOver: () => void) => void): void {
  if (process.env.TARO_ENV === 'h5') return;
  const manager = Taro.getUpdateManager();
  manager.onUpdateReady(() => offer(() => manager.applyUpdate()));
}
