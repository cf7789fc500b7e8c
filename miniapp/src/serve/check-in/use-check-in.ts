import type { Id } from '@supermarket/shared';
import { useEffect, useRef, useState } from 'react';
import { call, refresh, type CallError } from '@/api';
import { useOnline } from '@/hooks';
import { asCallError } from '@/hooks/use-call';
import { typedOffline, type TypedCode } from '../typed-offline';

interface CheckIn {
  /** Resolves true when the code was right, or kept until there is a network. */
  readonly send: (code: string) => Promise<boolean>;
  /** A code waits for the network. */
  readonly waiting: boolean;
  /** Words under the boxes; undefined while nothing is wrong. */
  readonly wrong: (triesLeft: number) => string | undefined;
  readonly forget: () => void;
}

/** Between two attempts while the phone says it has a network and the server does not answer. */
const AGAIN = 10_000;

/** Sends the code now, or keeps it with its moment and sends it when the network is back. */
export function useCheckIn(orderId: Id, assignmentId: Id | undefined, onArrived: () => void): CheckIn {
  const online = useOnline();
  const [error, setError] = useState<CallError>();
  const [waiting, setWaiting] = useState<TypedCode | null>(() => typedOffline.of(orderId));
  const arrived = useRef(onArrived);
  arrived.current = onArrived;

  async function post(typed: TypedCode, kept = false): Promise<boolean> {
    if (assignmentId === undefined) return false;
    try {
      // With a network the server's own clock judges; a phone's clock may be wrong.
      const body = kept ? { code: typed.code, typedAt: typed.typedAt } : { code: typed.code };
      await call('POST /v1/assignments/:id/check-in', { params: { id: assignmentId }, body });
    } catch (cause) {
      const problem = asCallError(cause);
      if (problem.lost) {
        typedOffline.keep(typed);
        setWaiting({ ...typed });
        return true;
      }
      drop();
      setError(problem);
      return false;
    }
    drop();
    await refresh('GET /v1/orders/:id', 'GET /v1/tasks');
    arrived.current();
    return true;
  }

  function drop(): void {
    typedOffline.forget();
    setWaiting(null);
  }

  const attempt = useRef(post);
  attempt.current = post;
  useEffect(() => {
    if (!online || waiting === null) return undefined;
    const timer = setTimeout(() => void attempt.current(waiting, true), AGAIN);
    return () => clearTimeout(timer);
  }, [online, waiting]);

  return {
    waiting: waiting !== null,
    forget: () => setError(undefined),
    wrong: (triesLeft) => {
      if (error === undefined) return undefined;
      if (error.code !== 'DOOR_CODE_WRONG') return error.title;
      return `数不对，请再问一次（还能试 ${Number(error.facts?.['triesLeft'] ?? triesLeft)} 次）`;
    },
    send: (code) => post({ orderId, code, typedAt: new Date().toISOString() }),
  };
}
