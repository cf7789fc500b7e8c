import type { Answer, Asked } from '../../client.js';
import { HOME } from '../../make.js';
import type { OpenApi, Operation } from '../../openapi.js';
import type { Row } from '../../part.js';
import { grouped } from '../../pool.js';
import type { Report, World } from '../../world.js';
import { isYes, type Cell } from './cells.js';
import { changesBetween, columnsOf, pictureOf, type Picture } from './columns.js';
import type { Knocks } from './knocks.js';
import { EVERYBODYS, inHandfuls, load, stones, type Loaded, type Stone } from './thrown.js';
import { changed, traceOf } from './traces.js';

/** Where codes could be guessed, of logins and of doors, there are few calls a minute: everything is thrown at once. */
const THROTTLED = /^\/v1\/(?:auth\/|check-ins$)/;

/** Numbers from here, and texts from this length, are ours: nothing else writes them. */
const TELLING = 90;
const UNLIKE_OURS = 9;

/** An answer names no more fields than that. */
const TOLD = 50;

/** A route with somebody who may use it: only then would a column be set. */
interface Target {
  readonly operation: Operation;
  readonly declared: readonly string[];
  readonly dto: string | null;
  readonly cell: Cell;
}

/** What is looked at while stones fly. */
interface Range {
  readonly report: Report;
  readonly world: World;
  picture: Picture;
  sent: number;
  /** Where a body was let in with what it carried. */
  readonly ignored: Set<Target>;
}

/** Routes that write, each with somebody who may and a thing of its own. */
function targets(world: World, document: OpenApi, cells: readonly Cell[]): Target[] {
  const random = world.random.stream('targets');
  return document.operations
    .filter(({ method, path }) => method !== 'GET' && path !== '/v1/media') // a file comes as a form, of which nothing else is read
    .map((operation): Target => {
      const cell = random.pick(cells.filter((one) => one.route === operation.route && isYes(one) && one.whose !== 'far'));
      const { name, schema } = operation.body ? document.resolve(operation.body) : { name: null, schema: {} };
      return { operation, dto: name, declared: Object.keys(schema.properties ?? {}), cell: { ...cell, wish: cell.wish && { ...cell.wish, tag: `thrown ${operation.route}` } } };
    });
}

/** No body sets a column that it does not declare: it is refused with the name of the field, or nothing comes of it. */
export function takesNothing(world: World, document: OpenApi, knocks: Knocks, cells: readonly Cell[]): Promise<Row> {
  return world.row('no body sets what it does not declare', async (report) => {
    const random = world.random.stream('stones');
    const all = targets(world, document, cells);
    const withBody = all.filter(({ dto }) => dto !== null);
    const chosen = world.form === 'short' ? random.shuffle(withBody).slice(0, world.count(12, 0, 0)) : withBody;
    const bare = all.filter(({ dto }) => dto === null);
    await knocks.things.makeAll([...chosen, ...bare].flatMap(({ cell }) => (cell.wish ? [cell.wish] : [])));
    const [intruder] = await knocks.things.people([{ role: 'resident', home: HOME }]);
    const columns = columnsOf(world.open.dataSource);
    for (const target of chosen) await soundly(knocks, target); // what a request needs is made before the first look
    const range: Range = { report, world, picture: await pictureOf(world), sent: 0, ignored: new Set() };
    const before = await traceOf(world);

    const sweeps = world.form === 'short' ? (['marked'] as const) : (['marked', 'plausible', 'nasty'] as const);
    // One after the other: what comes of a body is looked for in the database before the next one is sent.
    for (const target of chosen) {
      const size = THROTTLED.test(target.operation.path) ? Infinity : world.count(1_000, TOLD, 8);
      for (const how of sweeps) await throwAt(range, knocks, target, inHandfuls(stones(columns, how, intruder!.id, random), size));
      await poison(range, knocks, target);
    }
    if (range.ignored.size === 0) for (const table of changed(before, await traceOf(world))) report.fail(`${table} has changed, though every body was refused`);
    for (const target of bare) await throwAt(range, knocks, target, [stones(columns, 'marked', intruder!.id, random)]);
    for (const target of chosen) await asItShouldBe(range, knocks, target);

    report.counts = `${new Set(chosen.map(({ dto }) => dto)).size} DTOs, ${bare.length} without × ${columns.length} columns, ${grouped(range.sent)} requests`;
    report.figure('mass-assignment-dtos', new Set(chosen.map(({ dto }) => dto)).size, 'DTOs', '>= 1', chosen.length > 0);
    report.figure('mass-assignment-taken', report.failures.length, 'columns', '0', report.failures.length === 0);
  });
}

/** The sound request of this target. */
const soundly = async (knocks: Knocks, { cell }: Target): Promise<Asked> => (await knocks.ready(cell)).asked;

async function throwAt(range: Range, knocks: Knocks, target: Target, handfuls: readonly (readonly Stone[])[]): Promise<void> {
  for (const thrown of handfuls) {
    const sound = await soundly(knocks, target);
    const { body, fields } = load((sound.body ?? {}) as Readonly<Record<string, unknown>>, target.declared, thrown);
    range.sent += 1;
    const answer = await range.world.client.ask(range.world.port(0), { ...sound, body });
    if (answer.status === 400 || answer.status === 422) named(range.report, target, fields, answer);
    else if (answer.status === 200) await ignored(range, target, thrown);
    else if (range.ignored.has(target)) continue; // used up by what was let in before
    else range.report.fail(`${target.operation.route} with ${thrown.length} names more: ${answer.status} ${answer.code}`);
  }
}

/** Refused: each column by the name of its field, as far as they are told, and nothing that belongs there. */
function named(report: Report, { operation }: Target, fields: Loaded['fields'], { problem }: Answer<unknown>): void {
  const told = new Set((problem?.problems ?? []).map(({ field }) => field));
  const unnamed = fields.filter((field) => !told.has(field));
  const unsound = [...told].filter((field) => !fields.includes(field));
  if (told.size < Math.min(TOLD, fields.length)) report.fail(`${operation.route}: ${unnamed.length} of ${fields.length} fields are not named: ${unnamed.slice(0, 5).join(', ')}`);
  if (unsound.length > 0) report.fail(`${operation.route}: ${unsound.join(', ')} refused, though the body was sound there`);
}

/** Let through: then no column that was thrown has its value. */
async function ignored(range: Range, target: Target, thrown: readonly Stone[]): Promise<void> {
  const { operation, declared } = target;
  range.ignored.add(target);
  const after = await pictureOf(range.world);
  for (const { table, key, column, value } of changesBetween(range.picture, after)) {
    const stone = thrown.find((one) => !declared.includes(one.name) && one.columns.some((of) => of.table === table && of.name === column) && isSame(one.value, value));
    if (stone) range.report.fail(`${operation.route}: ${stone.name} was taken, ${table}.${column} of ${key} is ${String(value)}`);
  }
  range.picture = after;
}

/** As the database would tell the value again. A word of ours may stand there rightly, and tells nothing. */
function isSame(thrown: unknown, kept: unknown): boolean {
  if (typeof thrown === 'number') return thrown >= TELLING && Number(kept) === thrown;
  if (typeof thrown !== 'string' || thrown.length < UNLIKE_OURS) return false;
  return kept === thrown || String(kept).slice(0, 19) === thrown.slice(0, 19).replace('T', ' ');
}

/** A body that might change every object of the process is not read at all. */
async function poison({ report, world }: Range, knocks: Knocks, target: Target): Promise<void> {
  const sound = await soundly(knocks, target);
  const name = world.random.pick(EVERYBODYS);
  const text = JSON.stringify(sound.body).replace(/^\{/, `{"${name}":{"role":"city","seats":[]}${Object.keys(sound.body ?? {}).length > 0 ? ',' : ''}`);
  const { status } = await world.client.ask(world.port(0), { ...sound, body: text });
  if (status !== 400) report.fail(`${target.operation.route} with ${name}: ${status}`);
}

/** The same request without any stone is let in: it was only for them that it was refused. */
async function asItShouldBe({ report, world, ignored: letIn }: Range, knocks: Knocks, target: Target): Promise<void> {
  if (letIn.has(target)) return;
  const { status, code } = await world.client.ask(world.port(0), await soundly(knocks, target));
  if (status !== 200) report.fail(`${target.operation.route} as it should be: ${status} ${code}: the test proves nothing`);
}
