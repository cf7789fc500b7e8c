import * as faults from '../faults/index.js';
import type { Fault } from '../faults/index.js';
import type { Part, Row } from '../part.js';
import { runPart } from '../run-part.js';
import type { World } from '../world.js';
import { properties } from './properties.js';
import { races } from './races/index.js';
import { repeats } from './repeats/index.js';

/** Who has to find a fault, and what they have to say: a server that does not answer has found nothing. */
interface Hunt {
  readonly fault: Fault;
  readonly part: Part;
  /** The tests it takes; the last one has to fail. */
  readonly tests: readonly string[];
  /** What it says then. */
  readonly says: RegExp;
  /** Of the counts of the short form. */
  readonly share: number;
  /** Among those that are tried in the short form, too. */
  readonly inShort?: boolean;
}

const HUNTS: readonly Hunt[] = [
  { fault: faults.claimWithoutLock, part: races, tests: ['one winner a seat'], says: /^order \S+: (\d+ won [123] seats|[123] seats, \d+ taken, \d+ helpers)$/, share: 0.2, inShort: true },
  { fault: faults.missingUniqueConstraint, part: races, tests: ['one account a phone number'], says: /^number \d+: [2-8] accounts have it$/, share: 0.5 },
  {
    fault: faults.awardKeyNotUnique, part: repeats, tests: ['creations happen once', 'actions happen once', 'one effect each in the tables'],
    says: /^confirm \S+: 1 and 1 and 2 instead of 1$/, share: 0.2,
  },
  { fault: faults.retryInDeadTransaction, part: races, tests: ['a shelf held against us: no half voucher'], says: /^shelf \S+: 3 in stock, \d won, \d vouchers, \d set aside, \d points held$/, share: 0.3 },
  { fault: faults.stockReadThenWritten, part: races, tests: ['redeemed = stock, never below zero'], says: /^gift \S+: \d+ redeemed of \d+$/, share: 0.3 },
  { fault: faults.lostIdempotency, part: repeats, tests: ['creations happen once'], says: /^place \S+: \{.*\} after \{.*\}$/, share: 0.3, inShort: true },
  { fault: faults.expiryInUtc, part: properties, tests: ['properties of the rules'], says: /^points end at midnight of the year’s last day in Shanghai.*: failed/, share: 1 },
];

/** Each proof is shown a server with the fault that it is there for. */
export const planted: Part = {
  name: 'planted',
  about: 'The proof of the proof: ten planted faults are found, each by the part that should find it.',
  inShort: true,
  bare: true,
  async run(world: World): Promise<readonly Row[]> {
    const hunts = HUNTS.filter(({ inShort }) => inShort || world.form !== 'short');
    const rows: Row[] = [];
    for (const hunt of hunts) rows.push(await find(world, hunt));
    const found = rows.filter(({ failures }) => failures.length === 0).length;
    rows.push(await withoutFaults(world, hunts));
    rows.push(await world.row('planted faults found', async (report) => {
      report.counts = `${found} of ${hunts.length}`;
      report.figure('planted-faults-found', found, 'faults', `>= ${hunts.length}`, found >= hunts.length);
    }));
    return rows;
  },
};

function find(world: World, { fault, part, tests, says, share }: Hunt): Promise<Row> {
  return world.row(fault.name.replaceAll('-', ' '), async (report) => {
    const rows = await runPart(part, world.forTrial(`planted ${fault.name}`, { fault, tests, share }));
    const said = rows.find(({ test }) => test === tests.at(-1))?.failures ?? [];
    const right = said.filter((failure) => says.test(failure));
    report.counts = `${part.name}: ${shortened(right[0] ?? 'found nothing')}`;
    report.expect(right.length > 0, `${part.name}, ${tests.at(-1)}: of ${said.length} failures none like ${says}`);
    if (right.length === 0) for (const { test, failures } of rows) for (const failure of failures.slice(0, 3)) report.fail(`${test}: ${failure}`);
  });
}

/** The same tests on the same servers with nothing bent: what they said was said of the fault. */
function withoutFaults(world: World, hunts: readonly Hunt[]): Promise<Row> {
  return world.row('nothing is found where nothing is planted', async (report) => {
    let clean = 0;
    for (const part of new Set(hunts.map((hunt) => hunt.part))) {
      const of = hunts.filter((hunt) => hunt.part === part);
      const tests = [...new Set([...of.flatMap((hunt) => hunt.tests), 'invariants'])];
      const rows = await runPart(part, world.forTrial(`planted nothing ${part.name}`, { fault: null, tests, share: Math.max(...of.map(({ share }) => share)) }));
      for (const { test, failures } of rows) {
        for (const failure of failures) report.fail(`${part.name}, ${test}: ${failure}`);
        if (failures.length === 0 && tests.includes(test)) clean += 1;
      }
    }
    report.counts = `${clean} tests`;
  });
}

/** An id as far as one tells it from another. */
const shortened = (text: string): string => text.replace(/[0-9a-f]{8}-[0-9a-f-]{23}([0-9a-f]{4})/g, '…$1');
