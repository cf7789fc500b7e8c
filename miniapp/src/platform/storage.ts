import Taro from '@tarojs/taro';

const PREFIX = 'supermarket.';

/** What survives a restart of the app, as JSON. A full or forbidden store loses comfort, never correctness. */
export const storage = {
  get<T>(key: string): T | undefined {
    try {
      const text: unknown = Taro.getStorageSync(PREFIX + key);
      return typeof text === 'string' && text !== '' ? (JSON.parse(text) as T) : undefined;
    } catch {
      return undefined;
    }
  },
  set(key: string, value: unknown): void {
    try {
      Taro.setStorageSync(PREFIX + key, JSON.stringify(value));
    } catch {
      // Nothing to do: the next start simply begins empty.
    }
  },
  remove(key: string): void {
    try {
      Taro.removeStorageSync(PREFIX + key);
    } catch {
      // See set().
    }
  },
  keys(): string[] {
    try {
      return Taro.getStorageInfoSync()
        .keys.filter((key) => key.startsWith(PREFIX))
        .map((key) => key.slice(PREFIX.length));
    } catch {
      return [];
    }
  },
};
