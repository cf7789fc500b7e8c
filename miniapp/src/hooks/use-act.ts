import type { Reply, Route } from '@supermarket/shared';
import { useRef, useState } from 'react';
import { call, type CallInput } from '@/api/call';
import type { CallError } from '@/api/call-error';
import { refresh } from '@/api/query-client';
import { sayError } from '@/ui/say-error';
import { asCallError } from './use-call';

interface ActOptions {
  /** Answers that are old once this is done. */
  readonly refreshes?: readonly Route[];
  /** The page shows the error itself: fields, a sheet, a StateBlock. */
  readonly quiet?: boolean;
  /** Says it in place of the usual dialog. */
  readonly say?: (error: CallError) => unknown;
}

export interface Act<R extends Route> {
  /** The answer, or undefined when it failed; the words were then shown already, unless `quiet`. */
  run(input: CallInput<R>): Promise<Reply<R> | undefined>;
  readonly running: boolean;
  readonly error: CallError | undefined;
  forgetError(): void;
}

/** `const claim = useAct('POST /v1/orders/:id/claim', { refreshes: ['GET /v1/hall'] })` */
export function useAct<R extends Route>(route: R, { refreshes = [], quiet = false, say = sayError }: ActOptions = {}): Act<R> {
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<CallError>();
  const inFlight = useRef<Promise<Reply<R> | undefined>>();

  async function send(input: CallInput<R>): Promise<Reply<R> | undefined> {
    setRunning(true);
    setError(undefined);
    try {
      const reply = await call(route, input);
      await refresh(...refreshes);
      return reply;
    } catch (cause) {
      const problem = asCallError(cause);
      setError(problem);
      if (!quiet) say(problem);
      return undefined;
    } finally {
      inFlight.current = undefined;
      setRunning(false);
    }
  }

  return {
    // A second tap waits for the first one's answer instead of asking again.
    run: (input) => (inFlight.current ??= send(input)),
    running,
    error,
    forgetError: () => setError(undefined),
  };
}
