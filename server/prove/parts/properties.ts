import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Fault } from '../faults/index.js';
import type { Part, Row } from '../part.js';
import { grouped } from '../pool.js';
import type { World } from '../world.js';

const LEAST = 40;

interface Ran {
  readonly name: string;
  readonly runs: number;
  readonly failed: boolean;
  readonly seed: number;
}

/** The fast-check properties that stand beside the rules, each with many more runs than in `npm test`. */
export const properties: Part = {
  name: 'properties',
  about: 'Every property of the rules, a thousand random cases each.',
  inShort: false,
  bare: true,
  async run(world: World): Promise<readonly Row[]> {
    return [
      await world.row('properties of the rules', async (report) => {
        const runs = world.count(250, 1_000, 1_000);
        const { root, seed } = world.settings;
        const server = join(root, 'server');
        const specs = ['server/src', 'shared/src'].flatMap((folder) => specsIn(join(root, folder))).filter((file) => /from 'fast-check'/.test(readFileSync(file, 'utf8')));
        const file = join(world.folder, 'properties.jsonl');
        const env = { ...process.env, PROPERTY_RUNS: String(runs), PROPERTY_SEED: String(seed), PROPERTY_REPORT: file, NODE_OPTIONS: '--experimental-vm-modules --no-warnings' };
        const { code, output } = await jest(server, await configFor(server, world.trial?.fault ?? null), specs, env);
        const ran = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Ran) : [];
        const whole = ran.filter((one) => !one.failed && one.runs >= runs);
        for (const { name, failed, runs: n, seed: used } of ran) if (failed || n < runs) report.fail(`${name}: ${failed ? `failed, seed ${used}` : `only ${n} runs`}`);
        if (code !== 0) report.fail(`jest ended with ${code}: ${output.slice(-2_000)}`);
        const total = ran.reduce((sum, { runs: n }) => sum + n, 0);
        report.counts = `${whole.length} properties × ${grouped(runs)} runs, ${specs.length} files, ${grouped(total)} cases`;
        report.expect(whole.length >= LEAST, `${whole.length} properties, ${LEAST} are wanted`);
        report.figure('properties', whole.length, 'properties', `>= ${LEAST}`, whole.length >= LEAST);
      }),
    ];
  },
};

function specsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.spec.ts')).map((file) => join(folder, file));
}

/** The settings of the suites; where a fault is planted, whoever imports the module it bends is given the fault's file. */
async function configFor(server: string, fault: Fault | null): Promise<string> {
  const file = join(server, 'jest.config.mjs');
  if (!fault?.insteadOf) return file;
  const { default: config } = (await import(file)) as { default: { readonly moduleNameMapper: Readonly<Record<string, string>> } };
  const [folder, module] = [basename(dirname(fault.insteadOf)), basename(fault.insteadOf)];
  // Not as the fault's own file says it, which takes the rest of itself from there: ../../src/points/…
  const bent = { [`^(\\./|\\.\\./${folder}/)${module.replaceAll('.', '\\.')}$`]: `<rootDir>/prove/faults/${fault.name}.ts` };
  return JSON.stringify({ ...config, rootDir: server, moduleNameMapper: { ...bent, ...config.moduleNameMapper } });
}

function jest(cwd: string, config: string, specs: readonly string[], env: NodeJS.ProcessEnv): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['node_modules/jest/bin/jest.js', '--config', config, '--maxWorkers=2', '--testTimeout=240000', '--runTestsByPath', ...specs], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.stderr.on('data', (part: Buffer) => parts.push(part));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(parts).toString('utf8') }));
  });
}
