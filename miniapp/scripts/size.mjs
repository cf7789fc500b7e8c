// Prints the size of each package of the WeChat build and fails when the main one grows beyond its limit.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN_LIMIT_KB = 450;
const dist = fileURLToPath(new URL('../dist/weapp/', import.meta.url));

if (!existsSync(join(dist, 'app.json'))) {
  console.error('There is no WeChat build yet: run build:weapp first.');
  process.exit(1);
}

const { subPackages = [], subpackages = subPackages } = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8'));
const roots = subpackages.map(({ root }) => root.replace(/\/$/, ''));
// DevTools and miniprogram-ci leave these out of the upload.
const kept = (file) => !/\.map$|LICENSE\.txt$|(^|\/)project\.(private\.)?config\.json$/.test(file);

const sizes = new Map([['main', 0], ...roots.map((root) => [root, 0])]);
for (const entry of readdirSync(dist, { recursive: true })) {
  const path = join(dist, entry);
  const file = relative(dist, path).split(sep).join('/');
  if (!statSync(path).isFile() || !kept(file)) continue;
  const owner = roots.find((root) => file.startsWith(`${root}/`)) ?? 'main';
  sizes.set(owner, sizes.get(owner) + statSync(path).size);
}

const kb = (bytes) => (bytes / 1024).toFixed(1);
let total = 0;
for (const [name, bytes] of sizes) {
  total += bytes;
  console.log(`${name.padEnd(12)} ${kb(bytes).padStart(8)} KB`);
}
console.log(`${'total'.padEnd(12)} ${kb(total).padStart(8)} KB`);

if (sizes.get('main') > MAIN_LIMIT_KB * 1024) {
  console.error(`The main package is larger than ${MAIN_LIMIT_KB} KB.`);
  process.exit(1);
}
