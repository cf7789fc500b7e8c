import Taro from '@tarojs/taro';

/** Browsers have no such page that a page could open. */
export const canOpenSettings = process.env.TARO_ENV === 'weapp';

/** Where somebody allows what they once refused. */
export async function openSettings(): Promise<void> {
  await Taro.openSetting().catch(() => undefined);
}
