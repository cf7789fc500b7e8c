import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { memoryOf, median } from '../measure.js';
import { figure, table, type Figure } from '../table.js';
import type { Workbench } from '../workbench.js';
import type { Part } from './index.js';

const KB = 1024;

/** What a server needs before and while it works, and what a phone has to fetch. */
export const sizes: Part = {
  name: 'sizes',
  about: 'Start-up, memory, and what is sent to a phone first',
  async run(bench: Workbench): Promise<readonly Figure[]> {
    const database = await bench.database();
    const env = bench.environment(await database.fresh('bench'), 'sizes');
    const county = await bench.county(env, { writes: 200, volunteers: 100, requesters: 100, open: 300 });
    const starts: number[] = [];
    for (let i = 0; i < 3; i += 1) {
      const began = Date.now();
      const server = await bench.ours(env, 'sizes');
      starts.push(Date.now() - began);
      await bench.kill(server);
    }
    const server = await bench.ours(env, 'sizes');
    await sleep(3_000);
    const rest = memoryOf(server.pid);
    await bench.asker.ask(server.port, [...county.lists(1500), ...county.ones(3000), ...county.writes('claim', 200)]);
    const loaded = memoryOf(server.pid);
    await bench.stop(server);
    await county.close();
    const figures = [
      figure('start-up', median(starts), 'ms until ready'),
      figure('memory-at-rest', rest, 'MB'),
      figure('memory-under-load', loaded, 'MB'),
      ...firstLoad(join(bench.settings.root, 'miniapp/dist/h5')),
      ...weapp(bench.settings.root),
    ];
    table(['figure', 'value', 'unit'], figures.map(({ name, value, unit }) => [name, String(Math.round(value)), unit]));
    return figures;
  },
};

/** Everything that the first page names, as gzip sends it. */
function firstLoad(folder: string): Figure[] {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return [];
  const html = readFileSync(page);
  const named = [...html.toString('utf8').matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map(([, file]) => readFileSync(join(folder, file!)));
  const bytes = [html, ...named].reduce((sum, content) => sum + gzipSync(content, { level: 6 }).length, 0);
  return [figure('h5-first-load', bytes / KB, 'KB gzip')];
}

/** As `miniapp/scripts/size.mjs` counts them. */
function weapp(root: string): Figure[] {
  if (!existsSync(join(root, 'miniapp/dist/weapp/app.json'))) return [];
  const printed = execFileSync(process.execPath, [join(root, 'miniapp/scripts/size.mjs')], { encoding: 'utf8' });
  return printed.split('\n').flatMap((line) => {
    const [, name, size] = /^(\S+)\s+([\d.]+) KB$/.exec(line) ?? [];
    return name === 'main' || name === 'total' ? [figure(`weapp-${name}`, Number(size), 'KB')] : [];
  });
}
