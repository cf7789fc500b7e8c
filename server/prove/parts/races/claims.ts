import type { Row } from '../../part.js';
import { grouped, inParallel } from '../../pool.js';
import type { Report, World } from '../../world.js';

const CLAIMERS = 32;

export function claimRace(world: World, servers: () => Promise<unknown>): Promise<Row> {
  return world.row('one winner a seat', async (report) => {
    await servers();
    const orders = world.count(40, 1_000, 1_000);
    report.counts = `${grouped(orders)} orders × ${CLAIMERS} claimers, 2 servers`;
    const { make, client } = world;
    const dispatcher = await make.staff('dispatcher');
    const random = world.random.stream('claims');
    const seats = Array.from({ length: orders }, () => random.pick([1, 1, 1, 2, 3]));
    // Each at a time of its own, so that nobody is kept out by a clash: a day has 24 of them.
    const open = await make.openOrders(orders, dispatcher, (i) => make.window(24 + (i % 1_300)), (i) => seats[i]!);
    const seatsOf = new Map((await world.open.database.rows<{ id: string; seats: number }>('SELECT id, seats FROM service_order')).map(({ id, seats: n }) => [id, n]));
    const volunteers = await make.volunteers(Math.max(CLAIMERS * 3, Math.ceil(orders * 0.9)));
    let answered = 0;
    await inParallel(open, 4, async ({ id }, index) => {
      const group = Array.from({ length: CLAIMERS }, (_, i) => volunteers[(index * 7 + i) % volunteers.length]!);
      const answers = await Promise.all(group.map(({ token }, i) => client.call(world.port(i), 'POST /v1/orders/:id/claim', { token, params: { id }, body: { riskAgreed: true } })));
      answered += answers.length;
      const won = answers.filter(({ status }) => status === 200).length;
      if (won !== seatsOf.get(id)) report.fail(`order ${id}: ${won} won ${seatsOf.get(id)} seats`);
      for (const { status, code } of answers) if (status !== 200 && (status !== 409 || code === null)) report.fail(`order ${id}: ${status} ${code}`);
    });
    await seatsAreFilled(world, report);
    report.figure('claims-answered', answered, 'answers', String(orders * CLAIMERS), answered === orders * CLAIMERS);
  });
}

/** What the tables say must be what was answered. */
export async function seatsAreFilled({ open: { database } }: World, report: Report): Promise<void> {
  const rows = await database.rows<{ id: string; seats: number; taken: number; parts: number }>(
    `SELECT o.id AS id, o.seats AS seats, o.seats_taken AS taken, COUNT(a.id) AS parts FROM service_order o
     LEFT JOIN assignment a ON a.order_id = o.id AND a.state = 'ACCEPTED' GROUP BY o.id, o.seats, o.seats_taken`,
  );
  for (const { id, seats, taken, parts } of rows) {
    if (Number(taken) !== Number(parts) || Number(parts) > Number(seats)) report.fail(`order ${id}: ${seats} seats, ${taken} taken, ${parts} helpers`);
  }
}
