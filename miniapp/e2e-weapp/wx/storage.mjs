import { asynchronousAll } from './api.mjs';

const LARGEST_VALUE = 1024 * 1024;

/** What the app keeps on the phone, as JSON; a restart finds it again. */
export function storage(app) {
  const kept = app.device.storage;
  const read = (key) => (kept.has(key) ? app.realm.kinds.JSON.parse(kept.get(key)) : '');
  function write(key, value) {
    const text = JSON.stringify(value);
    if (text.length > LARGEST_VALUE) throw new Error('setStorage:fail data exceed max size');
    kept.set(key, text);
  }
  const facts = () => app.realm.copy({ keys: [...kept.keys()], currentSize: 1, limitSize: 10 * 1024 });
  return {
    getStorageSync: read,
    setStorageSync: write,
    removeStorageSync: (key) => void kept.delete(key),
    clearStorageSync: () => kept.clear(),
    getStorageInfoSync: facts,
    ...asynchronousAll(app, {
      getStorage: ({ key }) => ({ data: read(key) }),
      setStorage: ({ key, data }) => write(key, data),
      removeStorage: ({ key }) => void kept.delete(key),
      getStorageInfo: facts,
    }),
  };
}
