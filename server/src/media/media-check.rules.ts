import type { Id, MediaPurpose } from '@supermarket/shared';
import type { MediaCheckState } from './media-check.entity.js';

/** Whose and what for. */
export interface Shown {
  readonly ownerId: Id;
  readonly purpose: MediaPurpose | null;
}

/**
 * Whether somebody may see a photo or hear a recording of an order that they may open. What waits or was refused is
 * there for whoever sent it, for staff, and what the household sent for all of the household.
 */
export function mayBeShown({ ownerId, purpose }: Shown, state: MediaCheckState | undefined, viewer: { readonly personId: Id | null; readonly staff: boolean; readonly household: boolean }): boolean {
  if (state === undefined || state === 'PASSED') return true;
  return viewer.staff || viewer.personId === ownerId || (viewer.household && purpose === 'need');
}
