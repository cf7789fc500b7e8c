import type { Id, RevealView } from '@supermarket/shared';
import { useEffect, useState } from 'react';
import { useAct } from '@/hooks';
import { keptAnswers } from '@/hooks/kept-answers';

const ROUTE = 'POST /v1/orders/:id/reveal';

interface KnownContact {
  readonly contact: RevealView | null;
  readonly look: () => Promise<void>;
}

/**
 * Name, street and phone of whom one goes to. Each look on the server leaves a line for that person to read. They are
 * kept on the helper's phone, because there is often no network at a door in the hills, until the time for them is over.
 */
export function useContact(orderId: Id, allowed: boolean): KnownContact {
  const [contact, setContact] = useState(() => keptAnswers.find<RevealView>([ROUTE, orderId])?.data ?? null);
  const reveal = useAct(ROUTE, { refreshes: ['GET /v1/orders/:id'] });
  useEffect(() => {
    if (allowed) return;
    keptAnswers.drop([ROUTE, orderId]);
    setContact(null);
  }, [allowed, orderId]);
  return {
    contact: allowed ? contact : null,
    look: async () => {
      const seen = await reveal.run({ params: { id: orderId }, body: {} });
      if (!seen) return;
      if (seen.until !== null) keptAnswers.keep([ROUTE, orderId], seen, Date.parse(seen.until));
      setContact(seen);
    },
  };
}
