import type { Id, LiveBody, LiveKind, Route } from '@supermarket/shared';
import { useEffect } from 'react';
import { refresh, useSession } from '@/api';
import { call } from '@/api/call';
import { useInFront } from '@/hooks/use-in-front';
import { openLiveLine } from '@/platform/live-line';

const MINE = ['GET /v1/me/messages', 'GET /v1/me/waiting'] as const;
const ORDER = ['GET /v1/orders/:id', 'GET /v1/orders/:id/door-codes'] as const;
const QUEUES = ['GET /v1/desk/queues', 'GET /v1/desk/work', 'GET /v1/me/waiting'] as const;
/** What is read again: an event says that something changed, never what. */
const READS: Readonly<Record<LiveKind, readonly Route[]>> = { order: ORDER, queues: QUEUES, messages: MINE, again: [...ORDER, ...QUEUES, ...MINE] };

/** Milliseconds before leave is asked for again after it was lost; doubled each time, a minute at most. */
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 60_000;

/** Keeps what a page shows fresh while it is in front. Without it the page is as true, only later. */
export function useLive({ orderId, queues = false }: { readonly orderId?: Id; readonly queues?: boolean }): void {
  const inFront = useInFront();
  const personId = useSession((session) => session.person?.id);
  useEffect(() => {
    if (!inFront || personId === undefined) return;
    return keepListening({ ...(orderId && { orderIds: [orderId] }), ...(queues && { queues }) });
  }, [inFront, personId, orderId, queues]);
}

function keepListening(wish: LiveBody): () => void {
  let over = false;
  let pause = FIRST_PAUSE;
  let close = (): void => undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const again = (): void => {
    close();
    timer = setTimeout(begin, pause * (0.5 + Math.random() / 2)); // not all pages in the same second
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  };
  const begin = (): void => {
    call('POST /v1/live', { body: wish }).then(
      (leave) => {
        if (over) return;
        close = openLiveLine({
          leave,
          hear: (changes) => {
            pause = FIRST_PAUSE;
            for (const { kind } of changes) void refresh(...READS[kind]);
          },
          lost: again,
        });
      },
      () => !over && again(),
    );
  };
  begin();
  return () => {
    over = true;
    clearTimeout(timer);
    close();
  };
}
