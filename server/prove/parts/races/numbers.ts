import type { Row } from '../../part.js';
import { grouped, inParallel } from '../../pool.js';
import type { World } from '../../world.js';

const ACCOUNTS = 8;

/** Nobody is locked whom two accounts have in common: only the constraint stands between them. */
export function numberRace(world: World, servers: () => Promise<unknown>): Promise<Row> {
  return world.row('one account a phone number', async (report) => {
    await servers();
    const numbers = world.count(24, 250, 500);
    report.counts = `${grouped(numbers)} numbers × ${ACCOUNTS} accounts, 2 servers`;
    const people = await world.make.people(numbers * ACCOUNTS);
    const random = world.random.stream('numbers');
    const first = 10_000_000 + random.int(0, 80_000_000);
    await inParallel(Array.from({ length: numbers }, (_, i) => `138${first + i}`), 4, async (phone, index) => {
      const group = people.slice(index * ACCOUNTS, (index + 1) * ACCOUNTS);
      const answers = await Promise.all(group.map(({ token }, i) => world.client.call(world.port(i), 'PUT /v1/me', { token, body: { phone } })));
      const won = answers.filter(({ status }) => status === 200).length;
      if (won !== 1) report.fail(`number ${phone}: ${won} accounts have it`);
      for (const { status, code } of answers) if (status !== 200 && code !== 'ID_TAKEN') report.fail(`number ${phone}: ${status} ${code}`);
    });
    const rows = await world.open.database.rows<{ id: string; n: number }>('SELECT MIN(id) AS id, COUNT(*) AS n FROM person GROUP BY phone_index HAVING COUNT(*) > 1');
    for (const { id, n } of rows) report.fail(`person ${id}: ${n} people have their number`);
  });
}
