import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SERVER = join(dirname(fileURLToPath(import.meta.url)), '../../server/dist/seeds');
const { seedId } = await import(join(SERVER, 'seed-id.js'));
export const { areaId } = await import(join(SERVER, 'areas.js'));

/** The order of a story of the demo, by its name there. */
export const orderOf = (story) => seedId(`order/${story}`);

const DAY_MS = 86_400_000;

/** Makes the town busy, by calls and not by taps: what a page shows of it is what is looked at. */
export class Town {
  #tokens = new Map();

  constructor(world) {
    this.world = world;
  }

  async token(name) {
    if (!this.#tokens.has(name)) {
      const { token } = await this.world.ask('POST', '/v1/auth/demo', { personId: this.world.personId(name) });
      this.#tokens.set(name, token);
    }
    return this.#tokens.get(name);
  }

  async ask(name, method, path, body) {
    return this.world.ask(method, path, body, await this.token(name));
  }

  /** Orders that wait for the community's check, each person up to `each`. */
  async placeOrders(names, each) {
    const ids = [];
    for (const name of names) {
      for (let no = 1; no <= each; no += 1) {
        const id = seedId(`busy/${name}/${no}`);
        const from = new Date(this.world.now() + 3 * DAY_MS);
        await this.ask(name, 'POST', '/v1/orders', {
          id, kind: 'service', itemId: 'buy-errand', words: `送一份材料，第 ${no} 份`, communityId: areaId('恩城街道', '东门社区'), address: '解放路 40 号',
          window: { start: from.toISOString(), end: new Date(from.getTime() + DAY_MS / 12).toISOString() },
        });
        ids.push(id);
      }
    }
    return ids;
  }

  async redeem(name, { stockId }) {
    return this.ask(name, 'POST', '/v1/redemptions', { id: seedId(`redemption/${name}/${stockId}`), stockId });
  }

  async approve(dispatcher, ids) {
    for (const id of ids) await this.ask(dispatcher, 'POST', `/v1/orders/${id}/review`, { decision: 'approve' });
  }
}
