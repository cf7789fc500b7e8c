import { randomInt } from 'node:crypto';
import { FAMILY_CODE, type FamilyRelation } from '@supermarket/shared';
import { refuseOn, type FieldCipher, type Reads, type Tx } from '../kernel/index.js';
import { FamilyCode, FamilyGrant, FamilyMiss } from './family.entity.js';
import { FAMILY_CODE_LIFE, type Kinship } from './family.rules.js';

// The same pair twice at once.
refuseOn({ uq_family_grant_standing: 'ID_TAKEN', pk_family_grant: 'ID_TAKEN' });

export const familyKey = (relativeId: string, elderId: string): string => `${relativeId}:${elderId}`;

const BETWEEN = 'relative_id = ? AND elder_id = ? ORDER BY id';

const kinshipOf = (grants: readonly FamilyGrant[]): Kinship | null => {
  const standing = grants.find(({ endedAt }) => endedAt === null);
  return grants.length === 0 ? null : { stands: standing !== undefined, doorCodes: standing?.doorCodes ?? false };
};

/** For showing: as it is at this moment. */
export async function kinshipIn(reads: Reads, relativeId: string, elderId: string): Promise<Kinship | null> {
  return kinshipOf(await reads.find(FamilyGrant, BETWEEN, [relativeId, elderId]));
}

/** For deciding: it cannot end before what was decided is written, and what has ended is seen as ended. */
export async function lockKinship(tx: Tx, relativeId: string, elderId: string): Promise<Kinship | null> {
  return kinshipOf(await tx.lockWhere(FamilyGrant, BETWEEN, [relativeId, elderId]));
}

/** Those whose orders somebody may see as a relative, with what they are to them. */
export async function eldersOf(reads: Reads, relativeId: string): Promise<ReadonlyMap<string, FamilyRelation>> {
  const rows = await reads.rows<{ elderId: string; relation: FamilyRelation }>(
    'SELECT elder_id AS elderId, relation AS relation FROM family_grant WHERE relative_id = ? AND ended_at IS NULL ORDER BY given_at LIMIT 50',
    [relativeId],
  );
  return new Map(rows.map(({ elderId, relation }) => [elderId, relation]));
}

/** Who answers for an elder as a relative, and so does not help them for points. */
export async function kinOf(reads: Reads, elderId: string): Promise<string[]> {
  const rows = await reads.rows<{ id: string }>('SELECT relative_id AS id FROM family_grant WHERE elder_id = ? AND ended_at IS NULL', [elderId]);
  return rows.map(({ id }) => id);
}

export const codeIndexOf = (cipher: FieldCipher, digits: string): string => cipher.blindIndex('family_code.code', digits);

/** A new code in place of the elder's last one; digits that somebody else's living code has are drawn again. Under the elder's lock. */
export async function replaceCode(tx: Tx, cipher: FieldCipher, elderId: string, doorCodes: boolean, now: Date): Promise<{ readonly code: string; readonly endsAt: Date }> {
  await tx.change('DELETE FROM family_code WHERE elder_id = ?', [elderId]);
  const endsAt = new Date(now.getTime() + FAMILY_CODE_LIFE);
  for (;;) {
    const code = String(randomInt(10 ** FAMILY_CODE.digits)).padStart(FAMILY_CODE.digits, '0');
    const codeIndex = codeIndexOf(cipher, code);
    await tx.change('DELETE FROM family_code WHERE code_index = ? AND (ends_at <= ? OR used_at IS NOT NULL)', [codeIndex, now]);
    if (await tx.insertIfAbsent(FamilyCode, { elderId, codeIndex, doorCodes, createdAt: now, endsAt, usedAt: null })) return { code, endsAt };
  }
}

/** How many wrong codes somebody has typed in the time of one. */
export async function countMisses(reads: Reads, personId: string, now: Date): Promise<number> {
  const row = await reads.one<{ n: number }>('SELECT COUNT(*) AS n FROM family_miss WHERE person_id = ? AND at > ?', [personId, new Date(now.getTime() - FAMILY_CODE_LIFE)]);
  return Number(row!.n);
}

/** Notes a wrong one; those that count no more go. */
export async function noteMiss(tx: Tx, personId: string, at: Date): Promise<void> {
  await tx.change('DELETE FROM family_miss WHERE person_id = ? AND at <= ?', [personId, new Date(at.getTime() - FAMILY_CODE_LIFE)]);
  await tx.insertKeyed(FamilyMiss, { personId, at });
}

/** Ends what stands between the two; false when nothing does. It waits for whoever decides by it at this moment. */
export async function endBetween(tx: Tx, relativeId: string, elderId: string, by: string, now: Date): Promise<boolean> {
  return (await tx.update(FamilyGrant, { endedAt: now, endedBy: by, standingKey: null }, 'relative_id = ? AND elder_id = ? AND ended_at IS NULL', [relativeId, elderId])) > 0;
}
