import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { figure, table, type Figure } from '../table.js';
import type { Workbench } from '../workbench.js';
import type { Part } from './index.js';

/** As `miniapp/pages/paint.mjs` prints it. */
interface Paint {
  readonly kb: number;
  readonly seconds: number;
  readonly bare: number;
  readonly ratio: number;
}

/** The first page in a real browser on a slow phone; needs a Chromium on this machine. */
export const paint: Part = {
  name: 'paint',
  about: 'The first page on a phone 4 × slower behind 1.6 Mbit/s, beside a bare page of the same bytes',
  async run({ settings }: Workbench): Promise<readonly Figure[]> {
    const miniapp = join(settings.root, 'miniapp');
    if (!existsSync(join(miniapp, 'dist/h5/index.html'))) throw new Error('There is no H5 build yet: npm run build.');
    const { stdout } = await promisify(execFile)(process.execPath, [join(miniapp, 'pages/paint.mjs'), String(settings.rounds)], { cwd: miniapp });
    const { kb, seconds, bare, ratio } = JSON.parse(stdout.trim().split('\n').at(-1)!) as Paint;
    const figures = [
      figure('h5-first-load-kb', kb, 'KB gzip', '<= 160'),
      figure('lcp-seconds', seconds, 's', '<= 2.5'),
      figure('lcp-bare-seconds', bare, 's'),
      figure('lcp-ratio', ratio, '× bare', '<= 1.5'),
    ];
    table(['figure', 'value', 'unit'], figures.map(({ name, value, unit }) => [name, value.toFixed(2), unit]));
    return figures;
  },
};
