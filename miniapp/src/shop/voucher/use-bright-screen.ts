import { useDidHide, useUnload } from '@tarojs/taro';
import { useRef, useState } from 'react';
import { brightenScreen } from '@/platform';

/** Full light while the voucher is shown; whoever leaves the page gets their own light back. */
export function useBrightScreen(): { readonly bright: boolean; readonly flip: () => Promise<void> } {
  const [bright, setBright] = useState(false);
  const restore = useRef<() => void>();

  function dim(): void {
    restore.current?.();
    restore.current = undefined;
    setBright(false);
  }

  useDidHide(dim);
  useUnload(dim);

  return {
    bright,
    async flip() {
      if (restore.current) {
        dim();
        return;
      }
      restore.current = await brightenScreen();
      setBright(true);
    },
  };
}
