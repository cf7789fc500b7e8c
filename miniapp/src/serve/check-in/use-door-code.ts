import type { OrderView } from '@supermarket/shared';
import { useState } from 'react';
import type { CallError } from '@/api';
import { useSend, useWaitingThings } from '@/outbox';
import { clockText } from '@/text';

const DIGITS = 4;
const ROUTE = 'POST /v1/assignments/:id/check-in';

export interface DoorCodeTyping {
  readonly code: string;
  readonly type: (code: string) => void;
  /** Words under the boxes; undefined while nothing is wrong. */
  readonly wrong: string | undefined;
  /** What waits for the network, in words. */
  readonly waiting: string | undefined;
}

/** The four numbers as they are typed: sent with the last one, or kept until there is a network. */
export function useDoorCode(order: OrderView | undefined): DoorCodeTyping {
  const assignmentId = order?.mine?.assignmentId;
  const kept = useWaitingThings().find(({ route, input }) => route === ROUTE && input.params?.id === assignmentId);
  const [code, setCode] = useState<string>();
  const [corrected, setCorrected] = useState(false);
  const checkIn = useSend(ROUTE, { quiet: true });

  async function send(digits: string): Promise<void> {
    if (order === undefined || assignmentId === undefined) return;
    const about = { what: `签到：${order.title}`, page: `/serve/check-in/index?id=${order.id}` } as const;
    const how = await checkIn.run({ params: { id: assignmentId }, body: { code: digits } }, about);
    // While it waits, the boxes show what waits.
    setCode(how === undefined ? '' : how === 'waiting' ? undefined : digits);
    setCorrected(false);
  }
  const wrong = kept?.refused?.title ?? (checkIn.error && wrongText(checkIn.error));
  return {
    code: code ?? (kept?.refused === undefined ? (kept?.input.body as { code: string } | undefined)?.code : undefined) ?? '',
    type: (digits) => {
      setCode(digits);
      setCorrected(true);
      if (digits.length === DIGITS) void send(digits);
    },
    wrong: corrected ? undefined : wrong,
    waiting: kept?.refused === undefined ? kept && waitingText(kept) : undefined,
  };
}

function wrongText({ code, title, facts }: CallError): string {
  const left = facts['triesLeft'];
  return code === 'DOOR_CODE_WRONG' && typeof left === 'number' ? `数不对，请再问一次（还能试 ${left} 次）` : title;
}

const waitingText = ({ typedAt }: { readonly typedAt: string }): string => `没有网，${clockText(typedAt)} 记下了，等着发出去。一有网就自动发，可以先做事。`;
