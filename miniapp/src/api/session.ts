import type { Hat, MeView, SessionView } from '@supermarket/shared';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { storage } from '@/platform/storage';

/** As much of a person as every page may need; phone number and address stay on the server. */
export type SessionPerson = Pick<MeView, 'id' | 'maskedName' | 'hats' | 'communityId' | 'communityText' | 'hotline'>;

interface Kept {
  readonly token: string | null;
  readonly person: SessionPerson | null;
  /** As whom the person looks at the app now; switched in 我的. */
  readonly hat: Hat;
  readonly elder: boolean;
}

export interface Session extends Kept {
  begin(session: SessionView): void;
  /** After GET /v1/me or a change of it. */
  update(me: MeView): void;
  /** The server ended the session: whoever logs in again goes on as before. */
  lapse(): void;
  /** Somebody logged out: nothing of them stays. */
  end(): void;
  wear(hat: Hat): void;
  setElder(elder: boolean): void;
}

const KEY = 'session';
const NOBODY = { token: null, person: null, hat: 'resident' } as const;

const summary = (me: MeView): SessionPerson => ({
  id: me.id,
  maskedName: me.maskedName,
  hats: me.hats,
  communityId: me.communityId,
  communityText: me.communityText,
  hotline: me.hotline,
});

const allowed = (hat: Hat, hats: readonly Hat[]): Hat => (hats.includes(hat) ? hat : 'resident');

export const sessionStore = createStore<Session>()((set, get) => ({
  ...NOBODY,
  elder: false,
  ...storage.get<Kept>(KEY),
  begin: ({ token, me }) => set({ token, person: summary(me), hat: allowed(get().hat, me.hats) }),
  update: (me) => set({ person: summary(me), hat: allowed(get().hat, me.hats) }),
  lapse: () => set({ token: null }),
  end: () => set(NOBODY),
  wear: (hat) => set({ hat: allowed(hat, get().person?.hats ?? []) }),
  setElder: (elder) => set({ elder }),
}));

sessionStore.subscribe(({ token, person, hat, elder }) => storage.set(KEY, { token, person, hat, elder } satisfies Kept));

/** `const hat = useSession((s) => s.hat)` */
export function useSession<T>(select: (session: Session) => T): T {
  return useStore(sessionStore, select);
}
