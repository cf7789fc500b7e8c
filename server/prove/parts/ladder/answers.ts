import { NoAnswer } from '../../client.js';
import type { Someone } from '../../make.js';
import { inParallel } from '../../pool.js';
import type { World } from '../../world.js';

/** What somebody does about an invitation that stands, each time they think of it. */
const ACCEPT = 0.15;
const DECLINE = 0.2;

/** People who answer by chance, and some who never do. */
export class Answers {
  accepted = 0;
  declined = 0;
  readonly #tokens: ReadonlyMap<string, string>;

  constructor(
    private readonly world: World,
    volunteers: readonly Someone[],
  ) {
    this.#tokens = new Map(volunteers.map(({ id, token }) => [id, token]));
  }

  /** Sends what they say; that a server dies over it, or that somebody else was quicker, is no fault. */
  async send(): Promise<void> {
    const { world } = this;
    const standing = await world.open.database.rows<{ id: string; who: string }>("SELECT id AS id, volunteer_id AS who FROM assignment WHERE state = 'OFFERED' ORDER BY id");
    await inParallel(standing, 8, async ({ id, who }) => {
      const token = this.#tokens.get(who);
      const chance = world.random.next();
      if (!token || chance > ACCEPT + DECLINE) return;
      const port = world.port(world.random.int(0, 1));
      try {
        if (chance < ACCEPT) {
          const { status } = await world.client.call(port, 'POST /v1/assignments/:id/accept', { token, params: { id }, body: { riskAgreed: true } });
          if (status === 200) this.accepted += 1;
        } else {
          const { status } = await world.client.call(port, 'POST /v1/assignments/:id/decline', { token, params: { id }, body: {} });
          if (status === 200) this.declined += 1;
        }
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
      }
    });
  }
}
