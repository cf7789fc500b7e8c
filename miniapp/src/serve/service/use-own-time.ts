import type { Id, OrderView } from '@supermarket/shared';
import { useDraft } from '@/hooks';
import { sayHow, useSend } from '@/outbox';
import { goInstead } from '@/platform';

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
  const own = useSend('POST /v1/assignments/:id/own-time');
  const dispute = useSend('POST /v1/assignments/:id/dispute-time');
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
      const about = { what: `${forgotten ? '用时' : '时长更正'}：${order.title}`, page: `/serve/service/index?id=${orderId}`, draft: `draft.own-time.${orderId}` } as const;
      const how = await (forgotten ? own.run(input, about) : dispute.run(input, about));
      if (how === undefined) return;
      clear();
      sayHow(how, forgotten ? '记好了，谢谢您' : '交给社区核对了');
      goInstead('/serve/task/index', { id: orderId });
    },
  };
}
