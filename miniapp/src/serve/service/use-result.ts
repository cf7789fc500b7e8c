import type { Id } from '@supermarket/shared';
import { useState } from 'react';
import { useAct } from '@/hooks';
import { goInstead, storage } from '@/platform';
import { toast } from '@/ui';

const AFTER = ['GET /v1/orders/:id', 'GET /v1/tasks', 'GET /v1/me/account', 'GET /v1/me/waiting'] as const;

interface Draft {
  readonly chips: readonly string[];
  readonly words: string;
}

export interface Result extends Draft {
  readonly flip: (chip: string) => void;
  readonly say: (words: string) => void;
  readonly send: () => Promise<void>;
}

/** What was done, as far as it is typed; it survives a call or a crash until it is sent. */
export function useResult(orderId: Id, assignmentId: Id | undefined): Result {
  const key = `result.${orderId}`;
  const [draft, setDraft] = useState<Draft>(() => storage.get<Draft>(key) ?? { chips: [], words: '' });
  const checkOut = useAct('POST /v1/assignments/:id/check-out', { refreshes: AFTER });
  const keep = (next: Draft): void => {
    setDraft(next);
    storage.set(key, next);
  };
  return {
    ...draft,
    flip: (chip) => keep({ ...draft, chips: draft.chips.includes(chip) ? draft.chips.filter((each) => each !== chip) : [...draft.chips, chip] }),
    say: (words) => keep({ ...draft, words }),
    send: async () => {
      if (assignmentId === undefined) return;
      const words = draft.words.trim();
      const body = { chips: [...draft.chips], ...(words ? { words } : {}) };
      if (!(await checkOut.run({ params: { id: assignmentId }, body }))) return;
      storage.remove(key);
      toast('签退了，等对方确认', 'okc');
      goInstead('/serve/task/index', { id: orderId });
    },
  };
}
