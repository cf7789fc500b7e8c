import { useEffect, useState, type PropsWithChildren } from 'react';

/** What stands below the first screen comes a frame later on WeChat, whose bridge carries only so much in one piece. In a <Slot>. */
export function Later({ children }: PropsWithChildren): React.ReactNode {
  const [on, setOn] = useState(process.env.TARO_ENV === 'h5');
  useEffect(() => {
    const timer = setTimeout(() => setOn(true), 16);
    return () => clearTimeout(timer);
  }, []);
  return on ? <>{children}</> : null;
}
