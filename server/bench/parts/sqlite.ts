import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { invariants, verify } from '../../src/verify.js';
import type { Figure } from '../table.js';
import type { Workbench } from '../workbench.js';
import { compareAll, countsFor, figures, type Sizes } from './ratio.js';
import type { Part } from './index.js';

const SIZES: Sizes = { reads: 400, writes: 100, warming: 1500, warmingWrites: 300 };

/**
 * The same table on SQLite, for information. One process owns the file there, so each side has a file of its own, made
 * the same way, and the other is stopped meanwhile.
 */
export const sqlite: Part = {
  name: 'sqlite',
  about: 'SQLite: the same, each on a file of its own; for information',
  async run(bench: Workbench): Promise<readonly Figure[]> {
    const rounds = Math.min(5, bench.settings.rounds);
    const made = [];
    for (const side of ['raw', 'ours'] as const) {
      const file = join(bench.folder('sqlite'), `${side}.db`);
      const env = bench.environment(`sqlite:${file}`, 'sqlite');
      const county = await bench.county(env, countsFor(rounds, SIZES));
      // The server takes the file for itself; what the county still has to say is kept, not asked.
      await county.open.close();
      made.push({ side, file, env, county });
    }
    const [raw, ours] = made as [(typeof made)[number], (typeof made)[number]];
    const sides = { raw: await bench.raw(raw.env, 'sqlite'), ours: await bench.ours(ours.env, 'sqlite') };
    const results = await compareAll(bench, { raw: raw.county, ours: ours.county }, sides, null, { ...SIZES, rounds });
    await bench.stop(sides.raw, sides.ours);
    for (const { file, env } of made) {
      const again = await bench.reopen(env);
      for (const { name, violations } of await verify(again.open.database, invariants)) if (violations.length > 0) console.log(`✗ ${name}: ${violations.slice(0, 3).join(', ')}`);
      await again.close();
      rmSync(file);
    }
    return figures(results, 'sqlite-');
  },
};
