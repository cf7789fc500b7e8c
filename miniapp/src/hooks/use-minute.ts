import { useEffect, useState } from 'react';

const MINUTE = 60_000;

/** The time, renewed at each full minute: clocks here step by minutes, never by seconds. */
export function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), MINUTE - (Date.now() % MINUTE) + 20);
    return () => clearTimeout(timer);
  }, [now]);
  return now;
}
