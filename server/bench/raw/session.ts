import type { RawDatabase } from './database.js';
import { sql, tokenHash } from './words.js';

export interface Caller {
  readonly personId: string;
  readonly volunteer: boolean;
}

const SESSION = `SELECT s.id AS id, s.person_id AS personId, s.last_seen_at AS lastSeenAt, s.revoked_at AS revokedAt, v.person_id AS volunteer,
    EXISTS (SELECT 1 FROM staff_seat t WHERE t.person_id = s.person_id AND t.ended_at IS NULL) AS seated
  FROM login_session s JOIN person p ON p.id = s.person_id AND p.closed_at IS NULL LEFT JOIN volunteer v ON v.person_id = s.person_id WHERE s.token_hash = ?`;

/** Who holds the token: looked up at every request. Null when nobody does. */
export async function callerOf(db: RawDatabase, authorization: string | undefined): Promise<Caller | null> {
  const [session] = await db.read(SESSION, [tokenHash((authorization ?? '').slice(7))]);
  if (!session || session['revokedAt'] !== null) return null;
  const minuteAgo = sql(Date.now() - 60_000);
  if (session['lastSeenAt'] < minuteAgo) {
    await db.transaction((execute) => execute('UPDATE login_session SET last_seen_at = ? WHERE id = ? AND revoked_at IS NULL', [sql(Date.now()), session['id']]));
  }
  return { personId: session['personId'], volunteer: session['volunteer'] !== null };
}
