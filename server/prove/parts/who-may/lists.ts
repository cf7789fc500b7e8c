import type { Route } from '@supermarket/shared';
import type { Answer } from '../../client.js';
import type { Row } from '../../part.js';
import { inParallel } from '../../pool.js';
import type { Report, World } from '../../world.js';
import { idsIn, strangersIn } from './answers.js';
import { isYes, wishesOf, type Cell } from './cells.js';
import type { Caller, Knocks } from './knocks.js';
import { spokenTo, WHOSE } from './roles.js';
import type { Known } from './things.js';
import type { Mark, Sort } from './sorts.js';

const LANES = 6;
/** More pages than anything here has. */
const PAGES = 50;

/** One's own lists, and what of one's own has to be in them. */
const MINE: Partial<Readonly<Record<Route, Sort>>> = {
  'GET /v1/orders': 'taken', 'GET /v1/tasks': 'task', 'GET /v1/redemptions': 'voucher', 'GET /v1/me/neighbours': 'neighbour', 'GET /v1/me/family': 'kin', 'GET /v1/me/hours': 'record',
  'GET /v1/feedback': 'matter',
};

type Seen = Map<string, Known>;

/** Every list, read to its end by everybody who may read it: nothing beyond their reach is named, and what lies within it is. */
export function listsEnd(world: World, knocks: Knocks, cells: readonly Cell[]): Promise<Row> {
  return world.row('lists end where the reach ends', async (report) => {
    const lists = cells.filter(({ route, line, expected }) => route.startsWith('GET ') && line.sort === null && expected === 'yes');
    await knocks.things.makeAll(wishesOf(cells.filter((cell) => !isYes(cell))));
    let pages = 0;
    let named = 0;
    const read = async (cell: Cell, caller: Caller): Promise<{ seen: Seen; paged: boolean }> => {
      const all = await readAll(world, knocks, cell, caller, report);
      pages += all.pages;
      named += all.seen.size;
      return all;
    };
    await inParallel(lists, LANES, async (cell) => {
      const { seen, paged } = await read(cell, knocks.callers.get(cell.role)!);
      if (paged) missing(cell, seen, knocks).forEach((what) => report.fail(what));
    });
    await inParallel(owners(lists, cells), LANES, async ({ cell, other }) => {
      const thing = knocks.things.get(other.wish!);
      const { seen, paged } = await read(cell, thing.owner!);
      const found = [...seen.keys(), ...[...seen.values()].map(({ family }) => family)];
      if (paged || seen.size > 0) report.expect(found.includes(thing.id), `${cell.route}, ${cell.role}: their own ${other.line.sort} ${thing.id} is not in it`);
    });
    report.counts = `${lists.length} lists, ${pages} pages, ${named} things named`;
    report.expect(named > 0, 'no list named anything: the test proves nothing');
  });
}

/** Who owns something that has to be in one of these lists. */
function owners(lists: readonly Cell[], cells: readonly Cell[]): { cell: Cell; other: Cell }[] {
  return lists.flatMap((cell) => {
    const sort = MINE[cell.route];
    const other = cells.find(({ role, whose, line, wish }) => role === cell.role && whose === 'own' && line.sort === sort && wish?.tag === '');
    return sort && other ? [{ cell, other }] : [];
  });
}

async function readAll(world: World, knocks: Knocks, cell: Cell, caller: Caller, report: Report): Promise<{ seen: Seen; paged: boolean; pages: number }> {
  const seen: Seen = new Map();
  const { asked } = await knocks.ready(cell);
  for (let cursor: string | null | undefined = '', pages = 1; ; pages += 1) {
    const begun = asked.path.includes('?') ? '&' : '?';
    const query = cursor === '' ? `${begun}limit=100` : `${begun}limit=100&cursor=${encodeURIComponent(cursor)}`;
    const bare = { method: asked.method, path: asked.path, ...(caller.token ? { token: caller.token } : {}) };
    let answer = await world.client.ask(world.port(0), { ...bare, path: asked.path + query });
    // What is no list takes no limit.
    if (answer.status === 400 && pages === 1) answer = await world.client.ask(world.port(0), bare);
    if (answer.status !== 200) report.fail(`${cell.route}, ${cell.role}: ${answer.status} ${answer.code}`);
    for (const stranger of strangersIn(answer.text, knocks.things, { line: cell.line, role: cell.role, caller: caller.id, family: null })) {
      report.fail(`${cell.route}, ${cell.role}: names ${stranger}`);
    }
    for (const [id, known] of idsIn(answer.text, knocks.things)) seen.set(id, known);
    const next = nextOf(answer);
    if (!next || pages === PAGES) return { seen, paged: next !== undefined, pages };
    cursor = next;
  }
}

/** The cursor of the page after it; null at the end, undefined where it is no page at all. */
export function nextOf({ body }: Answer<unknown>): string | null | undefined {
  const { next, tasks } = (body ?? {}) as { next?: string | null; tasks?: { next: string | null } };
  return tasks ? tasks.next : next;
}

/** What the policy says is shown, of which there is something, and nothing was. */
function missing({ route, line, role }: Cell, seen: Seen, { things }: Knocks): string[] {
  const is = (known: Known, mark: Mark, whose: Known['whose']): boolean => known.marks.includes(mark) && known.whose === whose;
  return Object.entries(line.shows).flatMap(([mark, reach]) =>
    WHOSE.filter((whose): whose is Known['whose'] => whose !== 'own')
      .filter((whose) => spokenTo(reach, whose).may.includes(role))
      .filter((whose) => [...things.known.values()].some((known) => is(known, mark as Mark, whose)))
      .filter((whose) => ![...seen.values()].some((known) => is(known, mark as Mark, whose)))
      .map((whose) => `${route}, ${role}: names no ${mark} of ${whose}, though it should`),
  );
}
