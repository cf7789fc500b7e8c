import { useEffect, useId } from 'react';

/** On H5 a dialog takes the focus and gives it back; WeChat's readers follow aria-modal by themselves. */
export function useFocusInside(open: boolean): string {
  const id = `ui${useId().replace(/:/g, '')}`;
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5' || !open) return undefined;
    const before = document.activeElement;
    const box = document.getElementById(id);
    box?.setAttribute('tabindex', '-1');
    box?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, [open, id]);
  return id;
}
