// Prints the size of each package of the WeChat build, and the framework's share of it; fails when one grows beyond its limit.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN_LIMIT_KB = 420;
const SUB_LIMIT_KB = 300;
const dist = fileURLToPath(new URL('../dist/weapp/', import.meta.url));

if (!existsSync(join(dist, 'app.json'))) {
  console.error('There is no WeChat build yet: run build:weapp first.');
  process.exit(1);
}

const { subPackages = [], subpackages = subPackages } = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8'));
const roots = subpackages.map(({ root }) => root.replace(/\/$/, ''));
// DevTools and miniprogram-ci leave these out of the upload; the last is the mark of our own build.
const kept = (file) => !/\.map$|LICENSE\.txt$|(^|\/)project\.(private\.)?config\.json$|^\.made-from$/.test(file);
/** Taro and React, and Taro's templates; webpack's loader with them. What the framework puts into each page is ours to answer for. */
const framework = new Set(['taro.js', 'runtime.js', 'base.wxml', 'utils.wxs', 'comp.js', 'comp.json', 'comp.wxml']);

const sizes = new Map([['main', 0], ...roots.map((root) => [root, 0])]);
let ofFramework = 0;
for (const entry of readdirSync(dist, { recursive: true })) {
  const path = join(dist, entry);
  const file = relative(dist, path).split(sep).join('/');
  if (!statSync(path).isFile() || !kept(file)) continue;
  const owner = roots.find((root) => file.startsWith(`${root}/`)) ?? 'main';
  sizes.set(owner, sizes.get(owner) + statSync(path).size);
  if (framework.has(file)) ofFramework += statSync(path).size;
}

const kb = (bytes) => (bytes / 1024).toFixed(1);
let total = 0;
let over = 0;
for (const [name, bytes] of sizes) {
  const limit = name === 'main' ? MAIN_LIMIT_KB : SUB_LIMIT_KB;
  const share = name === 'main' ? `, the framework ${kb(ofFramework)} KB of it (${Math.round((ofFramework / bytes) * 100)} %)` : '';
  total += bytes;
  if (bytes > limit * 1024) over += 1;
  console.log(`${name.padEnd(8)} ${kb(bytes).padStart(7)} KB of ${limit}${share}${bytes > limit * 1024 ? '  too large' : ''}`);
}
console.log(`${'total'.padEnd(8)} ${kb(total).padStart(7)} KB`);
process.exit(over === 0 ? 0 : 1);
