import { storage } from '@/platform/storage';
import { sessionStore } from '@/api/session';

interface Kept<T> {
  readonly data: T;
  readonly savedAt: number;
  /** From this moment on it may not be known here any more. */
  readonly until?: number;
}

const PREFIX = 'kept.';
const name = (key: readonly unknown[]): string => PREFIX + JSON.stringify(key);
const keptNames = (): string[] => storage.keys().filter((each) => each.startsWith(PREFIX));

function find<T>(each: string): Kept<T> | undefined {
  const kept = storage.get<Kept<T>>(each);
  if (kept?.until === undefined || kept.until > Date.now()) return kept;
  storage.remove(each);
  return undefined;
}

/** Answers that must be readable without a network. They belong to one person and leave with the session. */
export const keptAnswers = {
  find: <T>(key: readonly unknown[]): Kept<T> | undefined => find<T>(name(key)),
  keep: (key: readonly unknown[], data: unknown, until?: number): void => storage.set(name(key), { data, savedAt: Date.now(), until }),
  drop: (key: readonly unknown[]): void => storage.remove(name(key)),
  /** Whatever is over, although nobody may ask for it again; called when the app starts. */
  dropOld: (): void => keptNames().forEach(find),
  forget: (): void => keptNames().forEach((each) => storage.remove(each)),
};

sessionStore.subscribe((now, before) => {
  if (before.person !== null && now.person?.id !== before.person.id) keptAnswers.forget();
});
