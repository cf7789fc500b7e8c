import type { Row } from '../../part.js';
import { grouped, inParallel } from '../../pool.js';
import type { Report, World } from '../../world.js';
import { complaint, strangersIn } from './answers.js';
import { isYes, named, wishesOf, type Cell } from './cells.js';
import type { Knock, Knocks } from './knocks.js';
import { changed, traceOf } from './traces.js';

const LANES = 6;
/** So many refusals are sent between two looks at the whole database. */
const BATCH = 150;

/** Everybody who may not, at everything: refused, and nothing is changed by it. */
export function shutDoors(world: World, knocks: Knocks, cells: readonly Cell[]): Promise<Row> {
  return world.row('who may not is refused, and leaves no trace', async (report) => {
    const refusals = cells.filter((cell) => !isYes(cell));
    await knocks.things.makeAll(wishesOf(refusals));
    let looks = 0;
    let tables = 0;
    for (let from = 0; from < refusals.length; from += BATCH) {
      const batch = refusals.slice(from, from + BATCH);
      // What a request needs is made before the first look.
      const ready = new Map<Cell, Knock>();
      await inParallel(batch, LANES, async (cell) => void ready.set(cell, await knocks.ready(cell)));
      const before = await traceOf(world);
      await inParallel(batch, LANES, async (cell) => void (await knock(knocks, report, cell, ready.get(cell)!)));
      const after = await traceOf(world);
      looks += 2;
      tables = before.size;
      if (changed(before, after).length > 0) await blame(world, knocks, report, batch, changed(before, after));
    }
    report.counts = `${grouped(refusals.length)} refusals, ${looks} looks at ${tables} tables`;
    report.expect(refusals.length > 0, 'nobody was refused: the test proves nothing');
    report.figure('who-may-open-doors', report.failures.length, 'doors', '0', report.failures.length === 0);
  });
}

/** Sends one request and holds the answer against what the policy says. */
async function knock(knocks: Knocks, report: Report, cell: Cell, ready: Knock): Promise<number> {
  const answer = await knocks.send(ready);
  const wrong = complaint(cell, answer);
  if (wrong) report.fail(`${named(cell)}: ${wrong}`);
  if (cell.whose === 'nothing' && ready.asked.method === 'GET') {
    const { status } = await knocks.send({ ...ready, asked: { ...ready.asked, method: 'HEAD' } });
    if (status !== answer.status) report.fail(`${named(cell)}: ${status} for HEAD`);
  }
  if (cell.line.sort !== null) {
    const about = { line: cell.line, role: cell.role, caller: ready.caller.id, family: ready.family };
    for (const stranger of strangersIn(answer.text, knocks.things, about)) report.fail(`${named(cell)}: the answer names ${stranger}`);
  }
  return answer.status;
}

/** A batch has left a trace: each of its requests again, alone. */
async function blame(world: World, knocks: Knocks, report: Report, batch: readonly Cell[], tables: readonly string[]): Promise<void> {
  let found = false;
  for (const cell of batch) {
    const ready = await knocks.ready(cell);
    const before = await traceOf(world);
    await knocks.send(ready);
    const left = changed(before, await traceOf(world));
    if (left.length === 0) continue;
    found = true;
    report.fail(`${named(cell)}: refused or not, it changed ${left.join(', ')}`);
  }
  if (!found) report.fail(`${named(batch[0]!)} … ${named(batch.at(-1)!)}: one of ${batch.length} changed ${tables.join(', ')}`);
}

/** Everybody who may: let in, and for each route at least once with a success. */
export function openDoors(world: World, knocks: Knocks, cells: readonly Cell[]): Promise<Row> {
  return world.row('who may is let in', async (report) => {
    const random = world.random.stream('open doors');
    const byRoute = new Map<string, Cell[]>();
    const welcome = cells.filter(isYes);
    await knocks.things.makeAll(wishesOf(welcome));
    for (const cell of welcome) byRoute.set(cell.route, [...(byRoute.get(cell.route) ?? []), cell]);
    const succeeded = new Set<string>();
    let total = 0;
    // The same thing is asked for by one after the other, in any order: the first uses it up, the others are told so.
    await inParallel([...byRoute.values()], LANES, async (same) => {
      for (const cell of random.shuffle(same)) {
        total += 1;
        if ((await knock(knocks, report, cell, await knocks.ready(cell))) < 400) succeeded.add(cell.route);
      }
    });
    for (const route of byRoute.keys()) report.expect(succeeded.has(route), `${route} opened for nobody: the test proves nothing`);
    report.counts = `${grouped(total)} requests, ${succeeded.size} routes`;
  });
}
