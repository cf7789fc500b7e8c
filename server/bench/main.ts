import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadAll } from './parts/growth.js';
import { parts } from './parts/index.js';
import { print, type Figure } from './table.js';
import { Workbench } from './workbench.js';

/*
 * node dist-bench/bench/main.js [--only PART,…] [--json FILE] [--rounds N] [--keep] [--list]
 *                              --load [--scale 0.1] [--only SCHEMA,…]
 */

const has = (flag: string): boolean => process.argv.includes(flag);
const after = (flag: string): string | null => (has(flag) ? (process.argv[process.argv.indexOf(flag) + 1] ?? null) : null);

const root = ((): string => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'pnpm-workspace.yaml'))) folder = dirname(folder);
  return folder;
})();

async function main(): Promise<number> {
  if (has('--list')) {
    for (const { name, about } of parts) console.log(`${name.padEnd(10)} ${about}`);
    return 0;
  }
  const only = after('--only')?.split(',') ?? null;
  const unknown = has('--load') ? [] : (only?.filter((name) => !parts.some((part) => part.name === name)) ?? []);
  if (unknown.length > 0) throw new Error(`no part ${unknown.join(', ')}; there are ${parts.map(({ name }) => name).join(', ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'bench-run-'));
  const bench = new Workbench({ root, folder, rounds: Number(after('--rounds') ?? 5) });
  const tidy = async (): Promise<void> => {
    await bench.end();
    if (!has('--keep')) rmSync(folder, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void tidy().finally(() => process.exit(130)));
  if (has('--load')) {
    await loadAll(bench, Number(after('--scale') ?? 1), only).finally(tidy);
    return 0;
  }
  const began = Date.now();
  const figures: Figure[] = [];
  try {
    for (const part of parts.filter(({ name, byName }) => (only ? only.includes(name) : !byName))) {
      console.log(`\n${part.about}`);
      figures.push(...(await part.run(bench)));
    }
  } finally {
    await tidy();
  }
  const wrong = print(figures);
  console.log(`\n${((Date.now() - began) / 1000).toFixed(0)} s${has('--keep') ? `, ${folder}` : ''}`);
  const json = after('--json');
  if (json) {
    mkdirSync(dirname(json), { recursive: true });
    writeFileSync(json, `${JSON.stringify(figures, null, 1)}\n`);
  }
  return wrong === 0 ? 0 : 1;
}

process.exit(await main());
