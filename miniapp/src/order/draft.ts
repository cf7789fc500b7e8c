import type { Id, OrderKind, Point } from '@supermarket/shared';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { sessionStore } from '@/api';
import { newId, storage } from '@/platform';
import { wallClock } from '@/text';
import type { DayChoice, PartChoice } from './when';

export interface DraftPlace {
  readonly communityId: Id | null;
  readonly communityText: string;
  readonly address: string;
  /** An elder's address that is on file counts; the relative is not shown it. */
  readonly onFile?: boolean;
  readonly point?: Point;
}

/** What somebody is about to order. It lives on the phone until it is sent, and survives a crash. */
export interface OrderDraft {
  /** Made once: however often the draft is sent, one order comes of it. */
  readonly id: Id;
  readonly kind: OrderKind;
  readonly itemId: string | null;
  readonly title: string;
  readonly words: string;
  readonly day: DayChoice | null;
  readonly part: PartChoice | null;
  readonly forOther: boolean;
  readonly neighbourId: Id | null;
  /** null: where the person lives, as their profile says. */
  readonly place: DraftPlace | null;
  /** When it was first sent, in ms: sent again within minutes it has to say the same. */
  readonly sentAt: number | null;
}

export const ORDER_DRAFT = 'order.draft';

const blank = (): OrderDraft => ({
  id: newId(), kind: 'free', itemId: null, title: '', words: '', day: null, part: null, forOther: false, neighbourId: null, place: null,
  sentAt: null,
});

/** A day that has gone by since is asked for again. */
function kept(): OrderDraft {
  const draft = storage.get<OrderDraft>(ORDER_DRAFT);
  if (draft === undefined) return blank();
  const gone = draft.day !== null && draft.day.dayNo < wallClock(Date.now()).dayNo;
  return gone ? { ...draft, day: null, part: null } : draft;
}

const store = createStore<OrderDraft>()(() => kept());
store.subscribe((draft) => storage.set(ORDER_DRAFT, draft));

export const orderDraft = {
  read: store.getState,
  change: (part: Partial<OrderDraft>): void => store.setState(part),
  /** Something else is wanted now: another intention is another order. */
  begin(part: Partial<OrderDraft>): void {
    const { kind, itemId } = store.getState();
    const same = (part.kind ?? kind) === kind && (part.itemId ?? null) === itemId;
    store.setState(same ? part : { ...blank(), ...part });
  },
  /** One that waited and was not sent lies in the phone's storage again. */
  openAgain: (): void => store.setState(kept(), true),
  /** After it was sent, or for somebody else. */
  clear(): void {
    store.setState(blank(), true);
    storage.remove(ORDER_DRAFT);
  },
};

export const useOrderDraft = (): OrderDraft => useStore(store);

sessionStore.subscribe((now, before) => {
  if (before.person !== null && now.person?.id !== before.person.id) orderDraft.clear();
});
