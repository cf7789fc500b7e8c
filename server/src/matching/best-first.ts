/**
 * The best of very many without looking at all of them, and exactly: the answer is that of judging everybody.
 *
 * What has not been read lies in steps, and each step knows a ceiling: no score in it is higher. What has been read
 * but not judged (its gates and its week are unknown) has a ceiling of its own. Judged ones have their score.
 *
 * Why it may stop: let k be the last of the `count` best judged. Scores never exceed ceilings, so whatever is unread or
 * unjudged under a ceiling below k's score cannot come before k. Under a ceiling equal to it, it could only tie, and a
 * step that was read in the order of the ties knows after which tie the rest of it comes. Everything else is read or
 * judged first. So when the loop ends, nobody outside the kept ones can come before k, and those inside are judged.
 *
 * Which comes first, reading or judging: whatever lies above the `count` best ceilings must be read in any case, so it
 * is, before anybody is judged; and only what reaches the last of those ceilings (and a few spare ones, because somebody
 * always fails). What is below that waits as a step of its own. So a place full of people costs few statements.
 */
export interface Ranked {
  /** Decides among equal scores, by `first`. */
  readonly tie: string;
}

export interface Unjudged extends Ranked {
  readonly ceiling: number;
}

export interface Judged extends Ranked {
  readonly score: number;
}

/** What matters must have a ceiling above this, or as high and, where a tie is named, come before it. */
export interface Floor {
  readonly score: number;
  readonly tie: string | null;
}

export interface Step<R extends Unjudged> {
  readonly ceiling: number;
  /** Everything in it that reaches the ceiling comes after this tie. */
  readonly afterTie?: string;
  /** It holds very many, some of which were read: the best of all lie higher than the best of those. */
  readonly sampled?: boolean;
  /** Answers what it holds above a floor, or a part of that, and the steps that hold the rest: that below the floor too, which may prove too high. */
  read(floor: Floor | null): Promise<{ readonly rows: readonly R[]; readonly rest: readonly Step<R>[] }>;
}

export interface Search<R extends Unjudged, J extends Judged> {
  readonly steps: readonly Step<R>[];
  /** Judges some; who does not pass the gates is left out. */
  judge(rows: readonly R[]): Promise<readonly J[]>;
  readonly count: number;
  /** Negative when tie `a` comes before tie `b`. */
  first(a: string, b: string): number;
  /** Judged already. */
  readonly known?: readonly J[];
}

/** Judged at once beyond those that are still missing: somebody always fails. */
const SPARE = 6;
/** Of what was only sampled so great a part of the list is hoped for at the height of the sample's: the rest of it holds as good ones. */
const OF_SAMPLE = 0.8;

export async function bestFirst<R extends Unjudged, J extends Judged>({ steps, judge, count, first, known = [] }: Search<R, J>): Promise<J[]> {
  const byScore = (a: Judged, b: Judged): number => b.score - a.score || first(a.tie, b.tie);
  const byCeiling = (a: Unjudged, b: Unjudged): number => b.ceiling - a.ceiling || first(a.tie, b.tie);
  let kept = [...known].sort(byScore).slice(0, count);
  const seen = new Set(known.map(({ tie }) => tie));
  let waiting: R[] = [];
  const unread = [...steps].sort((a, b) => b.ceiling - a.ceiling);

  const last = (): J | null => (kept.length === count ? kept[count - 1]! : null);
  const mayEnter = ({ ceiling, tie }: Unjudged): boolean => {
    const k = last();
    return k === null || ceiling > k.score || (ceiling === k.score && first(tie, k.tie) < 0);
  };
  const mayHold = ({ ceiling, afterTie }: Step<R>): boolean => {
    const k = last();
    return k === null || ceiling > k.score || (ceiling === k.score && (afterTie === undefined || first(afterTie, k.tie) < 0));
  };

  /** How high the `many`th of the best could be, by what is known so far. */
  const hope = (many: number): number | null => {
    if (kept.length + waiting.length < count) return null;
    const heights = [...kept.map(({ score }) => score), ...waiting.slice(0, many).map(({ ceiling }) => ceiling)].sort((a, b) => b - a);
    return heights[Math.min(heights.length, many) - 1]!;
  };

  for (;;) {
    const step = unread[0];
    const canRead = step !== undefined && mayHold(step);
    const missing = count - kept.length;
    const hoped = hope(count);
    const ripe = waiting.length > 0 && (!canRead || (hoped !== null && step.ceiling <= hoped));
    if (ripe) {
      const some = waiting.splice(0, Math.max(missing, 0) + SPARE);
      kept = [...kept, ...(await judge(some))].sort(byScore).slice(0, count);
      waiting = waiting.filter(mayEnter);
    } else if (canRead) {
      unread.shift();
      const k = last();
      const guess = hope(step.sampled ? Math.ceil(count * OF_SAMPLE) : count + SPARE);
      const floor = k && (guess === null || guess <= k.score) ? { score: k.score, tie: k.tie } : guess === null ? null : { score: guess, tie: null };
      const { rows, rest } = await step.read(floor);
      for (const row of rows) {
        if (seen.has(row.tie)) continue;
        seen.add(row.tie);
        if (mayEnter(row)) waiting.push(row);
      }
      waiting.sort(byCeiling);
      unread.push(...rest);
      unread.sort((a, b) => b.ceiling - a.ceiling);
    } else {
      return kept;
    }
  }
}
