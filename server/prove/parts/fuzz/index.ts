import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedDemo } from '../../../seeds/index.js';
import { GrantsService } from '../../../src/auth/grants.service.js';
import { Tokens } from '../../../src/auth/tokens.js';
import { SystemClock } from '../../../src/kernel/index.js';
import { ActorChanges } from '../../../src/people/actor-changes.js';
import { Earlier } from '../../earlier.js';
import { HOME } from '../../make.js';
import { OpenApi } from '../../openapi.js';
import type { Part, Row } from '../../part.js';
import { grouped } from '../../pool.js';
import type { World } from '../../world.js';
import { Cast, EVERYBODY } from './cast.js';
import { Gallery } from './gallery.js';
import { makeStages } from './stages.js';
import { Things } from './things.js';

/** Share of the routes that somebody must have succeeded at, or the requests ended at the door. */
const REACHED = 0.7;
/** At each route in the short form. Most of what it costs is the first answer of each, whose schema is compiled then. */
const TRIES = 10;
/** So many more tries, twice, where nobody has succeeded. */
const MORE = 5;

/** Requests drawn from the OpenAPI document, half of them with one thing wrong. */
export const fuzz: Part = {
  name: 'fuzz',
  about: 'Requests drawn from the OpenAPI document: no 5xx, and every answer is as declared.',
  inShort: true,
  async run(world: World): Promise<readonly Row[]> {
    return [
      await world.row('requests from the OpenAPI document', async (report) => {
        const api = new OpenApi(world.settings.root);
        const asked = world.count(TRIES * api.operations.length, 15_000, 20_000);
        const { cast, things } = await fill(world);
        await world.start(1, { TRUST_PROXY: 'yes' });
        const gallery = new Gallery(world, api, cast, things);
        const routes = api.operations.length;
        await gallery.shoot(Math.ceil(asked / routes), world.random.stream('shots'));
        for (const turn of ['more', 'once more']) await gallery.insist(MORE, world.random.stream(turn));

        await world.stopServers();
        for (const line of faultsIn(join(world.folder, 'server-1.log'))) report.fail(`the server's log: ${line.slice(0, 400)}`);
        const least = Math.min(...gallery.tallies.map(({ requests }) => requests));
        const reached = gallery.tallies.filter(({ succeeded }) => succeeded > 0).length;
        const bent = gallery.tallies.reduce((sum, tally) => sum + tally.bent, 0);
        for (const failure of gallery.failures) report.fail(failure);
        report.expect(reached / routes >= REACHED, `only ${reached} of ${routes} routes succeeded: never ${gallery.tallies.filter(({ succeeded }) => succeeded === 0).map(({ route }) => route).join(', ')}`);
        const roles = new Set(gallery.tallies.flatMap((tally) => [...tally.roles]));
        report.expect(roles.size === EVERYBODY.length, `only as ${[...roles].join(', ')}`);
        report.counts = `${grouped(gallery.requests)}, ${grouped(bent)} bent, >= ${least} a route; ${reached} of ${routes} succeeded`;
        report.figure('fuzz-requests', gallery.requests, 'requests', `>= ${grouped(asked)}`, gallery.requests >= asked);
        report.figure('fuzz-5xx', gallery.faults, 'answers', '0', gallery.faults === 0);
        report.figure('fuzz-schema-mismatches', gallery.mismatches, 'answers', '0', gallery.mismatches === 0);
        report.figure('fuzz-routes-succeeded', reached, 'routes', `>= ${Math.ceil(routes * REACHED)} of ${routes}`, reached / routes >= REACHED);
      }),
    ];
  },
};

/** Lines of the log that tell of a fault of ours. */
const faultsIn = (file: string): string[] => readFileSync(file, 'utf8').split('\n').filter((line) => /"level":[56]0/.test(line));

/** People in every role, orders in every stage, gifts, codes and the demo's people, before anybody seals. */
async function fill(world: World): Promise<{ cast: Cast; things: Things }> {
  const { open, make, config } = world;
  const clock = new SystemClock();
  await seedDemo({ uow: open.uow, clock, cipher: world.cipher });
  const cast = await Cast.make(world);
  await makeStages(new Earlier(open, config), await make.actor(cast.one('dispatcher')), world.count(1, 8, 16));
  await make.gifts(6, (i) => 1 + (i % 3) * 20);
  for (let i = 0; i < 4; i += 1) await make.staff('dispatcher');
  const things = new Things(world, HOME.townId, new Set(cast.everybody.map(({ id }) => id)));
  const grants = new GrantsService(open.uow, clock, world.cipher, new Tokens(config.tokenKey), new ActorChanges());
  for (let i = 0; i < 9; i += 1) things.grants.push(await grants.make());
  return { cast, things };
}
