import { beforeAll, expect, test } from '@jest/globals';
import { ordersInvariants } from '../src/orders/orders.invariants.js';
import { onEachEngine } from './engines.js';
import { MakeOrders } from './make.orders.js';

onEachEngine('the invariants of orders', (db) => {
  const make = new MakeOrders(db);
  let id = '';
  let part = '';

  /** The names of what is violated after somebody has been in the tables, and again when they have undone it. */
  async function violated(change: string, undo: string): Promise<string[]> {
    const look = async (): Promise<string[]> => {
      const names: string[] = [];
      for (const { name, violations } of ordersInvariants) if ((await violations(db.database)).length > 0) names.push(name);
      return names;
    };
    expect(await look()).toEqual([]);
    await db.uow.run((tx) => tx.change(change));
    const found = await look();
    await db.uow.run((tx) => tx.change(undo));
    expect(await look()).toEqual([]);
    return found;
  }

  beforeAll(async () => {
    const staff = await make.setUp();
    id = await make.openOrder(staff);
    db.clock.advance({ minutes: 1 });
    const view = await make.tasks.claim(await make.people.actor(await make.people.volunteer()), id, { riskAgreed: true });
    part = view.mine!.assignmentId;
  });

  test('find a step that does not follow the one before', async () => {
    const step = `WHERE order_id = '${id}' AND event = 'claimed'`;
    expect(await violated(`UPDATE order_history SET from_state = 'SUBMITTED' ${step}`, `UPDATE order_history SET from_state = 'OPEN' ${step}`)).toEqual([
      'each step of an order begins where the one before ended',
    ]);
  });

  test('find a step without a line in the trail', async () => {
    const line = "action = 'order.claimed'";
    expect(await violated(`UPDATE audit_entry SET subject_id = 'x' WHERE ${line}`, `UPDATE audit_entry SET subject_id = '${id}' WHERE ${line}`)).toEqual([
      'each step of an order has its line in the trail',
    ]);
  });

  test('find a state that no step led to', async () => {
    const found = await violated(`UPDATE service_order SET status = 'CLOSED' WHERE id = '${id}'`, `UPDATE service_order SET status = 'ACCEPTED' WHERE id = '${id}'`);
    expect(found).toContain('an order is in the state in which its last step left it');
  });

  test('find seats that nobody holds', async () => {
    const found = await violated(`UPDATE assignment SET state = 'WITHDRAWN', live_key = NULL WHERE id = '${part}'`, `UPDATE assignment SET state = 'ACCEPTED', live_key = '${id}:' || volunteer_id WHERE id = '${part}'`);
    expect(found).toContain('the seats that an order counts as taken are those that its parts hold');
  });
});
