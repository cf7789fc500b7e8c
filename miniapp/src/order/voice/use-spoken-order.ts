import type { Id } from '@supermarket/shared';
import { useEffect, useRef, useState } from 'react';
import { askLogin, call, CallError, openMedia, refresh, sendMedia, sessionStore } from '@/api';
import { useDraft } from '@/hooks';
import { forgetFile, goInstead, newId, type VoiceFile } from '@/platform';
import { sayError, toast } from '@/ui';
import { spokenWindow } from '../when';

/** What was said, as far as it survives a crash: the sound itself only once it has been sent. */
interface SpokenDraft {
  readonly orderId: Id;
  readonly voiceId: Id;
  readonly seconds: number | null;
  readonly sent: boolean;
  /** When the order was first sent, in ms: sent again within minutes it says the same. */
  readonly orderedAt: number | null;
}

const blank = (): SpokenDraft => ({ orderId: newId(), voiceId: newId(), seconds: null, sent: false, orderedAt: null });
/** The server takes a beginning that lies this far back. */
const SAME_TIME_MS = 4 * 60_000;

function momentOf({ orderedAt }: SpokenDraft): number {
  const now = Date.now();
  return orderedAt !== null && now - orderedAt < SAME_TIME_MS ? orderedAt : now;
}

export interface SpokenOrder {
  /** Null while nothing has been said. */
  readonly seconds: number | null;
  /** Where the sound lies, to hear it again. */
  readonly path: () => Promise<string>;
  readonly take: (file: VoiceFile) => void;
  readonly forget: () => void;
  readonly order: (communityId: Id) => Promise<void>;
}

/** A voice note on its way to becoming an order: it goes out while it is being heard again, the order by one tap. */
export function useSpokenOrder(): SpokenOrder {
  const { draft, change, clear } = useDraft<SpokenDraft>('voice', blank);
  const [file, setFile] = useState<VoiceFile>();
  const sending = useRef<{ readonly id: Id; readonly done: Promise<unknown> }>();

  /** Once for each note; a failed attempt is forgotten, so that the next tap tries again. */
  function send(id: Id, path: string): Promise<unknown> {
    if (sending.current?.id === id) return sending.current.done;
    const done = sendMedia('voice', id, path);
    sending.current = { id, done };
    done.then(
      () => {
        if (sending.current?.id === id) change({ sent: true });
      },
      () => {
        if (sending.current?.id === id) sending.current = undefined;
      },
    );
    return done;
  }

  // Half a minute of speech takes a while on one bar of signal: it need not wait for the tap.
  useEffect(() => {
    if (file !== undefined && sessionStore.getState().token !== null) void send(draft.voiceId, file.path).catch(() => undefined);
  }, [file]);

  const local = file === undefined ? undefined : file.path;
  const there = local !== undefined || draft.sent;

  async function order(communityId: Id): Promise<void> {
    try {
      if (sessionStore.getState().token === null && !(await askLogin())) return;
      if (!draft.sent && local !== undefined) await send(draft.voiceId, local);
      const orderedAt = momentOf(draft);
      change({ orderedAt, sent: true });
      const body = { id: draft.orderId, kind: 'voice', voiceId: draft.voiceId, words: '', address: '', communityId, window: spokenWindow(orderedAt) } as const;
      await call('POST /v1/orders', { body });
      finish(draft.orderId);
    } catch (cause) {
      const problem = cause instanceof CallError ? cause : CallError.ofPhone('UNREADABLE', cause);
      // The first answer was lost, and the order has come of it.
      if (problem.code === 'ID_TAKEN') finish(draft.orderId);
      else {
        if (problem.code === 'MEDIA_GONE') forget();
        sayError(problem);
      }
    }
  }

  function finish(id: Id): void {
    if (local !== undefined) forgetFile(local);
    clear();
    void refresh('GET /v1/home', 'GET /v1/orders', 'GET /v1/me/waiting');
    goInstead('/order/detail/index', { id });
    toast('发出去了，社区听了就回您', 'okc');
  }

  function forget(): void {
    if (local !== undefined) forgetFile(local);
    sending.current = undefined;
    setFile(undefined);
    change({ voiceId: newId(), seconds: null, sent: false, orderedAt: null });
  }

  return {
    seconds: there ? draft.seconds : null,
    path: () => (local === undefined ? openMedia(draft.voiceId) : Promise.resolve(local)),
    take: (next) => {
      if (local !== undefined) forgetFile(local);
      sending.current = undefined;
      change({ voiceId: newId(), seconds: next.seconds, sent: false, orderedAt: null });
      setFile(next);
    },
    forget,
    order,
  };
}
