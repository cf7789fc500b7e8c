import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EveryDay } from '../jobs/every-day.js';
import { tell } from '../inbox/inbox.store.js';
import { Clock, DAY, instant, UnitOfWork } from '../kernel/index.js';

/** So many days before the end somebody who has not fetched a gift is told, once. */
export const REMIND_DAYS = 2;
const BATCH = 200;

/** Gifts that nobody has fetched and that soon go back. */
@Injectable()
export class ShopReminders implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly days: EveryDay,
  ) {}

  onModuleInit(): void {
    this.days.plan('shop.remind', [9 * 60], () => this.remind());
  }

  /** Told twice is told once, so it may run as often as it likes. */
  async remind(): Promise<void> {
    for (let after = ''; ; ) {
      const last = await this.uow.run(async (tx) => {
        const now = this.clock.now();
        const rows = await tx.rows<{ id: string; personId: string; endsAt: string }>(
          `SELECT id, person_id AS personId, ends_at AS endsAt FROM redemption WHERE state = 'READY' AND ends_at > ? AND ends_at <= ? AND id > ? ORDER BY id LIMIT ${BATCH}`,
          [now, new Date(now.getTime() + REMIND_DAYS * DAY), after],
        );
        for (const { id, personId, endsAt } of rows) {
          await tell(tx, { kind: 'gift_expiring', to: [personId], cause: `g:${id}:ends`, subject: 'redemption', subjectId: id, facts: { until: instant(endsAt).toISOString() } }, now);
        }
        return rows.length < BATCH ? null : rows.at(-1)!.id;
      });
      if (last === null) return;
      after = last;
    }
  }
}
