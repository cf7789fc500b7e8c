import { Earlier } from '../../earlier.js';
import { OpenApi } from '../../openapi.js';
import type { Part, Row } from '../../part.js';
import { grouped } from '../../pool.js';
import type { World } from '../../world.js';
import { Canaries } from './canaries.js';
import { Errors } from './errors.js';
import { listen } from './live.js';
import { tellPast } from './past.js';
import { makePeople } from './people.js';
import { Present } from './present.js';
import { Readers } from './readers.js';
import { Texts, type Tale } from './texts.js';
import { inAddresses, inLogs, inTables } from './traces.js';
import { OF_ORDER } from './visibility.js';

/** Planted names, numbers, addresses and words, and everywhere that they must not be. */
export const leaks: Part = {
  name: 'leaks',
  about: 'Planted names, phones, addresses, words and codes are read by nobody but those for whom they are, and stand in no log, error, address or column.',
  inShort: true,
  async run(world: World): Promise<readonly Row[]> {
    const api = new OpenApi(world.settings.root);
    const canaries = new Canaries();
    const texts = new Texts(canaries);
    const people = await makePeople(world);
    const past = await tellPast(new Earlier(world.open, world.config), texts, people);
    await world.start(1, { LOG_LEVEL: 'debug', SEAL_EVERY: '0' });
    const present = new Present(world, people, texts, canaries);
    await present.tell();
    const tales = [...past, ...present.tales];
    const found: string[] = [];
    let requests = 0;

    const rows = [
      await world.row('nobody reads what is not for them', async (report) => {
        const readers = new Readers(world, api, people, canaries);
        await read(readers, tales, world.form !== 'short');
        await readers.ringAll(OF_ORDER.placed.revealed);
        await listen(world, people, readers, tales.find(({ moment, asker }) => moment === 'open' && asker === 'requester')!);
        present.judge(readers);
        requests += readers.requests;
        for (const one of [...readers.found, ...(world.trial ? [] : canaries.neverSeen())]) report.fail(one); // a trial looks at some
        found.push(...readers.found);
        report.counts = `${canaries.all.length} texts, ${grouped(readers.requests)} answers to 13 viewers`;
      }),
      await world.row('no refusal repeats what was sent', async (report) => {
        const errors = new Errors(world, api, people, canaries);
        await errors.provoke(present.tales);
        await errors.withoutDatabase();
        requests += errors.answers;
        for (const one of errors.found) report.fail(one);
        for (const code of ['BAD_INPUT', 'ID_TAKEN', 'CONSENT_NEEDED', 'TEXT_NOT_ALLOWED', 'UNAVAILABLE']) report.expect(errors.codes.has(code), `nothing was refused with ${code}`);
        found.push(...errors.found);
        report.counts = `${errors.answers} answers, ${errors.codes.size} codes, the database away`;
      }),
    ];
    const servers = world.servers.length;
    await world.stopServers();
    rows.push(
      await world.row('no log, column or address keeps it', async (report) => {
        const [logs, tables, addresses] = [inLogs(world, servers, canaries), await inTables(world, canaries), inAddresses(api)];
        for (const one of [...logs.found, ...tables.found, ...addresses.found]) report.fail(one);
        report.expect(logs.places >= requests, `${logs.places} lines for ${requests} requests: the log was not talkative`);
        found.push(...logs.found, ...tables.found, ...addresses.found);
        report.counts = `${grouped(logs.places)} lines, ${tables.places} columns, ${addresses.places} parameters`;
        report.figure('leaks-checked', canaries.checked, 'texts in places', '> 0', canaries.checked > 0);
        report.figure('leaks-found', found.length, 'texts', '0', found.length === 0);
      }),
    );
    return rows;
  },
};

/** Every reveal, and everything that can be read, with the receipts that the reveals have left; before them, too. */
async function read(readers: Readers, tales: readonly Tale[], twice: boolean): Promise<void> {
  if (twice) await readers.readAll('before the reveals');
  for (const { id, tag, moment } of tales) await readers.revealAll(tag, id, OF_ORDER[moment].revealed);
  await readers.readAll('after the reveals');
}
