/**
 * How much each fact weighs when somebody is recommended, in whole points. Data with a version: a new set is added at
 * the end, a set that has decided something is never changed. An invitation keeps the version under which it was made
 * (`assignment.fit_version`).
 */
export interface Weights {
  readonly version: string;
  /** At the same spot; one point less for every `metresPerPoint`, never below nothing. */
  readonly near: number;
  readonly metresPerPoint: number;
  /** Where a point is missing: the same community, the same town; elsewhere nothing. */
  readonly sameCommunity: number;
  readonly sameTown: number;
  /** Usually free then; has named no times; free at another part of that day; none of it. */
  readonly free: number;
  readonly freeUnsaid: number;
  readonly freeThatDay: number;
  /** Has helped this household before, and it was solved. */
  readonly known: number;
  /** By the number of tasks in the week of the order: none, one, two; more give nothing. The idle are asked before the busy. */
  readonly week: readonly [number, number, number];
  /** New, has helped, has often helped. */
  readonly level: readonly [number, number, number];
  /** Speaks the local tongue. */
  readonly speech: number;
  /** Answered an invitation quickly of late. Silence takes nothing away. */
  readonly fresh: number;
}

export const ALL_WEIGHTS: readonly [Weights, ...Weights[]] = [
  {
    version: '2026-11', near: 60, metresPerPoint: 200, sameCommunity: 50, sameTown: 30, free: 20, freeUnsaid: 8, freeThatDay: 4,
    known: 15, week: [10, 6, 3], level: [0, 3, 6], speech: 3, fresh: 2,
  },
];

/** The set that decides now. */
export const WEIGHTS: Weights = ALL_WEIGHTS.at(-1)!;
