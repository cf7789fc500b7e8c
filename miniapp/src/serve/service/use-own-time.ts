import type { Id, OrderView } from '@supermarket/shared';
import { useAct, useDraft } from '@/hooks';
import { goInstead } from '@/platform';
import { toast } from '@/ui';

const AFTER = ['GET /v1/orders/:id', 'GET /v1/tasks', 'GET /v1/me/account', 'GET /v1/me/hours', 'GET /v1/me/waiting'] as const;
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

const blank = (): { minutes: string | null; words: string } => ({ minutes: null, words: '' });

/** The helper's own word on how long it was: when the timer checked out, or when the measured minutes are wrong. */
export function useOwnTime(orderId: Id, order: OrderView | undefined): OwnTime {
  const { draft, change, clear } = useDraft(`own-time.${orderId}`, blank);
  const own = useAct('POST /v1/assignments/:id/own-time', { refreshes: AFTER });
  const dispute = useAct('POST /v1/assignments/:id/dispute-time', { refreshes: AFTER });
  const forgotten = order?.actions.includes('ownTime') ?? false;
  const minutes = draft.minutes ?? String((forgotten ? null : order?.mine?.minutes) ?? order?.minutes ?? '');
  const count = Number(minutes);
  const right = Number.isInteger(count) && count >= 1 && count <= DAY_MINUTES;
  return {
    minutes,
    words: draft.words,
    setMinutes: (text) => change({ minutes: text.replace(/\D/g, '') }),
    setWords: (words) => change({ words }),
    missing: !right ? '填 1 到 1440 分钟' : draft.words.trim() === '' ? (forgotten ? '写一句做了什么' : '写一句哪里不对') : undefined,
    send: async () => {
      if (!order?.mine) return;
      const input = { params: { id: order.mine.assignmentId }, body: { minutes: count, words: draft.words.trim() } };
      if (!(await (forgotten ? own.run(input) : dispute.run(input)))) return;
      clear();
      toast(forgotten ? '记好了，谢谢您' : '交给社区核对了', 'okc');
      goInstead('/serve/task/index', { id: orderId });
    },
  };
}
