import type { Id, Instant } from '@supermarket/shared';
import { createStore } from 'zustand/vanilla';
import { sessionStore } from '@/api/session';
import { storage } from '@/platform/storage';
import type { WaitingRoute } from './may-wait';

/** One thing that somebody did and that has not reached the server yet. */
export interface Waiting {
  /** What it is about: done again, the later one takes its place. */
  readonly id: string;
  /** It goes out for this person and nobody else. */
  readonly personId: Id;
  readonly route: WaitingRoute;
  readonly input: { readonly params?: { readonly id: Id }; readonly body?: object };
  /** In words: 改到明天上午. */
  readonly what: string;
  readonly typedAt: Instant;
  /** Where its content can be opened again, and what was being typed there. */
  readonly page: `/${string}`;
  readonly draft?: { readonly key: string; readonly value: unknown };
  /** It was refused, and why. */
  readonly refused?: { readonly title: string; readonly detail?: string };
}

const KEY = 'outbox';
/** What nobody came back for in so long is no longer meant. */
const LONGEST_MS = 30 * 86_400_000;

const stored = (): readonly Waiting[] => storage.get<readonly Waiting[]>(KEY) ?? [];
const isMeant = ({ typedAt }: Waiting): boolean => Date.now() - Date.parse(typedAt) < LONGEST_MS;

export const outboxStore = createStore<readonly Waiting[]>()(() => stored().filter(isMeant));
/** A full or forbidden store: then it waits as long as the app runs. */
let storable = true;

/** Another tab may have written as well. */
const read = (): readonly Waiting[] => (storable ? stored().filter(isMeant) : outboxStore.getState());

/** Written down before anything else happens: a phone may die between two lines. */
function write(change: (all: readonly Waiting[]) => readonly Waiting[]): void {
  const all = change(read());
  if (all.length === 0) storage.remove(KEY);
  else storage.set(KEY, all);
  storable = stored().length === all.length;
  outboxStore.setState(all, true);
}

const isMine = ({ personId }: Waiting): boolean => personId === sessionStore.getState().person?.id;

export const kept = {
  /** In the order in which they were done; `refused` ones hold up nobody. */
  mine: (all: readonly Waiting[] = outboxStore.getState()): readonly Waiting[] => all.filter(isMine),
  next: (): Waiting | undefined => read().find((each) => isMine(each) && each.refused === undefined),
  put: (item: Waiting): void =>
    write((all) => (all.some(({ id }) => id === item.id) ? all.map((each) => (each.id === item.id ? item : each)) : [...all, item])),
  isReplaced: ({ id, typedAt }: Waiting): boolean => read().some((each) => each.id === id && each.typedAt !== typedAt),
  drop: (id: string): void => write((all) => all.filter((each) => each.id !== id)),
  /** Whoever logs out takes everything along. */
  dropMine: (): void => write((all) => all.filter((each) => !isMine(each))),
};
