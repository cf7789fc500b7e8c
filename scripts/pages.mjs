/**
 * `npm run pages`: every page of the H5 build in a real browser, normal and elder, with content, empty, broken and
 * without a network and with text twice as large: what cannot be read, reached or told by a screen reader, page by
 * page; pictures beside it.
 *
 *   npm run pages                       everything
 *   npm run pages -- --only 首页,desk   some pages by name or by the beginning of their path; --list says which there are
 *   npm run pages -- --state large      some states: content, empty, error, offline, large
 *   npm run pages -- --resume           goes on where a tour was broken off, and looks again at what had a fault
 *   npm run pages -- --sample           those that `npm test` looks at
 *   npm run pages -- --sheet            also writes docs/pages.jpg, all pictures on one
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, install, requireNode, ROOT } from './workshop.mjs';

requireNode();
await install();
await build('shared');
await build('server');
await build('h5');
const child = spawn(process.execPath, [join(ROOT, 'miniapp/pages/main.mjs'), ...process.argv.slice(2)], { cwd: ROOT, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('close', (code) => process.exit(code ?? 1));
