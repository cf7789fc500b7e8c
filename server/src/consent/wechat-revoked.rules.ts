import type { Purpose } from '@supermarket/shared';

/** What of a person goes: a field, or everything that was kept for a purpose. */
export type Revoked = 'address' | 'phone' | Extract<Purpose, 'location' | 'voice' | 'photo'>;

/**
 * WeChat's numbers (`RevokeInfo` of user_authorization_revoke) and what we have of it. Of the others we never had
 * anything: 1 number plate, 3 invoices, 4 Bluetooth, 6, 19 and 20 nickname and picture (names here are typed by people
 * themselves), 12 steps, 15 files, 16 e-mail.
 */
export const REVOKED: Readonly<Record<number, Revoked>> = {
  2: 'address',
  5: 'voice',
  7: 'photo',
  8: 'phone',
  13: 'location',
  14: 'photo',
  18: 'location',
};

/** Each once. */
export const revokedBy = (numbers: readonly number[]): Revoked[] => [...new Set(numbers.flatMap((number) => REVOKED[number] ?? []))];
