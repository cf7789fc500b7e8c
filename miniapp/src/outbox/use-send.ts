import { useRef, useState } from 'react';
import type { CallInput } from '@/api/call';
import type { CallError } from '@/api/call-error';
import { toast } from '@/ui/overlay';
import { sayError } from '@/ui/say-error';
import type { WaitingRoute } from './may-wait';
import { send, type About } from './outbox';

export interface Send<R extends WaitingRoute> {
  /** `waiting`: it goes out by itself. undefined: it was refused; the words were then shown already, unless `quiet`. */
  run(input: CallInput<R>, about: About): Promise<'sent' | 'waiting' | undefined>;
  readonly running: boolean;
  readonly error: CallError | undefined;
}

/** As `useAct`, for what may wait: `const cancel = useSend('POST /v1/orders/:id/cancel')` */
export function useSend<R extends WaitingRoute>(route: R, { quiet = false } = {}): Send<R> {
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<CallError>();
  const inFlight = useRef<Promise<'sent' | 'waiting' | undefined>>();

  async function go(input: CallInput<R>, about: About): Promise<'sent' | 'waiting' | undefined> {
    setRunning(true);
    setError(undefined);
    try {
      const outcome = await send(route, input, about);
      if (outcome.kind !== 'refused') return outcome.kind;
      setError(outcome.error);
      if (!quiet) sayError(outcome.error);
      return undefined;
    } finally {
      inFlight.current = undefined;
      setRunning(false);
    }
  }

  return {
    // A second tap waits for the first one's answer instead of asking again.
    run: (input, about) => (inFlight.current ??= go(input, about)),
    running,
    error,
  };
}

/** Says that it is done, or that it waits. */
export function sayHow(how: 'sent' | 'waiting', done: string): void {
  if (how === 'sent') toast(done, 'okc');
  else toast('先记下了，一有网就自动发', 'send');
}
