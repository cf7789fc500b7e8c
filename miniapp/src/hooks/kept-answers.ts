import { storage } from '@/platform/storage';
import { sessionStore } from '@/api/session';

interface Kept<T> {
  readonly data: T;
  readonly savedAt: number;
}

const PREFIX = 'kept.';
const name = (key: readonly unknown[]): string => PREFIX + JSON.stringify(key);

/** Answers that must be readable without a network. They belong to one person and leave with the session. */
export const keptAnswers = {
  find: <T>(key: readonly unknown[]): Kept<T> | undefined => storage.get<Kept<T>>(name(key)),
  keep: (key: readonly unknown[], data: unknown): void => storage.set(name(key), { data, savedAt: Date.now() }),
  forget(): void {
    for (const key of storage.keys()) if (key.startsWith(PREFIX)) storage.remove(key);
  },
};

sessionStore.subscribe((now, before) => {
  if (before.person !== null && now.person?.id !== before.person.id) keptAnswers.forget();
});
