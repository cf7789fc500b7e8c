// Prints what a browser fetches of scripts before the first page stands, as gzip sends it; fails when that grows beyond its limit.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const LIMIT_KB = 160;
const dist = fileURLToPath(new URL('../dist/h5/', import.meta.url));

if (!existsSync(join(dist, 'index.html'))) {
  console.error('There is no H5 build yet: run build:h5 first.');
  process.exit(1);
}

/** The page names them all: the app's own, and those of the page that is preloaded. */
const html = readFileSync(join(dist, 'index.html'), 'utf8');
const files = [...html.matchAll(/(?:src|href)="(?:\.?\/)?(js\/[^"]+\.js)"/g)].map(([, file]) => file);
const sizes = files.map((file) => [/js\/([^.]+)/.exec(file)[1], gzipSync(readFileSync(join(dist, file)), { level: 6 }).length / 1024]);
const total = sizes.reduce((sum, [, kb]) => sum + kb, 0);

console.log(`h5 first load ${total.toFixed(1)} KB gzip of ${LIMIT_KB}${total > LIMIT_KB ? '  too large' : ''}: ${sizes.map(([name, kb]) => `${name} ${kb.toFixed(1)}`).join(', ')}`);
process.exit(total > LIMIT_KB ? 1 : 0);
