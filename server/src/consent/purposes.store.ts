import type { Purpose, PurposeWay } from '@supermarket/shared';
import type { Reads, Tx } from '../kernel/index.js';
import { Consent } from './consent.entity.js';
import { PURPOSE_TEXTS, use } from './purposes.rules.js';

/** The job that lets go of what was kept for a purpose; each feature that kept something has a handler of its own. */
export const WITHDRAWN = { location: 'consent.location', voice: 'consent.voice', photo: 'consent.photo' } as const;

export async function lastWord(reads: Reads, personId: string, purpose: Purpose): Promise<Consent | null> {
  return (await reads.find(Consent, 'person_id = ? AND purpose = ? ORDER BY id DESC LIMIT 1', [personId, purpose]))[0] ?? null;
}

/** Whether somebody has taken back what they agreed to, or never wanted it. */
export async function isWithdrawn(reads: Reads, personId: string, purpose: Purpose): Promise<boolean> {
  return (await lastWord(reads, personId, purpose))?.given === false;
}

/** Those of them who have taken it back. */
export async function filterWithdrawn(reads: Reads, personIds: readonly string[], purpose: Purpose): Promise<string[]> {
  const withdrawn: string[] = [];
  for (const id of personIds) if (await isWithdrawn(reads, id, purpose)) withdrawn.push(id);
  return withdrawn;
}

export async function writeConsent(tx: Tx, personId: string, purpose: Purpose, given: boolean, way: PurposeWay, at: Date): Promise<void> {
  await tx.insertKeyed(Consent, { personId, purpose, given, way, textVersion: PURPOSE_TEXTS[purpose], at });
}

/** Somebody uses what needs their consent: the first time gives it. CONSENT_OFF where it was taken back. Under their lock. */
export async function consentByUse(tx: Tx, personId: string, purpose: Purpose, now: Date): Promise<void> {
  if (use(purpose, await lastWord(tx, personId, purpose)) === 'write') await writeConsent(tx, personId, purpose, true, 'use', now);
}

/** A condition on volunteers: those who may be suggested. `column` names their id. */
export const mayBeInvited = (column: string): string =>
  `NOT EXISTS (SELECT 1 FROM consent k WHERE k.person_id = ${column} AND k.purpose = 'invite' AND k.given = 0
     AND k.id = (SELECT MAX(l.id) FROM consent l WHERE l.person_id = k.person_id AND l.purpose = 'invite'))`;
