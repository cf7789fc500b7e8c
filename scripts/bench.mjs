/**
 * `npm run bench`: what the server costs beside the barest program that does the same work, and whether that grows.
 *
 *   npm run bench                       everything, in about five minutes
 *   npm run bench -- --only ratio       some parts by name, separated by commas; --list says which there are
 *   npm run bench -- --rounds 9         more rounds than five
 *   npm run bench -- --json FILE        the figures
 *   npm run bench:load                  makes the large data once, which the part `growth` needs
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, install, requireNode, ROOT } from './workshop.mjs';

requireNode();
await install();
await build('shared');
await build('server');
await build('bench');
await build('h5');
const child = spawn(process.execPath, ['--enable-source-maps', join(ROOT, 'server/dist-bench/bench/main.js'), ...process.argv.slice(2)], { cwd: ROOT, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('close', (code) => process.exit(code ?? 1));
