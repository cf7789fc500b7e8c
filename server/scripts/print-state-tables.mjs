/**
 * Prints the state tables from the rules into docs/domain.md, between its two markers.
 *
 *   npm run build in server/, then
 *   node scripts/print-state-tables.mjs           writes docs/domain.md
 *   node scripts/print-state-tables.mjs --check   exits 1 when the committed page differs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stateTables } from '../dist/src/orders/machine.tables.js';

const FILE = fileURLToPath(new URL('../../docs/domain.md', import.meta.url));
const page = readFileSync(FILE, 'utf8');
const printed = page.replace(/(<!-- state tables -->\n)[\s\S]*?(<!-- end of state tables -->)/, (_, from, to) => `${from}\n${stateTables()}\n\n${to}`);

if (process.argv.includes('--check')) {
  if (printed === page) process.exit(0);
  console.error('docs/domain.md differs from the rules: run node scripts/print-state-tables.mjs');
  process.exit(1);
}
writeFileSync(FILE, printed);
