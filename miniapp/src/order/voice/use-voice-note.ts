import type { Id } from '@supermarket/shared';
import { useEffect, useRef, useState } from 'react';
import { openMedia, sendMedia, sessionStore } from '@/api';
import { useDraft } from '@/hooks';
import { forgetFile, newId, type VoiceFile } from '@/platform';

/** What was said, as far as it survives a crash: the sound itself only once it has been sent. */
interface NoteDraft {
  readonly voiceId: Id;
  readonly seconds: number | null;
  readonly sent: boolean;
}

const blank = (): NoteDraft => ({ voiceId: newId(), seconds: null, sent: false });

export interface NoteInMaking {
  /** Another one as soon as something else is said. */
  readonly voiceId: Id;
  /** Null while nothing has been said. */
  readonly seconds: number | null;
  /** Where the sound lies, to hear it again. */
  readonly path: () => Promise<string>;
  readonly take: (file: VoiceFile) => void;
  /** Said anew, or taken by an order. */
  readonly forget: () => void;
  /** Settles when the server has it. Rejects with CallError. */
  readonly send: () => Promise<unknown>;
}

/** A voice note that goes out while it is being heard again. `name` is its draft's. */
export function useVoiceNote(name: string): NoteInMaking {
  const { draft, change, clear } = useDraft<NoteDraft>(name, blank);
  const [file, setFile] = useState<VoiceFile>();
  const sending = useRef<{ readonly id: Id; readonly done: Promise<unknown> }>();
  const local = file?.path;

  /** Once for each note; a failed attempt is forgotten, so that the next tap tries again. */
  function sendOnce(id: Id, path: string): Promise<unknown> {
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
    if (file !== undefined && sessionStore.getState().token !== null) void sendOnce(draft.voiceId, file.path).catch(() => undefined);
  }, [file]);

  function drop(): void {
    if (local !== undefined) forgetFile(local);
    sending.current = undefined;
    setFile(undefined);
  }

  return {
    voiceId: draft.voiceId,
    seconds: local !== undefined || draft.sent ? draft.seconds : null,
    path: () => (local === undefined ? openMedia(draft.voiceId) : Promise.resolve(local)),
    take: (next) => {
      drop();
      change({ ...blank(), seconds: next.seconds });
      setFile(next);
    },
    forget: () => {
      drop();
      clear();
    },
    send: () => (draft.sent || local === undefined ? Promise.resolve() : sendOnce(draft.voiceId, local)),
  };
}
