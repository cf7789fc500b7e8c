import { Injectable } from '@nestjs/common';
import { PLAN_ORDERS, type Id, type PlanLineView, type PlanView } from '@supermarket/shared';
import { scopeSql } from '../areas/areas.store.js';
import { Clock, Database, instant, type Param } from '../kernel/index.js';
import { offersOf, seatsTaken } from '../orders/course.rules.js';
import { orderSeats } from '../orders/party.rules.js';
import { loadCase, type OrderCase } from '../orders/orders.store.js';
import { personOf, type Actor } from '../people/actor.js';
import { bestFor } from './best.queries.js';
import type { Candidate } from './candidate.rules.js';
import { candidateViews } from './candidates.view.js';
import { planMorning, type LackingOrder } from './morning.rules.js';

/** Candidates looked at first; who is short of them is shown four times as many, twice at most. */
const CANDIDATES = 50;
const MORE = 4;
const MOST = CANDIDATES * MORE * MORE;
const OTHERS = 4;
/** Orders searched for side by side, each over a connection of its own. */
const AT_ONCE = 4;

interface RawLine extends Pick<PlanLineView, 'title' | 'shelf' | 'place' | 'dayPart'> {
  readonly id: Id;
  readonly windowStart: string;
  readonly windowEnd: string;
  readonly dispatchDue: string | null;
  readonly urgent: number;
}

/** An order that waits, with the people found for it so far. */
interface Waiting {
  readonly of: OrderCase;
  readonly lacks: number;
  readonly count: number;
  readonly found: readonly Candidate[];
}

/** 一早派单: whom to ask for everything that waits, as a proposal. Sending it is inviting, order by order. */
@Injectable()
export class PlanQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async plan(actor: Actor): Promise<PlanView> {
    const now = this.clock.now();
    const { lines, all } = await this.lacking(actor, now);
    const thinking = await this.thinking(now);
    const search = (of: OrderCase, count: number): Promise<Candidate[]> => bestFor(this.database, of, { circle: 'county', count, now, except: thinking });
    const first = await someAtOnce(lines, async ({ id }): Promise<Waiting | null> => {
      const of = await loadCase(this.database, id);
      const lacks = of.order.seats - seatsTaken(of) - offersOf(of).length;
      return lacks > 0 ? { of, lacks, count: CANDIDATES, found: await search(of, CANDIDATES) } : null;
    });
    let waiting = first.filter((each) => each !== null);
    let morning = planMorning(waiting.map(lackingOf));
    for (let count = CANDIDATES * MORE; count <= MOST && morning.short.length > 0; count *= MORE) {
      const short = new Set(morning.short);
      waiting = await someAtOnce(waiting, async (each) => (short.has(each.of.order.id) ? { ...each, count, found: await search(each.of, count) } : each));
      morning = planMorning(waiting.map(lackingOf));
    }
    return { lines: await this.shown(lines, waiting, morning.asked), beyond: all - lines.length };
  }

  /** How many orders a plan would hold now. */
  async waiting(actor: Actor): Promise<number> {
    const { where, params } = lackingSql(actor, this.clock.now());
    return Number((await this.database.one<{ n: number }>(`SELECT COUNT(*) AS n FROM (SELECT o.id ${where} LIMIT ${PLAN_ORDERS}) waiting`, params))?.n ?? 0);
  }

  /** By their time limit. */
  private async lacking(actor: Actor, now: Date): Promise<{ readonly lines: readonly RawLine[]; readonly all: number }> {
    const { where, params } = lackingSql(actor, now);
    const lines = await this.database.rows<RawLine>(
      `SELECT o.id AS id, o.title AS title, o.shelf AS shelf, t.name || ' ' || c.name AS place, o.window_start AS windowStart, o.window_end AS windowEnd,
              o.day_part AS dayPart, o.dispatch_due AS dispatchDue, o.urgent AS urgent
       ${where} ORDER BY COALESCE(o.dispatch_due, o.window_start), o.id LIMIT ${PLAN_ORDERS}`,
      params,
    );
    const all = lines.length < PLAN_ORDERS ? lines.length : Number((await this.database.one<{ n: number }>(`SELECT COUNT(*) AS n ${where}`, params))?.n ?? 0);
    return { lines, all };
  }

  /** Who has an invitation that waits for an answer is not asked for something else at the same time. */
  private async thinking(now: Date): Promise<Id[]> {
    const rows = await this.database.rows<{ id: Id }>("SELECT DISTINCT volunteer_id AS id FROM assignment WHERE state = 'OFFERED' AND replies_by > ?", [now]);
    return rows.map(({ id }) => id);
  }

  private async shown(lines: readonly RawLine[], waiting: readonly Waiting[], asked: ReadonlyMap<Id, readonly Id[]>): Promise<PlanLineView[]> {
    const taken = new Set([...asked.values()].flat());
    const proposed = waiting.map(({ of: { order }, found }) => ({
      asked: found.filter(({ personId }) => asked.get(order.id)!.includes(personId)),
      others: found.filter(({ personId }) => !taken.has(personId)).slice(0, OTHERS),
    }));
    const people = await candidateViews(this.database, proposed.flatMap((each) => [...each.asked, ...each.others]));
    return waiting.map(({ of: { order }, lacks }, i) => {
      const { id, windowStart, windowEnd, dispatchDue, urgent, ...line } = lines.find((each) => each.id === order.id)!;
      return {
        ...line, orderId: id, lacks, urgent: urgent === 1,
        window: { start: instant(windowStart).toISOString(), end: instant(windowEnd).toISOString() },
        dueAt: dispatchDue === null ? null : instant(dispatchDue).toISOString(),
        asked: people.splice(0, proposed[i]!.asked.length),
        others: people.splice(0, proposed[i]!.others.length),
      };
    });
  }
}

/** Orders of the actor's area that lack somebody; never those that concern the actor. */
function lackingSql(actor: Actor, now: Date): { readonly where: string; readonly params: readonly Param[] } {
  const me = personOf(actor);
  const scope = scopeSql(orderSeats(actor), 'o');
  return {
    where: `FROM service_order o JOIN area c ON c.id = o.community_id JOIN area t ON t.id = o.town_id
      WHERE o.status IN ('OPEN', 'DISPATCHED') AND o.window_end > ? AND ${scope.sql} AND o.requester_id <> ?
        AND NOT EXISTS (SELECT 1 FROM assignment m WHERE m.order_id = o.id AND m.volunteer_id = ?)
        AND o.seats > o.seats_taken + (SELECT COUNT(*) FROM assignment a WHERE a.order_id = o.id AND a.visit = o.visit AND a.state = 'OFFERED')`,
    params: [now, ...scope.params, me, me],
  };
}

/** In their order, a few at a time: others read meanwhile. */
async function someAtOnce<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let from = 0; from < all.length; from += AT_ONCE) done.push(...(await Promise.all(all.slice(from, from + AT_ONCE).map(work))));
  return done;
}

const lackingOf = ({ of, lacks, count, found }: Waiting): LackingOrder => ({
  id: of.order.id, urgent: of.order.urgent, lacks, candidates: found, more: found.length === count,
});
