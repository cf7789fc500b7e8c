import type { Point } from '@supermarket/shared';
import { squareOf } from '../areas/squares.rules.js';
import { Area } from '../areas/area.entity.js';
import type { Tx } from '../kernel/index.js';
import { freeBits, OFTEN, standingOf } from './near.rules.js';
import { VolunteerNear } from './volunteer.entity.js';
import { freeTimesOf, skillsOf, volunteerOf } from './volunteer.store.js';

/** Writes anew by what a volunteer is found, after their skills, times or community changed; under their lock. */
export async function keepNear(tx: Tx, personId: string): Promise<void> {
  const before = await tx.one<{ freshUntil: number }>('SELECT MAX(fresh_until) AS freshUntil FROM volunteer_near WHERE person_id = ?', [personId]);
  await dropNear(tx, personId);
  const volunteer = await volunteerOf(tx, personId);
  if (!volunteer) return;
  const { communityId, helped } = volunteer;
  const area = await tx.get(Area, communityId);
  const skills = (await skillsOf(tx, [personId])).get(personId) ?? [];
  const row = {
    personId, communityId, square: area && standsIn(area), standing: standingOf(helped, skills), free: freeBits(await freeTimesOf(tx, personId)),
    freshUntil: Number(before?.freshUntil ?? 0),
  };
  for (const skill of ['', ...skills] as const) await tx.insert(VolunteerNear, { ...row, skill });
}

/** Nobody finds them any more. */
export async function dropNear(tx: Tx, personId: string): Promise<void> {
  await tx.change('DELETE FROM volunteer_near WHERE person_id = ?', [personId]);
}

/** A community has a point now, or another: its volunteers stand there. To be called by whoever sets it. */
export async function moveNear(tx: Tx, communityId: string, point: Pick<Point, 'lat' | 'lng'> | null): Promise<void> {
  await tx.change('UPDATE volunteer_near SET square = ? WHERE person_id IN (SELECT person_id FROM volunteer WHERE community_id = ?)', [point && squareOf(point), communityId]);
}

/** The first and the tenth confirmed task make somebody more practised; `helped` has been counted before. */
export async function raiseNear(tx: Tx, personId: string): Promise<void> {
  await tx.change(
    `UPDATE volunteer_near SET standing = standing + 2 WHERE person_id = ? AND (SELECT v.helped FROM volunteer v WHERE v.person_id = volunteer_near.person_id) IN (1, ${OFTEN})`,
    [personId],
  );
}

/** Somebody has answered an invitation quickly; it counts until that day (days since 1970). */
export async function freshenNear(tx: Tx, personId: string, untilDay: number): Promise<void> {
  await tx.change('UPDATE volunteer_near SET fresh_until = ? WHERE person_id = ? AND fresh_until < ?', [untilDay, personId, untilDay]);
}

const standsIn = ({ lat, lng }: Area): number | null => (lat === null || lng === null ? null : squareOf({ lat, lng }));
