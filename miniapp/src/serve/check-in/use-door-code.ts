import type { Id } from '@supermarket/shared';
import { useState } from 'react';
import type { CallError } from '@/api';
import { arrive, useTypedCodes, type TypedCode } from '@/arrivals/typed-codes';
import { clockText } from '@/text';

const DIGITS = 4;

export interface DoorCodeTyping {
  readonly code: string;
  readonly type: (code: string) => void;
  /** Words under the boxes; undefined while nothing is wrong. */
  readonly wrong: string | undefined;
  /** What waits for the network, in words. */
  readonly waiting: string | undefined;
}

/** The four numbers as they are typed: sent with the last one, or kept until there is a network. */
export function useDoorCode(orderId: Id, assignmentId: Id | undefined): DoorCodeTyping {
  const kept = useTypedCodes().find((typed) => typed.orderId === orderId);
  const [code, setCode] = useState(kept?.code ?? '');
  const [error, setError] = useState<CallError>();

  async function send(digits: string): Promise<void> {
    if (assignmentId === undefined) return;
    const arrival = await arrive(orderId, assignmentId, digits);
    if (arrival.kind !== 'refused') return;
    setError(arrival.error);
    setCode('');
  }
  return {
    code,
    type: (digits) => {
      setCode(digits);
      setError(undefined);
      if (digits.length === DIGITS) void send(digits);
    },
    wrong: error && wrongText(error),
    waiting: kept && waitingText(kept),
  };
}

function wrongText({ code, title, facts }: CallError): string {
  const left = facts['triesLeft'];
  return code === 'DOOR_CODE_WRONG' && typeof left === 'number' ? `数不对，请再问一次（还能试 ${left} 次）` : title;
}

const waitingText = ({ typedAt }: TypedCode): string => `没有网，${clockText(typedAt)} 记下了，等着发出去。一有网就自动发，可以先做事。`;
