/**
 * `npm run prove`: real server processes on a throw-away MariaDB, driven through HTTP, and the invariants after it.
 *
 *   npm run prove                       the counts of ten minutes
 *   npm run prove -- --full             the counts of forty minutes; --short: of two
 *   npm run prove -- --only races       some parts by name, separated by commas; --list says which there are
 *   npm run prove -- --seed 12345       the same chances as another run
 *   npm run prove -- --json FILE        the figures; --keep: leaves logs and data behind
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, install, requireNode, ROOT } from './workshop.mjs';

requireNode();
await install();
await build('shared');
await build('server');
await build('prove');
const child = spawn(process.execPath, ['--enable-source-maps', join(ROOT, 'server/dist-prove/prove/main.js'), ...process.argv.slice(2)], { cwd: ROOT, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('close', (code) => process.exit(code ?? 1));
