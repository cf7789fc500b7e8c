import Taro from '@tarojs/taro';

/** Tells when the app comes to the front or leaves it. Returns how to stop listening. */
export function watchAppVisibility(listener: (visible: boolean) => void): () => void {
  if (process.env.TARO_ENV === 'h5') {
    const tell = (): void => listener(document.visibilityState !== 'hidden');
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }
  const show = (): void => listener(true);
  const hide = (): void => listener(false);
  Taro.onAppShow(show);
  Taro.onAppHide(hide);
  return () => {
    Taro.offAppShow(show);
    Taro.offAppHide(hide);
  };
}
