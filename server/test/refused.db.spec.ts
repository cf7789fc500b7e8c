import { beforeAll, expect, test } from '@jest/globals';
import { candidatesOf } from '../src/matching/best.queries.js';
import { RefusedHelpersService } from '../src/orders/refused-helpers.service.js';
import type { Actor } from '../src/people/actor.js';
import { UnwantedService } from '../src/people/unwanted.service.js';
import { onEachEngine } from './engines.js';
import { MakeOrders } from './make.orders.js';

const refused = (code: string) => expect.objectContaining({ code });

onEachEngine('whom somebody does not want', (db) => {
  const make = new MakeOrders(db);
  let staff: Actor;

  beforeAll(async () => {
    staff = await make.setUp();
  });

  const service = (): RefusedHelpersService => new RefusedHelpersService(db.uow, db.database, db.clock);
  const found = async (id: string): Promise<string[]> => (await candidatesOf(db.database, await make.caseOf(id), 50, db.clock.now())).map(({ personId }) => personId);

  test('a household does not meet again whom it refused after a visit, and nobody but it knows', async () => {
    const resident = await make.people.person();
    const helper = await make.people.volunteer();
    const me = await make.people.actor(resident);
    const them = await make.people.actor(helper);
    const { id } = await make.served(staff, helper, 40, {}, resident);
    const next = await make.openOrder(staff, { window: make.window(48) }, {}, resident);
    expect(await found(next)).toContain(helper);
    await expect(service().refuse(them, id, {})).rejects.toEqual(refused('NOT_ALLOWED'));
    const { helpers } = await service().refuse(me, id, {});
    expect(helpers).toMatchObject([{ personId: helper, orderId: id }]);
    expect(helpers[0]!.name).toMatch(/\*/);
    expect(await service().refuse(me, id, {})).toEqual({ helpers }); // said again
    expect(await found(next)).not.toContain(helper);
    await expect(make.tasks.claim(them, next, { riskAgreed: true })).rejects.toEqual(refused('NOT_OPEN'));
    await expect(make.reviews.offer(staff, next, { personIds: [helper] })).rejects.toEqual(refused('NO_INVITES'));
    expect(await service().mine(them)).toEqual({ helpers: [] });
    expect(await service().undo(me, helper)).toEqual({ helpers: [] });
    expect(await found(next)).toContain(helper);
  });

  test('a claim and a refusal that cross leave no visit by somebody who is refused already', async () => {
    const resident = await make.people.person();
    const helper = await make.people.volunteer();
    const { id } = await make.served(staff, helper, 40, {}, resident);
    const next = await make.openOrder(staff, { window: make.window(72) }, {}, resident);
    const me = await make.people.actor(resident);
    const [, claimed] = await Promise.allSettled([service().refuse(me, id, {}), make.people.actor(helper).then((them) => make.tasks.claim(them, next, { riskAgreed: true }))]);
    const again = await make.openOrder(staff, { window: make.window(96) }, {}, resident);
    expect(['fulfilled', 'rejected']).toContain(claimed.status); // whichever came first
    await expect(make.tasks.claim(await make.people.actor(helper), again, { riskAgreed: true })).rejects.toEqual(refused('NOT_OPEN'));
  });

  test('a volunteer is not recommended for a class of service that they switched off, but may take it', async () => {
    const helper = await make.people.volunteer();
    const them = await make.people.actor(helper);
    const unwanted = new UnwantedService(db.uow, db.database, db.clock);
    const id = await make.openOrder(staff, { window: make.window(120) });
    expect(await found(id)).toContain(helper);
    expect(await unwanted.set(them, { shelves: ['fix', 'buy'] })).toEqual({ shelves: ['buy', 'fix'] });
    expect(await unwanted.mine(them)).toEqual({ shelves: ['buy', 'fix'] });
    expect(await found(id)).not.toContain(helper);
    expect((await make.tasks.claim(them, id, { riskAgreed: true })).status).toBe('ACCEPTED');
    await expect(unwanted.set(await make.people.actor(await make.people.person()), { shelves: [] })).rejects.toEqual(refused('NOT_A_VOLUNTEER'));
  });
});
