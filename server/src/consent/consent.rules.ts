import type { NeighbourBody } from '@supermarket/shared';
import { Refusal } from '../kernel/refusal.js';

/** Which wording the mini-program shows for reading out; a new wording gets a new name. */
export const CONSENT_TEXT = 'proxy-2026-11';

/** Who is behind the phone number that was given. */
export interface Found {
  readonly id: string;
  readonly hasAccount: boolean;
}

/**
 * For whom the grant is: somebody whom others order for already, or, when the number is new, the new person
 * `newId`. Throws CONSENT_NEEDED with `why`: `read_back` when the text was not read to them, `has_account` when they
 * can order (and agree) on their own phone, `yourself` for one's own number.
 */
export function agree(proxyId: string, found: Found | null, body: Pick<NeighbourBody, 'id' | 'readBack'>): { readonly personId: string; readonly isNew: boolean } {
  if (!body.readBack) throw new Refusal('CONSENT_NEEDED', { why: 'read_back' });
  if (found?.id === proxyId) throw new Refusal('CONSENT_NEEDED', { why: 'yourself' });
  if (found?.hasAccount) throw new Refusal('CONSENT_NEEDED', { why: 'has_account' });
  return found ? { personId: found.id, isNew: false } : { personId: body.id, isNew: true };
}
