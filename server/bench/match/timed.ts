import type { DataSource } from 'typeorm';
import type { OpenDatabase } from '../../src/kernel/database/open.js';
import type { Reads } from '../../src/kernel/index.js';
import { bare, MeasuredReads } from './measured.js';
import { fullScans } from './scans.js';
import { search, subjectOf, type Subject } from './subjects.js';
import type { Spread } from './load.js';

/** Searches of each kind that are measured. */
const MEASURED = 200;
const WARM = 20;
/** Each is searched so often; the least counts, so that what else the machine does is not taken for the search. */
const TURNS = 3;

/** Milliseconds of a search: all its statements together. */
export interface Timed {
  /** As the server waits for them, those for the gates included. */
  readonly p50: number;
  readonly p99: number;
  /** By the database's own clock; null where it has none, because it runs in the process that waits. */
  readonly inside: number | null;
  /** Beside the same ranges and rows read barely. */
  readonly ratio: number;
  /** Statements of the first searches that read a large table from end to end. */
  readonly scans: number;
}

export async function timed(open: OpenDatabase, kind: Subject['kind'], spread: Spread): Promise<Timed> {
  const { database, dataSource } = open;
  const clock = dataSource.options.type === 'better-sqlite3' ? null : dataSource;
  const [waited, inside] = [[] as number[], [] as number[]];
  let [ours, barely, scans] = [0, 0, 0];
  for (let i = -WARM; i < MEASURED; i += 1) {
    const subject = await subjectOf(database, kind, spread, i);
    let [least, leastBarely, leastInside] = [Infinity, Infinity, Infinity];
    for (let turn = 0; turn < TURNS; turn += 1) {
      const measured = await measuredSearch(database, subject);
      const again = new MeasuredReads(database);
      for (const asked of measured.asked) {
        const { sql, params } = bare(asked);
        await again.rows(sql, params);
      }
      least = Math.min(least, measured.milliseconds);
      leastBarely = Math.min(leastBarely, again.milliseconds);
      if (clock) leastInside = Math.min(leastInside, await insideOf(clock, () => search(database, subject)));
    }
    if (i < 0) {
      const { asked } = await measuredSearch(database, subject);
      scans += (await fullScans(open, asked)).length;
      continue;
    }
    waited.push(least);
    inside.push(leastInside);
    ours += least;
    barely += leastBarely;
  }
  return { p50: at(waited, 0.5), p99: at(waited, 0.99), inside: clock && at(inside, 0.99), ratio: ours / barely, scans };
}

async function measuredSearch(reads: Reads, subject: Subject): Promise<MeasuredReads> {
  const measured = new MeasuredReads(reads);
  await search(measured, subject);
  return measured;
}

const at = (times: readonly number[], part: number): number => [...times].sort((a, b) => a - b)[Math.floor(times.length * part)]!;

/** Milliseconds that the statements of `work` took by the clock of the database, over its only connection. */
async function insideOf(dataSource: DataSource, work: () => Promise<void>): Promise<number> {
  const [{ before }] = (await dataSource.query<{ before: string | null }[]>('SELECT MAX(QUERY_ID) AS `before` FROM information_schema.PROFILING')) as [{ before: string | null }];
  await dataSource.query('SET profiling = 1, profiling_history_size = 100');
  await work();
  await dataSource.query('SET profiling = 0');
  const [row] = await dataSource.query<{ seconds: string }[]>(`SELECT SUM(DURATION) AS seconds FROM information_schema.PROFILING WHERE QUERY_ID > ${Number(before)}`);
  return Number(row!.seconds) * 1000;
}
