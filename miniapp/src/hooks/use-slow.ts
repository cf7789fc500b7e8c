import { useEffect, useState } from 'react';

/** From here on somebody wants to hear that it is still being done. */
const SLOW_MS = 5_000;

/** True while something has been going on for more than five seconds. */
export function useSlow(busy: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [busy]);
  return slow;
}
