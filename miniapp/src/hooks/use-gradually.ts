import { useEffect, useState } from 'react';

const ROWS = 8;
const A_FRAME_MS = 16;

/**
 * A list that grows a few rows a frame: WeChat carries everything new across in one piece, and a long piece
 * stops the finger. Browsers have no such bridge and get all of it. What follows the list belongs outside its <Slot>.
 */
export function useGradually<T>(items: readonly T[], atOnce?: number): readonly T[];
export function useGradually<T>(items: readonly T[] | undefined, atOnce?: number): readonly T[] | undefined;
export function useGradually<T>(items: readonly T[] | undefined, atOnce = ROWS): readonly T[] | undefined {
  const [count, setCount] = useState(atOnce);
  const whole = items?.length ?? 0;
  const enough = Math.max(1, Math.ceil(whole / atOnce)) * atOnce;
  useEffect(() => {
    if (count === enough) return undefined;
    // A shorter list begins anew when it grows again.
    const timer = setTimeout(() => setCount(count < enough ? count + atOnce : enough), A_FRAME_MS);
    return () => clearTimeout(timer);
  }, [count, enough, atOnce]);
  return process.env.TARO_ENV === 'h5' || count >= whole ? items : items?.slice(0, count);
}
