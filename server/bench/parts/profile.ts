import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { asksFor, ENDPOINTS } from '../compare.js';
import type { Figure } from '../table.js';
import type { Workbench } from '../workbench.js';
import { countsFor } from './ratio.js';
import type { Part } from './index.js';

/** For whoever looks for overhead: profiles of both servers under each endpoint, to be opened in a browser's tools. */
export const profile: Part = {
  name: 'profile',
  about: 'CPU profiles of both servers, one an endpoint',
  byName: true,
  async run(bench: Workbench): Promise<readonly Figure[]> {
    const database = await bench.database();
    const env = bench.environment(await database.fresh('bench'), 'profile');
    const county = await bench.county(env, countsFor(3, { reads: 0, writes: 900, warming: 0, warmingWrites: 0 }));
    for (const endpoint of ENDPOINTS) {
      for (const side of ['raw', 'ours'] as const) {
        const folder = bench.folder(`profile-${endpoint}-${side}`);
        const server = await bench[side](env, 'profile', ['--cpu-prof', `--cpu-prof-dir=${folder}`]);
        for (let turn = 0; turn < 3; turn += 1) {
          await county.seen();
          await bench.asker.ask(server.port, asksFor(county, endpoint, { reads: 1_500, writes: 900 }, turn));
        }
        await bench.stop(server);
        for (const file of readdirSync(folder)) console.log(join(folder, file));
      }
    }
    await county.close();
    return [];
  },
};
