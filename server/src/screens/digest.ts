import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EveryDay } from '../jobs/every-day.js';
import { tell } from '../inbox/inbox.store.js';
import { Clock, Database, dayOf, minuteOfDay, UnitOfWork } from '../kernel/index.js';
import { isWorkday } from '../kernel/working-time.js';
import { seatsOf } from '../people/people.store.js';
import { WorkQueries } from './work.queries.js';

/** When staff are told what waits for them: at the start of both halves of a working day, and at no other time. */
export const DIGEST_AT = [8 * 60 + 30, 14 * 60 + 30] as const;

/** One message instead of many: what waits for each of staff, counted as their own desk counts it. */
@Injectable()
export class Digest implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly days: EveryDay,
    private readonly work: WorkQueries,
  ) {}

  onModuleInit(): void {
    this.days.plan('screens.digest', DIGEST_AT, (planned) => this.send(planned));
  }

  /** Nothing on holidays, nothing to who has nothing to do; told twice is told once. */
  async send(planned: Date): Promise<void> {
    const day = dayOf(planned);
    if (!isWorkday(day) || day !== dayOf(this.clock.now())) return;
    const part = minuteOfDay(planned) < 12 * 60 ? 'morning' : 'afternoon';
    const people = await this.database.rows<{ id: string }>(
      'SELECT DISTINCT s.person_id AS id FROM staff_seat s JOIN person p ON p.id = s.person_id AND p.closed_at IS NULL WHERE s.ended_at IS NULL ORDER BY s.person_id',
    );
    for (const { id } of people) {
      const counts = await this.work.digest({ personId: id, sessionId: null, seats: await seatsOf(this.database, id) });
      if (Object.values(counts).every((count) => count === 0)) continue;
      await this.uow.run((tx) => tell(tx, { kind: 'digest', to: [id], cause: `d:${day}:${part}`, subject: 'work', subjectId: id, facts: { part, ...counts } }, this.clock.now()));
    }
  }
}
