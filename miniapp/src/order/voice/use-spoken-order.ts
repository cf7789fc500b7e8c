import type { Id } from '@supermarket/shared';
import { askLogin, call, CallError, refresh, sessionStore } from '@/api';
import { useDraft } from '@/hooks';
import { goInstead, newId } from '@/platform';
import { sayError, toast } from '@/ui';
import { spokenWindow } from '../when';
import { useVoiceNote, type NoteInMaking } from './use-voice-note';

/** The order that a note is to become. */
interface Ordering {
  readonly orderId: Id;
  /** When it was first sent with this note, in ms: sent again within minutes it says the same. */
  readonly ordered: { readonly voiceId: Id; readonly at: number } | null;
}

const blank = (): Ordering => ({ orderId: newId(), ordered: null });
/** The server takes a beginning that lies this far back. */
const SAME_TIME_MS = 4 * 60_000;

function momentOf({ ordered }: Ordering, voiceId: Id): number {
  const now = Date.now();
  return ordered?.voiceId === voiceId && now - ordered.at < SAME_TIME_MS ? ordered.at : now;
}

export interface SpokenOrder {
  readonly note: NoteInMaking;
  readonly order: (communityId: Id) => Promise<void>;
}

/** A voice note on its way to becoming an order, by one tap. */
export function useSpokenOrder(): SpokenOrder {
  const note = useVoiceNote('voice');
  const { draft, change, clear } = useDraft<Ordering>('voice.order', blank);

  async function order(communityId: Id): Promise<void> {
    const { voiceId } = note;
    try {
      if (sessionStore.getState().token === null && !(await askLogin())) return;
      await note.send();
      const at = momentOf(draft, voiceId);
      change({ ordered: { voiceId, at } });
      const body = { id: draft.orderId, kind: 'voice', voiceId, words: '', address: '', communityId, window: spokenWindow(at) } as const;
      await call('POST /v1/orders', { body });
      finish(draft.orderId);
    } catch (cause) {
      const problem = cause instanceof CallError ? cause : CallError.ofPhone('UNREADABLE', cause);
      // The first answer was lost, and the order has come of it.
      if (problem.code === 'ID_TAKEN') finish(draft.orderId);
      else {
        if (problem.code === 'MEDIA_GONE') note.forget();
        sayError(problem);
      }
    }
  }

  function finish(id: Id): void {
    note.forget();
    clear();
    void refresh('GET /v1/home', 'GET /v1/orders', 'GET /v1/me/waiting');
    goInstead('/order/detail/index', { id });
    toast('发出去了，社区听了就回您', 'okc');
  }

  return { note, order };
}
