import { useEffect, useRef, useState } from 'react';
import { CannotRecord, startRecording, type Recording, type RecorderTrouble, type VoiceFile } from '@/platform';
import { toast } from '@/ui';

export interface Recorder {
  /** Since when it listens, in ms; null while it does not, 0 while the phone asks whether it may. */
  readonly since: number | null;
  readonly trouble: RecorderTrouble | undefined;
  readonly setTrouble: (trouble: RecorderTrouble | undefined) => void;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts and stops by a tap each: for who cannot hold a finger still, and for keyboards. */
export function useRecorder(onNote: (file: VoiceFile) => void): Recorder {
  const [since, setSince] = useState<number | null>(null);
  const [trouble, setTrouble] = useState<RecorderTrouble>();
  const running = useRef<Recording>();
  const left = useRef(false);
  useEffect(() => () => {
    left.current = true;
    running.current?.drop();
  }, []);

  async function stop(): Promise<void> {
    const recording = running.current;
    running.current = undefined;
    setSince(null);
    if (recording === undefined) return;
    try {
      const file = await recording.stop();
      if (file.seconds === 0) toast('太短了，再说一次', 'mic');
      else onNote(file);
    } catch {
      setTrouble('failed');
    }
  }

  async function start(): Promise<void> {
    setTrouble(undefined);
    setSince(0);
    try {
      const recording = await startRecording(() => void stop());
      if (left.current) {
        recording.drop();
        return;
      }
      running.current = recording;
      setSince(Date.now());
    } catch (error) {
      setSince(null);
      setTrouble(error instanceof CannotRecord ? error.trouble : 'failed');
    }
  }

  return { since, trouble, setTrouble, start, stop };
}
