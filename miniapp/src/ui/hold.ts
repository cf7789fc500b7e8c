import { useEffect, useRef } from 'react';

/** What happens while a finger stays down. */
export interface Hold {
  readonly begin: () => void;
  /** The finger has gone up far enough to mean "not that". */
  readonly away: (away: boolean) => void;
  readonly end: () => void;
  /** The phone took the touch away: a call, another app. */
  readonly lose: () => void;
}

interface Touch {
  readonly clientY: number;
}
interface TouchEvent {
  readonly touches: readonly Touch[] | ArrayLike<Touch>;
}

/** A shorter touch is a tap. */
const LONG_MS = 300;
/** So far a finger slides when it means to scroll, and so far when it means to give up. */
const SLIP = 10;
const AWAY = 80;

/** Touch handlers for something that is held down; a tap stays a tap, and the one that ends a hold is none. */
export function useHold(hold: Hold | undefined, onTap: (() => void) | undefined) {
  const touch = useRef<{ from: number; timer?: ReturnType<typeof setTimeout>; held: boolean; endedAt: number }>({ from: 0, held: false, endedAt: 0 });
  const over = (): boolean => {
    const { current } = touch;
    clearTimeout(current.timer);
    const { held } = current;
    current.held = false;
    if (held) current.endedAt = Date.now();
    return held;
  };
  useEffect(() => () => {
    if (over()) hold?.lose();
  }, []);
  if (hold === undefined) return { onTap };
  return {
    onTap: () => Date.now() - touch.current.endedAt > 500 && onTap?.(),
    touches: {
      onTouchStart: ({ touches }: TouchEvent) => {
        touch.current = {
          from: touches[0]?.clientY ?? 0, held: false, endedAt: 0,
          timer: setTimeout(() => {
            touch.current.held = true;
            hold.begin();
          }, LONG_MS),
        };
      },
      onTouchMove: ({ touches }: TouchEvent) => {
        const up = touch.current.from - (touches[0]?.clientY ?? 0);
        if (touch.current.held) hold.away(up > AWAY);
        else if (Math.abs(up) > SLIP) clearTimeout(touch.current.timer);
      },
      onTouchEnd: () => over() && hold.end(),
      onTouchCancel: () => over() && hold.lose(),
    },
  };
}
