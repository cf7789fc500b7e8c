import { useEffect, useState } from 'react';

const MINUTE = 60_000;

/** The time, renewed at each full minute: clocks here step by minutes, never by seconds. */
export function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = (): void => {
      timer = setTimeout(() => {
        setNow(Date.now());
        wait();
      }, MINUTE - (Date.now() % MINUTE) + 20);
    };
    wait();
    return () => clearTimeout(timer);
  }, []);
  return now;
}
