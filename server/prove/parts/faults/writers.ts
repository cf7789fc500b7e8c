import { Identity } from '../../../src/auth/identity.entity.js';
import { newId } from '../../../src/kernel/index.js';
import type { WechatSimulator } from '../../../src/wechat/wechat.simulator.js';
import { asked } from '../../client.js';
import type { Someone } from '../../make.js';
import type { ServerProcess } from '../../server-process.js';
import type { Report, World } from '../../world.js';
import type { Town } from './town.js';

/** Milliseconds: the token, the check, and some to spare. */
const PATIENCE = 9_000;

/** People who came by WeChat and write something: a check that WeChat does not answer must not cost them their words. */
export class Writers {
  readonly #orders: string[] = [];
  #next = 0;

  private constructor(
    private readonly world: World,
    private readonly town: Town,
    private readonly report: Report,
    private readonly server: ServerProcess,
    private readonly people: readonly Someone[],
  ) {}

  static async make(world: World, town: Town, report: Report, server: ServerProcess, wechat: WechatSimulator, count: number): Promise<Writers> {
    const { make } = world;
    const people = await make.people(count);
    await make.open.uow.run(async (tx) => {
      for (const { id } of people) {
        const now = make.clock.now();
        await tx.insert(Identity, { id: newId(now), personId: id, appid: wechat.account.appId, openid: `o-writer-${id}`, unionid: null, createdAt: now });
      }
    });
    return new Writers(world, town, report, server, people);
  }

  /** The next of them orders something while WeChat is ill. */
  async write(illness: string): Promise<void> {
    const { token } = this.people[this.#next++]!;
    const body = this.world.make.orderBody();
    const judged = this.town.hear(this.report);
    const answer = await judged.ask(`order (${illness})`, () => this.world.client.ask(this.server.port, asked('POST /v1/orders', { body, token })), PATIENCE);
    if (answer?.status !== 200) this.report.fail(`order while WeChat is ill (${illness}): ${answer?.status} ${answer?.code}`);
    this.#orders.push(body.id);
  }

  /** Nothing is lost, and nothing was let through unseen. */
  async expectHeld(): Promise<number> {
    for (const id of this.#orders) {
      const rows = await this.world.make.open.database.rows<{ state: string; why: string }>('SELECT state, why FROM text_hold WHERE order_id = ?', [id]);
      this.report.expect(rows.length === 1 && rows[0]!.state === 'WAITING' && rows[0]!.why === 'unasked', `order ${id} was not kept for staff to look at`);
    }
    return this.#orders.length;
  }
}
