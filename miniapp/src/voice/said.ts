import type { VoiceFile } from '@/platform/recorder';
import type { RecorderTrouble } from '@/platform/recorder';

/** What somebody has just said, on its way from where it was recorded to where it is sent; or why nothing could be recorded. */
type Said = VoiceFile | RecorderTrouble;

let waiting: Said | undefined;

export const said = {
  put: (what: Said): void => {
    waiting = what;
  },
  take: (): Said | undefined => {
    const what = waiting;
    waiting = undefined;
    return what;
  },
};
