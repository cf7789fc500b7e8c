import Taro from '@tarojs/taro';

export const canBrightenScreen = process.env.TARO_ENV === 'weapp';

/** Full light for a code that is to be scanned; the answer puts the old light back. */
export async function brightenScreen(): Promise<() => void> {
  const { value } = await Taro.getScreenBrightness();
  await Taro.setScreenBrightness({ value: 1 });
  return () => {
    void Taro.setScreenBrightness({ value });
  };
}
