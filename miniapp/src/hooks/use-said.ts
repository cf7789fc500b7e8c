import type { DayPart, Window } from '@supermarket/shared';
import { useSession } from '@/api/session';
import type { Moment } from '@/text/calendar';
import { momentText, spokenText, spokenWindowText, windowText } from '@/text/time';

interface Said {
  readonly moment: (moment: Moment, now?: Moment) => string;
  readonly window: (window: Window, now?: Moment, part?: DayPart | null) => string;
}

const WRITTEN: Said = { moment: momentText, window: windowText };
const SPOKEN: Said = { moment: spokenText, window: spokenWindowText };

/** Times as this person reads them: 今天 15:00–16:00, in long sight 今天下午 3 点. */
export const useSaid = (): Said => (useSession((session) => session.elder) ? SPOKEN : WRITTEN);
