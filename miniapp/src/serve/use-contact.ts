import type { Id, RevealView } from '@supermarket/shared';
import { useEffect, useState } from 'react';
import { useAct } from '@/hooks';
import { storage } from '@/platform';

const keyOf = (orderId: Id): string => `contact.${orderId}`;

/** Kept on the helper's phone, because there is often no network at a door in the hills; gone when the time is over. */
function kept(orderId: Id): RevealView | null {
  const contact = storage.get<RevealView>(keyOf(orderId));
  if (!contact) return null;
  if (contact.until !== null && Date.parse(contact.until) > Date.now()) return contact;
  storage.remove(keyOf(orderId));
  return null;
}

/** Name, street and phone of whom one goes to. Each look on the server leaves a line for that person to read. */
export function useContact(orderId: Id, allowed: boolean): { contact: RevealView | null; look: () => Promise<void>; looking: boolean } {
  const [contact, setContact] = useState(() => kept(orderId));
  const reveal = useAct('POST /v1/orders/:id/reveal', { refreshes: ['GET /v1/orders/:id'] });
  useEffect(() => {
    if (allowed) return;
    storage.remove(keyOf(orderId));
    setContact(null);
  }, [allowed, orderId]);
  return {
    contact: allowed ? contact : null,
    looking: reveal.running,
    look: async () => {
      const seen = await reveal.run({ params: { id: orderId }, body: {} });
      if (!seen) return;
      storage.set(keyOf(orderId), seen);
      setContact(seen);
    },
  };
}
