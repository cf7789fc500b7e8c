import { useSyncExternalStore } from 'react';

const WIDE = '(min-width: 1024px)';

/** Room for side navigation and tables. A phone never has it; a browser's window may, and may lose it again. */
export const useWide: () => boolean = process.env.TARO_ENV === 'h5' ? useMatch : () => false;

function useMatch(): boolean {
  return useSyncExternalStore(watch, () => window.matchMedia(WIDE).matches);
}

function watch(changed: () => void): () => void {
  const media = window.matchMedia(WIDE);
  // Older Safari knows the second way only.
  if (media.addEventListener) {
    media.addEventListener('change', changed);
    return () => media.removeEventListener('change', changed);
  }
  media.addListener(changed);
  return () => media.removeListener(changed);
}
