import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseServer } from './database-server.js';
import type { Form, Part, Row } from './part.js';
import { parts } from './parts/index.js';
import { runPart } from './run-part.js';
import { World } from './world.js';

/*
 * node dist-prove/prove/main.js [--full | --short] [--only PART,…] [--seed N] [--json FILE] [--list] [--keep]
 */

const has = (flag: string): boolean => process.argv.includes(flag);
const after = (flag: string): string | null => (has(flag) ? (process.argv[process.argv.indexOf(flag) + 1] ?? null) : null);

const root = ((): string => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'pnpm-workspace.yaml'))) folder = dirname(folder);
  return folder;
})();

interface Line extends Row {
  readonly part: string;
}

/** As wide as it looks: signs of Chinese take two columns. */
const width = (text: string): number => [...text].reduce((sum, sign) => sum + (/[⺀-￦]/.test(sign) ? 2 : 1), 0);
const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)));

function print({ part, test, counts, failures, seconds }: Line, seed: number): void {
  const result = failures.length === 0 ? 'ok' : `${failures.length} WRONG`;
  console.log(`${pad(part, 12)} ${pad(test, 44)} ${pad(counts, 44)} ${pad(result, 9)} ${String(seed).padStart(10)} ${seconds.toFixed(1).padStart(7)} s`);
  for (const failure of failures.slice(0, 10)) console.log(`             ✗ ${failure}`);
  if (failures.length > 10) console.log(`             … ${failures.length - 10} more`);
}

async function main(): Promise<number> {
  if (has('--list')) {
    for (const { name, about } of parts) console.log(`${pad(name, 12)} ${about}`);
    return 0;
  }
  const form: Form = has('--full') ? 'full' : has('--short') ? 'short' : 'usual';
  const only = after('--only')?.split(',') ?? null;
  const unknown = only?.filter((name) => !parts.some((part) => part.name === name)) ?? [];
  if (unknown.length > 0) throw new Error(`no part ${unknown.join(', ')}; there are ${parts.map(({ name }) => name).join(', ')}`);
  const seed = Number(after('--seed') ?? Math.floor(Math.random() * 1e9));
  const folder = mkdtempSync(join(tmpdir(), 'prove-run-'));
  const json = after('--json');

  const databases: Promise<DatabaseServer>[] = [];
  const tidy = async (): Promise<void> => {
    for (const database of databases) await (await database.catch(() => null))?.end();
    if (!has('--keep')) rmSync(folder, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void tidy().finally(() => process.exit(130)));

  const chosen = parts.filter((part) => (only ? only.includes(part.name) : form !== 'short' || part.inShort));
  console.log(`seed ${seed}, ${form}${has('--keep') ? `, ${folder}` : ''}: npm run prove -- --seed ${seed}${form === 'usual' ? '' : ` --${form}`} repeats it\n`);
  console.log(`${pad('part', 12)} ${pad('test', 44)} ${pad('counts', 44)} ${pad('result', 9)} ${'seed'.padStart(10)} ${'seconds'.padStart(9)}`);
  const began = Date.now();
  const lines: Line[] = [];
  const costs: string[] = [];
  /** One part after the other, on one MariaDB. */
  const runAll = async (these: readonly Part[]): Promise<void> => {
    let database: Promise<DatabaseServer> | null = null;
    const start = (): Promise<DatabaseServer> => {
      if (!database) databases.push((database = DatabaseServer.start()));
      return database;
    };
    for (const part of these) {
      const from = Date.now();
      for (const row of await runPart(part, new World(part.name, { form, seed, root, folder }, start))) {
        lines.push({ ...row, part: part.name });
        print(lines.at(-1)!, seed);
      }
      costs.push(`${part.name} ${((Date.now() - from) / 1000).toFixed(0)}`);
    }
  };
  try {
    await Promise.all([runAll(chosen.filter(({ beside }) => !beside)), runAll(chosen.filter(({ beside }) => beside))]);
  } finally {
    await tidy();
  }
  const wrong = lines.filter(({ failures }) => failures.length > 0).length;
  if (costs.length > 1) console.log(`\nseconds with servers and databases: ${costs.join(', ')}`);
  console.log(`\n${lines.length - wrong} of ${lines.length} hold, ${((Date.now() - began) / 1000).toFixed(0)} s`);
  if (json) writeFileSync(json, `${JSON.stringify(figuresOf(lines), null, 1)}\n`);
  return wrong === 0 && lines.length > 0 ? 0 : 1;
}

/** What the parts measured, and for each row how much of it was wrong. */
function figuresOf(lines: readonly Line[]): unknown[] {
  return lines.flatMap(({ part, test, failures, figures }) => [
    { name: `${part}: ${test}`, value: failures.length, unit: 'violations', goal: '0', ok: failures.length === 0 },
    ...figures,
  ]);
}

process.exit(await main());
