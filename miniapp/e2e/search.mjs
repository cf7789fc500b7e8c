import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SEEDS = join(dirname(fileURLToPath(import.meta.url)), '../../server/dist/seeds');
const { seedId } = await import(join(SEEDS, 'seed-id.js'));
const { areaId } = await import(join(SEEDS, 'areas.js'));

const WAIT_MS = 15_000;
const HOUR_MS = 3_600_000;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Steps that a story can sit through; matters of the next morning go eight times as fast. */
const STEPS = [
  { circle: 'community', waitMinutes: 240, invite: 5 },
  { circle: 'town', waitMinutes: 480, invite: 5 },
  { circle: 'partners', waitMinutes: 240, invite: 0 },
];

/** What the stories of the ladder do beside the phones, the same for browsers and for WeChat. */
export class Search {
  id = seedId('search/nobody');

  /** @param {Record<'household' | 'staff' | 'town', (method: string, path: string, body?: object) => Promise<any>>} as who asks the server */
  constructor(as) {
    this.as = as;
  }

  /** The town says whom its searches ask, and for how long. */
  async setSteps() {
    const { towns: [{ townId, version }] } = await this.as.town('GET', '/v1/desk/ladders');
    await this.as.town('PUT', `/v1/desk/ladders/${townId}`, { steps: STEPS, version });
  }

  /** A matter that nobody here can do, a day after this moment. */
  async begin(itemId, moment) {
    const start = new Date(new Date(moment).getTime() + 24 * HOUR_MS);
    await this.as.household('POST', '/v1/orders', {
      id: this.id, kind: 'service', itemId, words: '', communityId: areaId('恩城街道', '东门社区'), address: '解放路 12 号 3 楼', dayPart: 'morning',
      window: { start: start.toISOString(), end: new Date(start.getTime() + 3 * HOUR_MS).toISOString() },
    });
    await this.as.staff('POST', `/v1/orders/${this.id}/review`, { decision: 'approve' });
  }

  /** The system has asked so many people for the newest order of this title. */
  async invited(title, least) {
    const { items } = await this.as.household('GET', '/v1/orders?which=live');
    const { id } = items.find((order) => order.title === title);
    await this.#until(id, ({ helpers }) => helpers.length >= least, `fewer than ${least} were invited`);
  }

  async isAt(circle, moves) {
    await moves();
    await this.#until(this.id, ({ ladder }) => ladder?.at === circle, `the search is not at ${circle}`);
  }

  async hasEnded(moves) {
    await moves();
    await this.#until(this.id, ({ status }) => status === 'EXPIRED', 'the search goes on');
  }

  /** What is done by the clock and not by a tap takes a moment. */
  async comes(so, otherwise) {
    for (const end = Date.now() + WAIT_MS; !(await so()); await pause(200)) if (Date.now() > end) throw new Error(otherwise);
  }

  async #until(id, so, otherwise) {
    let order;
    await this.comes(async () => so(order = await this.as.staff('GET', `/v1/orders/${id}`)), otherwise).catch(({ message }) => {
      throw new Error(`${message}: ${order.status}, ${JSON.stringify(order.ladder)}, ${order.helpers.length} asked`);
    });
  }
}
