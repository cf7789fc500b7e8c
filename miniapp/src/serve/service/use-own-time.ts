import type { OrderView } from '@supermarket/shared';
import { useState } from 'react';
import { useAct } from '@/hooks';
import { goInstead } from '@/platform';
import { toast } from '@/ui';

const AFTER = ['GET /v1/orders/:id', 'GET /v1/tasks', 'GET /v1/me/account'] as const;
const DAY_MINUTES = 1440;

export interface OwnTime {
  readonly minutes: string;
  readonly words: string;
  readonly setMinutes: (minutes: string) => void;
  readonly setWords: (words: string) => void;
  /** What is missing, in words; undefined when it can be sent. */
  readonly missing: string | undefined;
  readonly send: () => Promise<void>;
}

/** The helper's own word on how long it was: when the timer checked out, or when the measured minutes are wrong. */
export function useOwnTime(order: OrderView | undefined): OwnTime {
  const [typed, setTyped] = useState<string>();
  const [words, setWords] = useState('');
  const own = useAct('POST /v1/assignments/:id/own-time', { refreshes: AFTER });
  const dispute = useAct('POST /v1/assignments/:id/dispute-time', { refreshes: AFTER });
  const forgotten = order?.actions.includes('ownTime') ?? false;
  const minutes = typed ?? String((forgotten ? null : order?.mine?.minutes) ?? order?.minutes ?? '');
  const count = Number(minutes);
  const right = Number.isInteger(count) && count >= 1 && count <= DAY_MINUTES;
  return {
    minutes,
    words,
    setMinutes: (text) => setTyped(text.replace(/\D/g, '')),
    setWords,
    missing: !right ? '填 1 到 1440 分钟' : words.trim() === '' ? '写一句做了什么' : undefined,
    send: async () => {
      if (!order?.mine) return;
      const input = { params: { id: order.mine.assignmentId }, body: { minutes: count, words: words.trim() } };
      if (!(await (forgotten ? own.run(input) : dispute.run(input)))) return;
      toast(forgotten ? '记好了，谢谢您' : '交给社区核对了', 'okc');
      goInstead('/serve/task/index', { id: order.id });
    },
  };
}
