import type { Id } from '@supermarket/shared';
import { useState } from 'react';
import { call } from '@/api/call';
import { refresh } from '@/api/query-client';
import { asCallError } from '@/hooks/use-call';
import { DESK_ANSWERS } from '../parts/desk-answers';

export interface Letter {
  readonly orderId: Id;
  readonly personIds: readonly Id[];
}

/** What became of an order's invitations: sent, or why not. */
export type Outcome = { readonly sent: number } | { readonly why: string };

interface Sending {
  readonly outcomes: Readonly<Record<Id, Outcome>>;
  /** So many orders are done of those being sent; null while nothing is sent. */
  readonly progress: { readonly done: number; readonly all: number } | null;
  send(letters: readonly Letter[]): Promise<void>;
}

/** Invites order after order. One that fails says why and stops none of the others; a lost net stops the rest. */
export function useSending(): Sending {
  const [outcomes, setOutcomes] = useState<Sending['outcomes']>({});
  const [progress, setProgress] = useState<Sending['progress']>(null);

  async function send(letters: readonly Letter[]): Promise<void> {
    for (const [done, { orderId, personIds }] of letters.entries()) {
      setProgress({ done, all: letters.length });
      const outcome = await call('POST /v1/orders/:id/offers', { params: { id: orderId }, body: { personIds: [...personIds] } }).then(
        (): Outcome => ({ sent: personIds.length }),
        (cause: unknown) => asCallError(cause),
      );
      setOutcomes((known) => ({ ...known, [orderId]: 'title' in outcome ? { why: outcome.title } : outcome }));
      if ('lost' in outcome && outcome.lost) break;
    }
    setProgress(null);
    await refresh(...DESK_ANSWERS);
  }

  return { outcomes, progress, send };
}
