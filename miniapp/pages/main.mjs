/**
 * node pages/main.mjs [--only NAME,…] [--state NAME,…] [--resume] [--sample] [--sheet] [--list] [--sharp] [--width PX] [--at-once N]
 * Opens every page × {normal, elder} × its states in the built H5, takes pictures and says what is wrong.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../e2e/browser.mjs';
import { contactSheet } from './contact-sheet.mjs';
import { Notebook, tableOf } from './notebook.mjs';
import { PAGES } from './table.mjs';
import { BusyTown } from './town.mjs';
import { Visitor } from './visitor.mjs';
import { visitsOf } from './visits.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));

const has = (flag) => process.argv.includes(flag);
const after = (flag) => (has(flag) ? process.argv[process.argv.indexOf(flag) + 1] : undefined);
const only = after('--only')?.split(',');
const states = after('--state')?.split(',');
const sample = has('--sample');
const width = after('--width');
/** Narrower phones have pictures and a table of their own. */
const PICTURES = join(HERE, width === undefined ? 'pictures' : `pictures/${width}`);
const atOnce = Number(after('--at-once') ?? 2);
const rows = PAGES.filter((row) => (sample ? row.sample : !only || only.some((words) => row.name.includes(words) || row.path.startsWith(words))));

if (has('--list')) {
  for (const row of rows) console.log(`${row.name}  ${row.path}  ${row.who}  ${visitsOf(row, { sample, only: states }).length} looks`);
  process.exit(0);
}

async function lookAt(visitor, row) {
  const seen = [];
  for (const { who, ...visit } of visitsOf(row, { sample, only: states })) seen.push({ ...visit, ...(await visitor.visit({ ...row, who }, visit)) });
  return { name: row.name, seen };
}

/** One line for a page, and one for each fault with where it was seen. */
function say({ name, seen }) {
  const faults = new Map();
  for (const { mode, state, size, faults: found } of seen) {
    for (const fault of found) faults.set(fault, [...(faults.get(fault) ?? []), [mode, state, ...(size === 'desktop' ? [size] : [])].join(' ')]);
  }
  console.log(`${faults.size === 0 ? '✓' : '✗'} ${name}  ${seen.length} looks${faults.size === 0 ? '' : `, ${faults.size} faults`}`);
  for (const [fault, where] of faults) console.log(`    ${fault}  (${where.length === seen.length ? 'always' : where.join(', ')})`);
  return faults.size;
}

const began = Date.now();
if (!only && !states && !sample && !has('--resume')) rmSync(PICTURES, { recursive: true, force: true });
const town = await BusyTown.begin();
const browser = await openBrowser();
const visitor = new Visitor(browser, town, PICTURES, { sharp: has('--sharp'), ...(width && { width: Number(width) }) });
const notebook = new Notebook(join(PICTURES, 'seen.json'));
const waiting = has('--resume') ? rows.filter((row) => !notebook.isDone(row, states)) : [...rows];
const looks = [];
let faults = 0;
try {
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      const look = await lookAt(visitor, row);
      faults += say(look);
      looks.push(look);
      if (!sample) notebook.keep(look);
    }
  }));
  if (!sample) {
    const table = tableOf(notebook.looksAt(rows));
    writeFileSync(join(PICTURES, 'table.txt'), `${table}\n`);
    console.log(`\n${table}\n`);
  }
  if (has('--sheet')) await contactSheet(browser, notebook.looksAt(PAGES), join(HERE, '../../docs/pages.jpg'));
} finally {
  await visitor.end();
  await browser.close();
  await town.end();
}
const count = looks.reduce((sum, { seen }) => sum + seen.length, 0);
console.log(`${looks.length} pages, ${count} looks, ${faults} faults, ${((Date.now() - began) / 1000).toFixed(0)} s; pictures in miniapp/pages/pictures`);
process.exit(faults === 0 ? 0 : 1);
