import { useRef, useState } from 'react';
import { sessionStore, useSession } from '@/api/session';
import { storage } from '@/platform/storage';

const PREFIX = 'draft.';

export interface Draft<T> {
  readonly draft: T;
  readonly change: (part: Partial<T>) => void;
  /** After it was sent: the next one begins empty, with an id of its own. */
  readonly clear: () => void;
}

interface KeptDraft<T> {
  readonly personId: string | undefined;
  readonly draft: T;
}

/**
 * What somebody is typing, kept on the phone until it was sent, so that a crash loses nothing. `blank` makes it, with
 * the id of what will be created where there is one. A draft belongs to who typed it. Key the component by `name`.
 */
export function useDraft<T extends object>(name: string, blank: () => T): Draft<T> {
  const personId = useSession((session) => session.person?.id);
  const key = PREFIX + name;
  const [draft, setDraft] = useState<T>(() => {
    const kept = storage.get<KeptDraft<T>>(key);
    return kept !== undefined && kept.personId === personId ? { ...blank(), ...kept.draft } : blank();
  });
  // A change that comes after an answer was waited for adds to what there is by then.
  const latest = useRef(draft);
  const put = (next: T): void => {
    latest.current = next;
    setDraft(next);
  };
  return {
    draft,
    change: (part) => {
      put({ ...latest.current, ...part });
      storage.set(key, { personId, draft: latest.current } satisfies KeptDraft<T>);
    },
    clear: () => {
      storage.remove(key);
      put(blank());
    },
  };
}

// Half-typed names and numbers leave the phone with whoever typed them.
sessionStore.subscribe((now, before) => {
  if (before.person === null || now.person?.id === before.person.id) return;
  for (const key of storage.keys()) if (key.startsWith(PREFIX)) storage.remove(key);
});
