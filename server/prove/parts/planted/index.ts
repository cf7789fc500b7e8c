import type { Part, Row } from '../../part.js';
import { runPart } from '../../run-part.js';
import type { World } from '../../world.js';
import { hunts, type Hunt } from './hunts.js';

/** Each proof is shown a server with the fault that it is there for. */
export const planted: Part = {
  name: 'planted',
  about: 'The proof of the proof: ten planted faults are found, each by the part that should find it.',
  inShort: true,
  beside: true,
  bare: true,
  async run(world: World): Promise<readonly Row[]> {
    // In the short form the parts have just run without a fault, within the same two minutes.
    const isShort = world.form === 'short';
    const chosen = hunts.filter(({ inShort }) => inShort || !isShort);
    const rows: Row[] = [];
    for (const hunt of chosen) rows.push(await find(world, hunt));
    const found = rows.filter(({ failures }) => failures.length === 0).length;
    if (!isShort) rows.push(await withoutFaults(world, chosen));
    rows.push(
      await world.row('planted faults found', async (report) => {
        report.counts = `${found}/${chosen.length}`;
        report.expect(found === chosen.length, `${chosen.length - found} were not found`);
        report.figure('planted-faults-found', found, 'faults', `>= ${chosen.length}`, found >= chosen.length);
      }),
    );
    return rows;
  },
};

function find(world: World, { fault, part, tests, says, share }: Hunt): Promise<Row> {
  return world.row(fault.name.replaceAll('-', ' '), async (report) => {
    const rows = await runPart(part, world.forTrial(`planted ${fault.name}`, { fault, tests, share }));
    const said = rows.find(({ test }) => test === tests.at(-1))?.failures ?? [];
    const right = said.find((failure) => says.test(failure));
    report.counts = `${part.name}: ${right ? shortened(right) : 'found nothing'}`;
    if (right) return;
    report.fail(`${part.name}, ${tests.at(-1)}: none of ${said.length} failures is like ${says}`);
    for (const { test, failures } of rows) for (const failure of failures.slice(0, 3)) report.fail(`${test}: ${failure}`);
  });
}

/** The same tests on the same servers with nothing bent: what they said was said of the fault. */
function withoutFaults(world: World, tried: readonly Hunt[]): Promise<Row> {
  return world.row('nothing is found where nothing is planted', async (report) => {
    let clean = 0;
    for (const part of new Set(tried.map((hunt) => hunt.part))) {
      const same = tried.filter((hunt) => hunt.part === part);
      const tests = [...new Set([...same.flatMap((hunt) => hunt.tests), 'invariants'])];
      const rows = await runPart(part, world.forTrial(`planted nothing ${part.name}`, { fault: null, tests, share: Math.max(...same.map(({ share }) => share)) }));
      for (const { test, failures } of rows) {
        for (const failure of failures) report.fail(`${part.name}, ${test}: ${failure}`);
        if (failures.length === 0 && tests.includes(test)) clean += 1;
      }
    }
    report.counts = `${clean} tests`;
  });
}

/** Ids as far as one tells one from another, and not longer than a column. */
function shortened(text: string): string {
  const short = text.replace(/[0-9a-f]{8}-[0-9a-f-]{23}([0-9a-f]{4})/g, '…$1');
  return short.length > 80 ? `${short.slice(0, 79)}…` : short;
}
