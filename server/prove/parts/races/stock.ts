import { newId } from '../../../src/kernel/index.js';
import type { Row } from '../../part.js';
import { inParallel } from '../../pool.js';
import type { World } from '../../world.js';

const CLIENTS = 64;

export function stockRace(world: World, servers: () => Promise<unknown>): Promise<Row> {
  return world.row('redeemed = stock, never below zero', async (report) => {
    await servers();
    const gifts = world.count(10, 100, 100);
    report.counts = `${gifts} gifts with 1–50 in stock × ${CLIENTS} clients`;
    const { make, client } = world;
    const random = world.random.stream('stock');
    const stock = Array.from({ length: gifts }, () => random.int(1, 50));
    const people = await make.volunteers(CLIENTS);
    await make.points(people, gifts);
    const ids = await make.gifts(gifts, (i) => stock[i]!);
    await inParallel(ids, 2, async (stockId, index) => {
      const answers = await Promise.all(
        people.map(({ token }, i) => client.call(world.port(i), 'POST /v1/redemptions', { token, body: { id: newId(new Date()), stockId } })),
      );
      const won = answers.filter(({ status }) => status === 200).length;
      if (won !== stock[index]) report.fail(`gift ${stockId}: ${won} redeemed of ${stock[index]}`);
      for (const { status, code } of answers) if (status !== 200 && code !== 'SOLD_OUT') report.fail(`gift ${stockId}: ${status} ${code}`);
    });
    const rows = await world.open.database.rows<{ id: string; free: number }>('SELECT id, on_hand - reserved AS free FROM gift_stock');
    for (const { id, free } of rows) if (Number(free) !== 0) report.fail(`gift ${id}: ${free} left`);
  });
}
