import type { Someone } from '../../make.js';
import type { World } from '../../world.js';

/** Who lives in the database of this part, once for all tests. */
export interface Town {
  readonly residents: readonly Someone[];
  readonly dispatcher: Someone;
  /** Lines of stock that do not run out. */
  readonly gifts: readonly string[];
  /** Open orders, each with the one who will claim it: whoever takes one from the list. */
  readonly open: { readonly id: string; readonly by: Someone }[];
}

export async function makeTown(world: World): Promise<Town> {
  const { make } = world;
  const residents = await make.volunteers(world.count(60, 200, 400));
  await make.points(residents, 40);
  const dispatcher = await make.staff('dispatcher');
  const orders = await make.openOrders(world.count(30, 300, 800), dispatcher, (i) => make.window(24 + i));
  const open = orders.map(({ id }, i) => ({ id, by: residents[i % residents.length]! }));
  return { residents, dispatcher, gifts: await make.gifts(5, () => 10_000), open };
}
