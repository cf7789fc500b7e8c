import Taro from '@tarojs/taro';

type Listener = (online: boolean) => void;

let online = true;
const listeners = new Set<Listener>();

function learn(next: boolean): void {
  if (next === online) return;
  online = next;
  for (const listener of listeners) listener(online);
}

/** Whether the phone says it has a network; a request may still fail. */
export const network = {
  isOnline: (): boolean => online,
  watch(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  start(): void {
    if (process.env.TARO_ENV === 'h5') {
      // Taro's H5 version only knows the Network Information API, which Safari lacks.
      learn(navigator.onLine);
      window.addEventListener('online', () => learn(true));
      window.addEventListener('offline', () => learn(false));
      return;
    }
    Taro.onNetworkStatusChange(({ isConnected }) => learn(isConnected));
    void Taro.getNetworkType().then(({ networkType }) => learn(networkType !== 'none'));
  },
};
