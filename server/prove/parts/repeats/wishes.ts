import type { Route } from '@supermarket/shared';
import { newId } from '../../../src/kernel/index.js';
import { asked, type Asked, type Input } from '../../client.js';
import { finishedOrders } from '../../finished-orders.js';
import type { Someone } from '../../make.js';
import type { World } from '../../world.js';

/** One thing that somebody wants done, once. */
export interface Wish {
  readonly kind: 'place' | 'redeem' | 'claim' | 'confirm' | 'cancel' | 'giveBack';
  readonly who: Someone;
  readonly id: string;
  readonly asked: Asked;
  /** What everybody who got an answer was told. */
  told: string | null;
}

const wish = <R extends Route>(kind: Wish['kind'], who: Someone, id: string, route: R, input: Input<R>): Wish => ({ kind, who, id, asked: asked(route, { ...input, token: who.token }), told: null });

/** Orders placed and gifts taken: six tenths of all. */
export async function makeCreations(world: World, total: number): Promise<Wish[]> {
  const { make } = world;
  const orders = Math.floor(total * 0.35);
  const gifts = Math.floor(total * 0.25);
  const residents = await make.people(Math.ceil(orders / 5));
  const takers = await make.volunteers(Math.ceil(gifts / 25));
  await make.points(takers, 25);
  const stock = await make.gifts(5, () => gifts);
  return [
    ...Array.from({ length: orders }, (_, i) => {
      const who = residents[Math.floor(i / 5)]!;
      const body = make.orderBody({ window: make.window(24 + (i % 300)) });
      return wish('place', who, body.id, 'POST /v1/orders', { body });
    }),
    ...Array.from({ length: gifts }, (_, i) => {
      const id = newId(new Date());
      return wish('redeem', takers[Math.floor(i / 25)]!, id, 'POST /v1/redemptions', { body: { id, stockId: stock[i % stock.length]! } });
    }),
  ];
}

/** Claims, answers that pay a helper, cancelled orders and vouchers given back. */
export async function makeActions(world: World, creations: readonly Wish[], total: number): Promise<Wish[]> {
  const { make } = world;
  const claims = Math.floor(total * 0.4);
  const answers = Math.ceil(total * 0.1);
  const dispatcher = await make.staff('dispatcher');
  const open = await make.openOrders(claims, dispatcher, (i) => make.window(24 + (i % 1_300)));
  const volunteers = await make.volunteers(Math.ceil(claims / 2));
  const served = await finishedOrders(make, answers);
  const placed = creations.filter(({ kind }) => kind === 'place').slice(0, Math.ceil(total / 4));
  const redeemed = creations.filter(({ kind }) => kind === 'redeem').slice(0, total - claims - answers - placed.length);
  return [
    ...open.map(({ id }, i) => wish('claim', volunteers[i % volunteers.length]!, id, 'POST /v1/orders/:id/claim', { params: { id }, body: { riskAgreed: true } })),
    ...served.map(({ id, requester }) => wish('confirm', requester, id, 'POST /v1/orders/:id/confirm', { params: { id }, body: { solved: true, stars: null, tags: [] } })),
    ...placed.map(({ who, id }) => wish('cancel', who, id, 'POST /v1/orders/:id/cancel', { params: { id }, body: { reason: 'not_needed' } })),
    ...redeemed.map(({ who, id }) => wish('giveBack', who, id, 'POST /v1/redemptions/:id/cancel', { params: { id } })),
  ];
}
