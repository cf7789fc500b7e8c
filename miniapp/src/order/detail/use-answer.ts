import type { OrderView } from '@supermarket/shared';
import { useState } from 'react';
import { asCallError } from '@/hooks/use-call';
import { useAct } from '@/hooks';
import { sayError, toast } from '@/ui';
import { ORDER_ANSWERS } from '../refreshes';
import { useRecorder, type Recorder } from '../voice/use-recorder';
import { useVoiceNote, type NoteInMaking } from '../voice/use-voice-note';

/** The answer to a question of staff, spoken or typed. */
export interface Answer {
  readonly words: string;
  readonly say: (words: string) => void;
  readonly note: NoteInMaking;
  readonly recorder: Recorder;
  /** What is missing, in words; undefined when it can be sent. */
  readonly missing: string | undefined;
  readonly send: () => Promise<void>;
}

export function useAnswer(id: string, order: OrderView | undefined): Answer {
  const [typed, say] = useState<string>();
  const note = useVoiceNote(`answer.${id}`);
  const recorder = useRecorder(note.take);
  const resubmit = useAct('POST /v1/orders/:id/resubmit', { refreshes: ORDER_ANSWERS });
  const words = typed ?? order?.words ?? '';
  const spoken = note.seconds !== null;

  async function send(): Promise<void> {
    try {
      await note.send();
    } catch (error) {
      sayError(asCallError(error));
      return;
    }
    if (!(await resubmit.run({ params: { id }, body: { words: words.trim(), ...(spoken && { voiceId: note.voiceId }) } }))) return;
    note.forget();
    toast('收到了，社区会接着找人', 'okc');
  }

  return {
    words, say, note, recorder, send,
    missing: recorder.since !== null ? '说完了，先点一下圆钮' : spoken || words.trim() !== '' ? undefined : '先补一句',
  };
}
