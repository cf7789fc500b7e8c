import type { SessionView } from '@supermarket/shared';
import { instant, newId, type FieldCipher, type Reads, type Tx } from '../kernel/index.js';
import { readMe } from '../people/me.store.js';
import { LoginSession, type LoginWay } from './session.entity.js';
import { endOf, type SessionTimes } from './session.rules.js';
import type { Tokens } from './tokens.js';

/** Lets a person in; the token exists in the answer only. */
export async function beginSession(tx: Tx, tokens: Tokens, cipher: FieldCipher, personId: string, way: LoginWay, now: Date): Promise<SessionView> {
  const token = tokens.make();
  const session = { way, createdAt: now, lastSeenAt: now, revokedAt: null };
  await tx.insert(LoginSession, { ...session, id: newId(now), tokenHash: tokens.hash('session', token), personId });
  const me = await readMe(tx, cipher, personId);
  return { token, endsAt: endOf(session, me.seats.length > 0).toISOString(), me };
}

/** A session as the door sees it; `seated`: holds a staff seat, so the seats are worth reading. */
export interface KnownSession extends SessionTimes {
  readonly id: string;
  readonly personId: string;
  readonly volunteer: boolean;
  readonly seated: boolean;
}

/** The session behind a token, with what its person is; null when there is none or the person has left. */
export async function findSession(reads: Reads, tokenHash: string): Promise<KnownSession | null> {
  const row = await reads.one<{ id: string; personId: string; way: LoginWay; createdAt: string; lastSeenAt: string; revokedAt: string | null; volunteer: number; seated: number }>(
    `SELECT s.id AS id, s.person_id AS personId, s.way AS way, s.created_at AS createdAt, s.last_seen_at AS lastSeenAt,
            s.revoked_at AS revokedAt, CASE WHEN v.person_id IS NULL THEN 0 ELSE 1 END AS volunteer,
            CASE WHEN EXISTS (SELECT 1 FROM staff_seat t WHERE t.person_id = s.person_id AND t.ended_at IS NULL) THEN 1 ELSE 0 END AS seated
     FROM login_session s JOIN person p ON p.id = s.person_id AND p.closed_at IS NULL LEFT JOIN volunteer v ON v.person_id = s.person_id
     WHERE s.token_hash = ?`,
    [tokenHash],
  );
  return (
    row && {
      ...row,
      createdAt: instant(row.createdAt),
      lastSeenAt: instant(row.lastSeenAt),
      revokedAt: row.revokedAt === null ? null : instant(row.revokedAt),
      volunteer: Number(row.volunteer) === 1,
      seated: Number(row.seated) === 1,
    }
  );
}

/** Ends one session, or all of a person. */
export function revoke(tx: Tx, by: 'id' | 'person_id', value: string, now: Date): Promise<number> {
  return tx.update(LoginSession, { revokedAt: now }, `${by} = ? AND revoked_at IS NULL`, [value]);
}

/** Notes that the session was used; a newer note is never overwritten by an older one. */
export async function touch(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.update(LoginSession, { lastSeenAt: now }, 'id = ? AND revoked_at IS NULL AND last_seen_at < ?', [id, now]);
}
