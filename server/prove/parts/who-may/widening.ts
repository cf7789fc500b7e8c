import { stationId } from '../../../seeds/stations.js';
import type { Answer } from '../../client.js';
import { FAR } from '../../make.js';
import type { OpenApi } from '../../openapi.js';
import type { Row } from '../../part.js';
import { grouped, inParallel } from '../../pool.js';
import type { Report, World } from '../../world.js';
import { strangersIn } from './answers.js';
import { isYes, named, wishesOf, type Cell } from './cells.js';
import { columnsOf } from './columns.js';
import type { Knock, Knocks } from './knocks.js';
import { nextOf } from './lists.js';

const LANES = 6;
/** As many names as fit into an address. */
const HANDFUL = 100;

/** Where somebody would like to look: another town, another person. */
function wished(name: string, other: string): string {
  if (/town_?id$/i.test(name)) return FAR.townId;
  if (/(?:community|area)_?id$/i.test(name)) return FAR.communityId;
  if (/station_?id$/i.test(name)) return stationId('良西站');
  if (/role$/i.test(name)) return 'city';
  return /(?:_id|Id|_by|By)$/.test(name) ? other : '1';
}

/** Every read with every column in its query, and with the cursor of somebody who sees more: nobody sees more by it. */
export function nothingWidens(world: World, document: OpenApi, knocks: Knocks, cells: readonly Cell[]): Promise<Row> {
  return world.row('no query and no cursor shows more', async (report) => {
    const random = world.random.stream('widening');
    const reads = document.operations.filter(({ method }) => method === 'GET');
    const chosen = reads.flatMap(({ route }) => random.shuffle(cells.filter((cell) => cell.route === route && isYes(cell) && cell.whose !== 'far')).slice(0, world.count(1, 3, 9)));
    await knocks.things.makeAll(wishesOf(chosen));
    const names = [...new Set(columnsOf(world.open.dataSource).flatMap(({ name, property }) => [name, property]))];
    const other = [...knocks.things.known].find(([, { marks, whose }]) => marks.includes('person') && whose === 'near')![0];
    const counts = { refused: 0, passed: 0, cursors: 0 };

    await inParallel(chosen, LANES, async (cell) => {
      const declared = reads.find(({ route }) => route === cell.route)!.inQuery.map(({ name }) => name);
      const free = names.filter((name) => !declared.includes(name));
      const knock = await knocks.ready(cell);
      for (let from = 0; from < free.length; from += HANDFUL) {
        const query = new URLSearchParams(free.slice(from, from + HANDFUL).map((name): [string, string] => [name, wished(name, other)]));
        const answer = await asking(world, knock, String(query));
        counts[answer.status === 400 ? 'refused' : 'passed'] += 1;
        if (answer.status !== 400) look(report, knocks, cell, knock, answer, 'with columns in the query');
      }
    });
    const lists = cells.filter((cell) => cell.line.sort === null && isYes(cell) && cell.route.startsWith('GET '));
    await inParallel(lists.filter(({ role }) => role === 'city'), LANES, async (widest) => {
      const cursor = nextOf(await asking(world, await knocks.ready(widest), 'limit=1'));
      if (!cursor) return;
      for (const cell of lists.filter(({ route }) => route === widest.route)) {
        const knock = await knocks.ready(cell);
        counts.cursors += 1;
        look(report, knocks, cell, knock, await asking(world, knock, `limit=100&cursor=${encodeURIComponent(cursor)}`), 'with the cursor of the city');
      }
    });
    report.counts = `${grouped(counts.refused)} queries refused, ${grouped(counts.passed)} passed over, ${counts.cursors} cursors`;
    report.expect(counts.refused > 0 && counts.cursors > 0, 'nothing was tried: the test proves nothing');
  });
}

function asking(world: World, { asked }: Knock, query: string): Promise<Answer<unknown>> {
  return world.client.ask(world.port(0), { ...asked, path: `${asked.path}${asked.path.includes('?') ? '&' : '?'}${query}` });
}

function look(report: Report, { things }: Knocks, cell: Cell, { caller, family }: Knock, answer: Answer<unknown>, how: string): void {
  if (answer.status !== 200) return report.fail(`${named(cell)} ${how}: ${answer.status} ${answer.code}`);
  for (const stranger of strangersIn(answer.text, things, { line: cell.line, role: cell.role, caller: caller.id, family })) report.fail(`${named(cell)} ${how}: names ${stranger}`);
}
