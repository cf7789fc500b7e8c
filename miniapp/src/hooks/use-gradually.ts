import { useEffect, useState } from 'react';

const AT_ONCE = 8;
const A_FRAME_MS = 16;

/**
 * A list that grows a few rows a frame: WeChat carries everything new across in one piece, and a long piece
 * stops the finger. Browsers have no such bridge and get all of it.
 */
export function useGradually<T>(items: readonly T[] | undefined): readonly T[] | undefined {
  const [count, setCount] = useState(AT_ONCE);
  const whole = items?.length ?? 0;
  const known = items !== undefined;
  useEffect(() => {
    if (!known) setCount(AT_ONCE);
    if (count >= whole) return undefined;
    const timer = setTimeout(() => setCount(count + AT_ONCE), A_FRAME_MS);
    return () => clearTimeout(timer);
  }, [known, count, whole]);
  return process.env.TARO_ENV === 'h5' || count >= whole ? items : items?.slice(0, count);
}
