import type { Point } from '@supermarket/shared';
import { Area } from '../src/areas/area.entity.js';
import type { Tx } from '../src/kernel/index.js';
import { areaId } from './areas.js';
import { DEMO_HOME } from './demo-people.js';

/** About where the city's streets are; everything else is drawn around it by a rule and stands for no real place. */
const MIDDLE = { lat: 22.183, lng: 112.305 };
/** Degrees from the middle to the towns, and from a town's middle to its communities. */
const TOWNS = 0.13;
const COMMUNITIES = 0.028;
/** Turns from one to the next, so that neighbours do not lie in a row. */
const TURN = 2.4;

const around = ({ lat, lng }: Omit<Point, 'datum'>, away: number, turns: number): Omit<Point, 'datum'> => ({
  lat: lat + away * Math.sin(turns * TURN), lng: lng + away * Math.cos(turns * TURN),
});

/** Invented points for all communities of the demo, so that its map has something to show; where staff have set one, it stays. */
export async function seedPoints(tx: Tx): Promise<void> {
  const towns = await tx.find(Area, "kind = 'town' ORDER BY sort, id");
  for (const [i, town] of towns.entries()) {
    const middle = town.id === areaId(DEMO_HOME[0]) ? MIDDLE : around(MIDDLE, TOWNS * (0.6 + (i % 3) * 0.4), i);
    const communities = await tx.find(Area, "town_id = ? AND kind IN ('community', 'village') ORDER BY sort, id", [town.id]);
    for (const [k, { id }] of communities.entries()) {
      await tx.update(Area, around(middle, COMMUNITIES * Math.sqrt(k / communities.length), k), 'id = ? AND lat IS NULL', [id]);
    }
  }
}

/** An invented place for the n-th order of the demo, within three kilometres of the middle. */
export const demoPoint = (n: number): Point => ({ ...around(MIDDLE, 0.006 + (n % 4) * 0.006, n * 1.7), datum: 'gcj02' });
