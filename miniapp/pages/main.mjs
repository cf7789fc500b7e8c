/**
 * node pages/main.mjs [--only NAME,…] [--sample] [--sheet] [--list]
 * Opens every page × {normal, elder} × its states in the built H5, takes pictures and says what is wrong.
 */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../e2e/browser.mjs';
import { contactSheet } from './contact-sheet.mjs';
import { PAGES } from './table.mjs';
import { BusyTown } from './town.mjs';
import { Visitor } from './visitor.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const PICTURES = join(HERE, 'pictures');
const AT_ONCE = 2;

const has = (flag) => process.argv.includes(flag);
const after = (flag) => (has(flag) ? process.argv[process.argv.indexOf(flag) + 1].split(',') : null);
const only = after('--only');
const rows = PAGES.filter((row) => (has('--sample') ? row.sample : !only || only.some((words) => row.name.includes(words) || row.path.startsWith(words))));

/** As whom, how large and in which state a page is looked at. */
function visitsOf(row) {
  const states = [
    { state: 'content' },
    ...(row.empty ? [{ state: 'empty', who: row.empty }] : []),
    ...(row.local ? [] : [{ state: 'error' }, { state: 'offline' }]),
  ];
  const visits = ['normal', 'elder'].flatMap((mode) => [
    ...states.map((state) => ({ mode, ...state })),
    ...(row.hat === 'staff' ? [{ mode, state: 'content', size: 'desktop' }] : []),
  ]);
  // The sample has a minute: both sizes of type, and once that nothing works.
  return has('--sample') ? visits.filter(({ mode, state, size }) => size === undefined && (state === 'content' || (mode === 'normal' && state === 'error'))) : visits;
}

async function lookAt(visitor, row) {
  const seen = [];
  for (const { who = row.who, ...visit } of visitsOf(row)) seen.push({ ...visit, ...(await visitor.visit({ ...row, who }, visit)) });
  const faults = new Map();
  for (const { mode, state, size, faults: found } of seen) {
    for (const fault of found) faults.set(fault, [...(faults.get(fault) ?? []), [mode, state, size].filter(Boolean).join(' ')]);
  }
  console.log(`${faults.size === 0 ? '✓' : '✗'} ${row.name}  ${seen.length} looks${faults.size === 0 ? '' : `, ${faults.size} faults`}`);
  for (const [fault, where] of faults) console.log(`    ${fault}  (${where.length === seen.length ? 'always' : where.join(', ')})`);
  return { row, seen, faults };
}

if (has('--list')) {
  for (const row of PAGES) console.log(`${row.name}  ${row.path}  ${row.who}  ${visitsOf(row).length} looks`);
  process.exit(0);
}

const began = Date.now();
if (!only && !has('--sample')) rmSync(PICTURES, { recursive: true, force: true });
const town = await BusyTown.begin();
const browser = await openBrowser();
const looks = [];
try {
  const visitor = new Visitor(browser, town, PICTURES);
  const waiting = [...rows];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let row = waiting.shift(); row; row = waiting.shift()) looks.push(await lookAt(visitor, row));
  }));
  looks.sort((one, other) => rows.indexOf(one.row) - rows.indexOf(other.row));
  if (has('--sheet')) await contactSheet(browser, looks, join(HERE, '../../docs/pages.jpg'));
} finally {
  await browser.close();
  await town.end();
}
const count = looks.reduce((sum, { seen }) => sum + seen.length, 0);
const faults = looks.reduce((sum, look) => sum + look.faults.size, 0);
console.log(`${looks.length} pages, ${count} looks, ${faults} faults, ${((Date.now() - began) / 1000).toFixed(0)} s; pictures in miniapp/pages/pictures`);
process.exit(faults === 0 ? 0 : 1);
