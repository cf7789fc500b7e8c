import { useEffect, useId } from 'react';

/** Milliseconds after opening at which the focus is looked after: Taro's elements move what is inside them once they are ready, and what is moved loses it. */
const LOOKS = [30, 120, 400];

/** On H5 a dialog takes the focus and gives it back; WeChat's readers follow aria-modal by themselves. */
export function useFocusInside(open: boolean): string {
  const id = `ui${useId().replace(/:/g, '')}`;
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5' || !open) return undefined;
    const before = document.activeElement;
    const box = document.getElementById(id);
    if (!box) return undefined;
    box.setAttribute('tabindex', '-1');
    box.focus();
    const looks = LOOKS.map((ms) => setTimeout(() => box.contains(document.activeElement) || box.focus(), ms));
    return () => {
      looks.forEach(clearTimeout);
      if (before instanceof HTMLElement) before.focus();
    };
  }, [open, id]);
  return id;
}
