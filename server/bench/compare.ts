import type { Ask, County } from './county.js';
import { median, type Asker, type Cost } from './measure.js';

export const ENDPOINTS = ['list', 'one', 'claim', 'confirm', 'redeem'] as const;
export type Endpoint = (typeof ENDPOINTS)[number];

/** Of the requests a second of the raw server, at least. */
export const GOALS: Readonly<Record<Endpoint, number>> = { list: 0.85, one: 0.85, claim: 0.8, confirm: 0.8, redeem: 0.8 };

export interface Side {
  readonly port: number;
  readonly pid: number;
}

export interface Comparison {
  readonly endpoint: Endpoint;
  readonly raw: Cost;
  readonly ours: Cost;
  /** Ours divided by raw, round by round, the median. */
  readonly rate: number;
  readonly processor: number;
}

export interface Rounds {
  readonly rounds: number;
  readonly reads: number;
  readonly writes: number;
  /** Reads before the first round. */
  readonly warming: number;
  /** Writes before it. */
  readonly warmingWrites: number;
}

export function asksFor(county: County, endpoint: Endpoint, { reads, writes }: Pick<Rounds, 'reads' | 'writes'>, turn: number): Ask[] {
  if (endpoint === 'list') return county.lists(reads);
  if (endpoint === 'one') return county.ones(reads, turn * 31);
  return county.writes(endpoint, writes);
}

const middle = (costs: readonly Cost[]): Cost => ({
  rate: median(costs.map(({ rate }) => rate)),
  server: median(costs.map(({ server }) => server)),
  database: median(costs.map(({ database }) => database)),
  p50: median(costs.map(({ p50 }) => p50)),
  p99: median(costs.map(({ p99 }) => p99)),
});

/** Both servers, on one database where it takes both, round by round in turns; who begins changes each time. */
export async function compare(counties: { raw: County; ours: County }, asker: Asker, sides: { raw: Side; ours: Side }, databasePid: number | null, endpoint: Endpoint, rounds: Rounds): Promise<Comparison> {
  const costs: { raw: Cost[]; ours: Cost[] } = { raw: [], ours: [] };
  // Both have been compiled by use before anything is measured; the code of a server gets three times quicker by it.
  const many = { reads: rounds.warming, writes: rounds.warmingWrites };
  for (const side of ['raw', 'ours'] as const) if (rounds.warming > 0) await asker.ask(sides[side].port, asksFor(counties[side], endpoint, many, 0));
  for (let turn = 0; turn <= rounds.rounds; turn += 1) {
    for (const side of turn % 2 === 0 ? (['raw', 'ours'] as const) : (['ours', 'raw'] as const)) {
      await counties[side].seen();
      const cost = await asker.round(sides[side], asksFor(counties[side], endpoint, rounds, turn), databasePid);
      if (turn > 0) costs[side].push(cost); // the first is for warming up
    }
  }
  const pairs = costs.raw.map((raw, i) => ({ raw, ours: costs.ours[i]! }));
  return {
    endpoint,
    raw: middle(costs.raw),
    ours: middle(costs.ours),
    rate: median(pairs.map(({ raw, ours }) => ours.rate / raw.rate)),
    processor: median(pairs.map(({ raw, ours }) => ours.server / raw.server)),
  };
}
