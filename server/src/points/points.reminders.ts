import { Injectable, type OnModuleInit } from '@nestjs/common';
import { tell } from '../inbox/inbox.store.js';
import { EveryDay } from '../jobs/every-day.js';
import { addDays, Clock, dayOf, UnitOfWork } from '../kernel/index.js';

/** So many days before points end their owner is told, once for each day on which some end. */
export const REMIND_DAYS = 30;
const BATCH = 200;

@Injectable()
export class PointsReminders implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly days: EveryDay,
  ) {}

  onModuleInit(): void {
    this.days.plan('points.remind', [9 * 60], () => this.remind());
  }

  /** Told twice is told once; a day that was missed is made up for until the points have ended. */
  async remind(): Promise<void> {
    for (let after = ''; ; ) {
      const last = await this.uow.run(async (tx) => {
        const now = this.clock.now();
        const rows = await tx.rows<{ personId: string; day: string; points: number | string }>(
          `SELECT person_id AS personId, expires_on AS day, SUM(balance - held) AS points FROM point_account
           WHERE expires_on >= ? AND expires_on <= ? AND balance > held AND person_id > ? GROUP BY person_id, expires_on ORDER BY person_id, expires_on LIMIT ${BATCH}`,
          [dayOf(now), addDays(dayOf(now), REMIND_DAYS), after],
        );
        const whole = rows.length < BATCH ? rows : rows.filter(({ personId }) => personId !== rows.at(-1)!.personId); // theirs may go on in the next batch
        for (const { personId, day, points } of whole) {
          await tell(tx, { kind: 'points_expiring', to: [personId], cause: `p:${day}`, subject: 'points', subjectId: personId, facts: { points: Number(points), day } }, now);
        }
        return rows.length < BATCH ? null : whole.at(-1)!.personId;
      });
      if (last === null) return;
      after = last;
    }
  }
}
