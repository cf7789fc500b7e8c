import { useRef, useState } from 'react';
import { go } from '@/platform/navigation';
import { CannotRecord, startRecording, type Recording } from '@/platform/recorder';
import type { Hold } from '@/ui/hold';
import { toast } from '@/ui/overlay';
import { said } from './said';

interface Talk {
  /** What `Talking` shows; null while nobody holds. */
  readonly shown: { readonly since: number | null; readonly away: boolean } | null;
  readonly hold: Hold;
}

/** Holding speaks, letting go takes it to where it is heard again and sent; up means it was never said. */
export function useTalk(): Talk {
  const [shown, setShown] = useState<Talk['shown']>(null);
  const now = useRef({ turn: 0, away: false, recording: undefined as Recording | undefined });

  function over(keep: boolean): void {
    const { recording } = now.current;
    now.current = { turn: now.current.turn + 1, away: false, recording: undefined };
    setShown(null);
    if (!keep || recording === undefined) recording?.drop();
    else void recording.stop().then((file) => (file.seconds < 1 ? toast('太短了，按住再说一次', 'mic') : bring(file)), () => bring('failed'));
    if (keep && recording === undefined) toast('按住，听到再说', 'mic');
  }

  async function begin(): Promise<void> {
    const { turn } = now.current;
    setShown({ since: null, away: false });
    try {
      const recording = await startRecording(() => now.current.turn === turn && over(true));
      if (now.current.turn !== turn) {
        recording.drop(); // let go while the phone was still asking
        return;
      }
      now.current.recording = recording;
      setShown({ since: Date.now(), away: false });
    } catch (error) {
      if (now.current.turn !== turn) return;
      over(false);
      bring(error instanceof CannotRecord ? error.trouble : 'failed');
    }
  }

  return {
    shown,
    hold: {
      begin: () => void begin(),
      away: (away) => {
        if (away === now.current.away) return;
        now.current.away = away;
        setShown((is) => is && { ...is, away });
      },
      end: () => over(!now.current.away),
      lose: () => over(false),
    },
  };
}

function bring(what: Parameters<typeof said.put>[0]): void {
  said.put(what);
  go('/order/voice/index');
}
