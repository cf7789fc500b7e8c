import type { World } from '../../world.js';

/** Tables that change without anybody asking: the seals, and timers that run; and where a wrong code is counted, which is what refusing it is for. */
const BY_THEMSELVES = ['seal', 'job', 'family_miss'];
/** A session notes when it was last seen; that alone is no trace. */
const SESSIONS = 'login_session';

/** What is in the database, in one number a table. */
export type Trace = ReadonlyMap<string, string>;

/** The state of every table: the engine's own checksum of all its rows. */
export async function traceOf({ open: { dataSource, database } }: World): Promise<Trace> {
  const tables = dataSource.entityMetadatas.map(({ tableName }) => tableName).filter((name) => ![...BY_THEMSELVES, SESSIONS].includes(name));
  const sums = await database.rows<{ Table: string; Checksum: unknown }>(`CHECKSUM TABLE ${tables.map((name) => `\`${name}\``).join(', ')}`);
  const sessions = await database.one<{ n: unknown; revoked: unknown }>(`SELECT COUNT(*) AS n, COUNT(revoked_at) AS revoked FROM ${SESSIONS}`);
  return new Map([...sums.map(({ Table, Checksum }): [string, string] => [Table.split('.').pop()!, String(Checksum)]), [SESSIONS, `${String(sessions!.n)} ${String(sessions!.revoked)}`]]);
}

/** Names of the tables that differ. */
export const changed = (before: Trace, after: Trace): string[] => [...after].filter(([table, sum]) => before.get(table) !== sum).map(([table]) => table);
