import type { Part, Row } from './part.js';
import type { World } from './world.js';

/** One part in a world of its own, and the invariants after it. */
export async function runPart(part: Part, world: World): Promise<Row[]> {
  const rows: Row[] = [];
  try {
    if (!part.bare) await world.prepare();
    rows.push(...(await part.run(world)));
    await world.stopServers();
    const verdict = await world.verify();
    if (verdict) rows.push(verdict);
  } catch (error) {
    rows.push(await world.measured('runs to its end', () => Promise.reject(error as Error)));
  } finally {
    await world.end();
  }
  return rows;
}
