import { Injectable } from '@nestjs/common';
import type { HomeView, WaitingView } from '@supermarket/shared';
import { placeOf } from '../areas/areas.store.js';
import { CatalogQueries } from '../catalog/catalog.queries.js';
import { LooksQueries } from '../consent/looks.queries.js';
import { UnreadQueries } from '../inbox/unread.queries.js';
import { FeedbackQueries } from '../feedback/feedback.queries.js';
import { InsightsQueries } from '../insights/insights.queries.js';
import { Clock, Database, weekdayOf } from '../kernel/index.js';
import type { Actor } from '../people/actor.js';
import { Person } from '../people/person.entity.js';
import { OrdersQueries } from '../orders/orders.queries.js';
import { WorkQueries } from './work.queries.js';

/** So many running orders fit the first screen. */
const RUNNING = 3;

/** The first screen, and the number on the second tab. */
@Injectable()
export class HomeQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly catalog: CatalogQueries,
    private readonly insights: InsightsQueries,
    private readonly orders: OrdersQueries,
    private readonly looks: LooksQueries,
    private readonly work: WorkQueries,
    private readonly feedback: FeedbackQueries,
    private readonly messages: UnreadQueries,
  ) {}

  async home(actor: Actor, communityId: string | undefined): Promise<HomeView> {
    const person = actor.personId === null ? null : await this.database.get(Person, actor.personId);
    const wanted = communityId ?? person?.communityId ?? null;
    const place = wanted === null ? null : await placeOf(this.database, wanted);
    const city = place ? null : await this.database.one<{ name: string; hotline: string | null }>("SELECT name, hotline FROM area WHERE kind = 'city' LIMIT 1");
    return {
      greetName: person?.name ?? null,
      areaText: place?.text ?? city?.name ?? '',
      volunteersToday: await this.volunteersToday(place?.townId ?? null),
      running: person ? await this.orders.running(person.id, RUNNING) : [],
      items: (await this.catalog.menu()).view.items.length,
      results: await this.insights.results(place?.townId ?? null),
      hotline: place?.hotline ?? city?.hotline ?? null,
    };
  }

  async waiting(actor: Actor): Promise<WaitingView> {
    const { personId, volunteer, seats } = actor;
    if (personId === null) return { resident: 0, volunteer: 0, staff: 0, looks: 0, answers: 0, messages: 0 };
    return {
      resident: await this.orders.waitingForResident(personId),
      volunteer: volunteer ? await this.orders.waitingForVolunteer(personId) : 0,
      staff: seats.length > 0 ? await this.work.waiting(actor) : 0,
      looks: await this.looks.count(actor),
      answers: await this.feedback.unread(personId),
      messages: await this.messages.of(personId),
    };
  }

  /** Volunteers who named this day of the week as one of theirs. */
  private async volunteersToday(townId: string | null): Promise<number> {
    const row = await this.database.one<{ n: number }>(
      `SELECT COUNT(DISTINCT f.person_id) AS n FROM volunteer_free_time f JOIN volunteer v ON v.person_id = f.person_id
       WHERE f.weekday = ? ${townId === null ? '' : 'AND v.town_id = ?'}`,
      [weekdayOf(this.clock.now()), ...(townId === null ? [] : [townId])],
    );
    return Number(row?.n ?? 0);
  }
}
