/** As much of Taro as the components and the api layer touch; each test replaces what it needs. */
const kept = new Map<string, string>();

export const useDidShow = (): void => undefined;
export const useDidHide = (): void => undefined;
export const useReachBottom = (): void => undefined;

const Taro = {
  request: jest.fn<Promise<{ statusCode: number; data: unknown }>, [unknown]>(),
  navigateTo: jest.fn(),
  navigateBack: jest.fn(),
  redirectTo: jest.fn(),
  switchTab: jest.fn(),
  getCurrentPages: jest.fn(() => [{}]),
  getStorageSync: (key: string): string => kept.get(key) ?? '',
  setStorageSync: (key: string, value: string): void => void kept.set(key, value),
  removeStorageSync: (key: string): void => void kept.delete(key),
  getStorageInfoSync: () => ({ keys: [...kept.keys()] }),
};

export default Taro;
