import { Injectable } from '@nestjs/common';
import {
  LIVE_ORDER_STATES, type AssignmentState, type DayPart, type FamilyRelation, type InviteView, type MyOrdersQuery, type MyTasksQuery, type OrderRow, type OrderState, type Page,
  type Shelf, type TaskRow,
} from '@supermarket/shared';
import { Clock, Database, decodeCursor, instant, limitOf, marks, pageOf, Refusal, text, type Param } from '../kernel/index.js';
import { eldersOf } from '../consent/family.store.js';
import type { Actor } from '../people/actor.js';
import { ageBand, maskName } from '../people/mask.rules.js';
import { TAKEN } from './course.rules.js';
import { partyIn } from './order.picture.js';
import { STEPS } from './order.view.js';
import { aroundOf } from './place.rules.js';
import { loadCase } from './orders.store.js';

/** What an order row is made of, before masks. */
interface RawOrder {
  readonly id: string;
  readonly title: string;
  readonly shelf: Shelf | null;
  readonly status: OrderState;
  readonly visit: number;
  readonly windowStart: string;
  readonly windowEnd: string;
  readonly dayPart: DayPart | null;
  readonly requesterId: string;
  readonly requesterName: string | null;
  readonly createdAt: string;
  /** 1: another time waits for the household's word. */
  readonly timeAsked: number;
}

const RAW_ORDER = `o.id AS id, o.title AS title, o.shelf AS shelf, o.status AS status, o.visit AS visit, o.window_start AS windowStart,
  o.window_end AS windowEnd, o.day_part AS dayPart, o.requester_id AS requesterId, p.name AS requesterName, o.created_at AS createdAt`;

/** Own orders and those of elders who let one see them, and those placed for somebody whose consent still stands. */
const mine = (household: readonly string[]): string => `(o.requester_id IN (${marks(household)}) OR (o.creator_id = ? AND EXISTS (
  SELECT 1 FROM proxy_grant g WHERE g.proxy_id = o.creator_id AND g.person_id = o.requester_id AND g.standing_key IS NOT NULL)))`;

/** The resident has the next word. */
const WAITS_FOR_RESIDENT: readonly OrderState[] = ['NEEDS_INFO', 'PENDING_CONFIRM', 'WINDOW_PASSED', 'EXPIRED'];
/** So has, of an accepted order, whoever has not answered another time that was proposed. */
const ASKED_FOR_TIME = `o.status = 'ACCEPTED' AND EXISTS (
  SELECT 1 FROM time_proposal tp WHERE tp.order_id = o.id AND tp.from_start = o.window_start AND tp.household = 0)`;
const HELPER_ASKED = `a.state = 'ACCEPTED' AND EXISTS (
  SELECT 1 FROM time_proposal tp WHERE tp.order_id = a.order_id AND tp.from_start = a.window_start AND tp.agreed NOT LIKE '%' || a.id || '%')`;

interface RawTask {
  readonly orderId: string;
  readonly assignmentId: string;
  readonly title: string;
  readonly shelf: Shelf | null;
  readonly state: AssignmentState;
  readonly status: OrderState;
  readonly windowStart: string;
  readonly windowEnd: string;
  readonly dayPart: DayPart | null;
  readonly communityId: string;
  readonly placeText: string;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly minutes: number;
  readonly checkedInAt: string | null;
  readonly needsOwnTime: number;
  /** 1: another time waits for the helper's word. */
  readonly timeAsked: number;
}

const TASKS_LIVE: readonly AssignmentState[] = ['OFFERED', 'ACCEPTED', 'CHECKED_IN', 'CHECKED_OUT', 'TIME_DISPUTED'];
const TASKS_DONE: readonly AssignmentState[] = ['VERIFIED', 'CREDITED', 'VOIDED', 'WITHDRAWN', 'NO_SHOW', 'EXCUSED'];

/** A task asks for its volunteer so long before it begins. */
const SOON = 2 * 3_600_000;

export const windowOfRow = ({ windowStart, windowEnd }: { readonly windowStart: string; readonly windowEnd: string }): { start: string; end: string } => ({
  start: instant(windowStart).toISOString(),
  end: instant(windowEnd).toISOString(),
});

@Injectable()
export class OrdersQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** 我的订单, the newest first. */
  async mine(personId: string, query: MyOrdersQuery): Promise<Page<OrderRow>> {
    const limit = limitOf(query.limit);
    const after = decodeCursor(query.cursor, ['string', 'string']);
    const live = `o.status ${query.which === 'done' ? 'NOT IN' : 'IN'} (${marks(LIVE_ORDER_STATES)})`;
    const elders = await eldersOf(this.database, personId);
    const household = [personId, ...elders.keys()];
    const rows = await this.database.rows<RawOrder>(
      `SELECT ${RAW_ORDER}, CASE WHEN ${ASKED_FOR_TIME} THEN 1 ELSE 0 END AS timeAsked FROM service_order o JOIN person p ON p.id = o.requester_id
       WHERE ${mine(household)} ${query.which ? `AND ${live}` : ''} ${after ? 'AND (o.created_at < ? OR (o.created_at = ? AND o.id < ?))' : ''}
       ORDER BY o.created_at DESC, o.id DESC LIMIT ${limit + 1}`,
      [...household, personId, ...(query.which ? LIVE_ORDER_STATES : []), ...(after ? [after[0]!, after[0]!, after[1]!] : [])],
    );
    const helpers = await this.helpersOf(rows);
    return pageOf(rows, limit, (row) => orderRow(row, personId, elders, helpers), (row) => [row.createdAt, row.id]);
  }

  /** Orders on their way, for the first screen: those that wait for the resident first. */
  async running(personId: string, count: number): Promise<OrderRow[]> {
    const { items } = await this.mine(personId, { which: 'live', limit: 20 });
    return [...items].sort((a, b) => Number(b.waitsForMe) - Number(a.waitsForMe)).slice(0, count);
  }

  async waitingForResident(personId: string): Promise<number> {
    const household = [personId, ...(await eldersOf(this.database, personId)).keys()];
    return this.count(`SELECT COUNT(*) AS n FROM service_order o WHERE ${mine(household)} AND (o.status IN (${marks(WAITS_FOR_RESIDENT)}) OR (${ASKED_FOR_TIME}))`, [...household, personId, ...WAITS_FOR_RESIDENT]);
  }

  /** Open invitations, and tasks that begin, go on, or lack the volunteer's own time. */
  async waitingForVolunteer(personId: string): Promise<number> {
    const now = this.clock.now();
    return this.count(
      `SELECT COUNT(*) AS n FROM assignment a WHERE a.volunteer_id = ? AND (
         (a.state = 'OFFERED' AND a.replies_by > ?) OR a.state = 'CHECKED_IN' OR (a.state = 'ACCEPTED' AND a.window_start <= ?)
         OR (a.state = 'CHECKED_OUT' AND a.needs_own_time = 1) OR (${HELPER_ASKED}))`,
      [personId, now, new Date(now.getTime() + SOON)],
    );
  }

  /** 我的任务: invitations and what is coming, the nearest first; or what is over, the latest first. */
  async tasks(personId: string, query: MyTasksQuery): Promise<Page<TaskRow>> {
    const limit = limitOf(query.limit);
    const after = decodeCursor(query.cursor, ['string', 'string']);
    const done = query.which === 'done';
    const now = this.clock.now();
    const states = done ? TASKS_DONE : TASKS_LIVE;
    const [past, order] = done ? ['<', 'DESC'] : ['>', 'ASC'];
    const rows = await this.database.rows<RawTask>(
      `SELECT o.id AS orderId, a.id AS assignmentId, o.title AS title, o.shelf AS shelf, a.state AS state, o.status AS status,
              a.window_start AS windowStart, a.window_end AS windowEnd, o.day_part AS dayPart, o.community_id AS communityId,
              t.name || ' ' || c.name AS placeText, o.lat AS lat, o.lng AS lng, o.minutes AS minutes,
              a.checked_in_at AS checkedInAt, a.needs_own_time AS needsOwnTime, CASE WHEN ${HELPER_ASKED} THEN 1 ELSE 0 END AS timeAsked
       FROM assignment a JOIN service_order o ON o.id = a.order_id JOIN area c ON c.id = o.community_id JOIN area t ON t.id = o.town_id
       WHERE a.volunteer_id = ? AND a.state IN (${marks(states)}) AND (a.state <> 'OFFERED' OR a.replies_by > ?)
         ${after ? `AND (a.window_start ${past} ? OR (a.window_start = ? AND a.id ${past} ?))` : ''}
       ORDER BY a.window_start ${order}, a.id ${order} LIMIT ${limit + 1}`,
      [personId, ...states, now, ...(after ? [after[0]!, after[0]!, after[1]!] : [])],
    );
    return pageOf(rows, limit, (row) => taskRow(row, now), (row) => [row.windowStart, row.assignmentId]);
  }

  /** 社区邀请您: offers that still wait for an answer, the first to end first. */
  async invites(personId: string): Promise<InviteView[]> {
    const now = this.clock.now();
    const rows = await this.database.rows<Omit<RawOrder, 'timeAsked'> & { assignmentId: string; birthYear: number | null; repliesBy: string }>(
      `SELECT ${RAW_ORDER}, a.id AS assignmentId, p.birth_year AS birthYear, a.replies_by AS repliesBy
       FROM assignment a JOIN service_order o ON o.id = a.order_id JOIN person p ON p.id = o.requester_id
       WHERE a.volunteer_id = ? AND a.state = 'OFFERED' AND a.replies_by > ? ORDER BY a.replies_by, a.id LIMIT 20`,
      [personId, text(now)],
    );
    return rows.map((row) => ({
      assignmentId: row.assignmentId,
      orderId: row.id,
      title: row.title,
      shelf: row.shelf,
      window: windowOfRow(row),
      dayPart: row.dayPart,
      ageBand: ageBand(row.birthYear, now),
      repliesBy: instant(row.repliesBy).toISOString(),
    }));
  }

  /** Throws NOT_FOUND unless the actor is the requester, or the proxy whose consent stands. */
  async mustBeTheirs(actor: Actor, orderId: string): Promise<{ readonly requesterId: string }> {
    const c = await loadCase(this.database, orderId);
    const { relations } = await partyIn(this.database, c, actor);
    if (!relations.includes('requester') && !relations.includes('proxy')) throw new Refusal('NOT_FOUND');
    return c.order;
  }

  /** The masked name of who comes in the running visit, by order. */
  private async helpersOf(rows: readonly RawOrder[]): Promise<ReadonlyMap<string, string>> {
    if (rows.length === 0) return new Map();
    const ids = rows.map(({ id }) => id);
    const found = await this.database.rows<{ orderId: string; name: string | null }>(
      `SELECT a.order_id AS orderId, p.name AS name FROM assignment a JOIN service_order o ON o.id = a.order_id AND o.visit = a.visit
       JOIN person p ON p.id = a.volunteer_id WHERE a.order_id IN (${marks(ids)}) AND a.state IN (${marks(TAKEN)}) ORDER BY a.seat DESC`,
      [...ids, ...TAKEN],
    );
    return new Map(found.map(({ orderId, name }) => [orderId, maskName(name)]));
  }

  private async count(sql: string, params: readonly Param[]): Promise<number> {
    return Number((await this.database.one<{ n: number }>(sql, params))?.n ?? 0);
  }
}

function orderRow(row: RawOrder, personId: string, elders: ReadonlyMap<string, FamilyRelation>, helpers: ReadonlyMap<string, string>): OrderRow {
  return {
    id: row.id,
    title: row.title,
    shelf: row.shelf,
    status: row.status,
    step: STEPS[row.status],
    window: windowOfRow(row),
    dayPart: row.dayPart,
    helper: helpers.get(row.id) ?? null,
    forWhom: row.requesterId === personId ? null : maskName(row.requesterName),
    forFamily: elders.get(row.requesterId) ?? null,
    createdAt: instant(row.createdAt).toISOString(),
    waitsForMe: WAITS_FOR_RESIDENT.includes(row.status) || row.timeAsked === 1,
  };
}

function taskRow(row: RawTask, now: Date): TaskRow {
  const begins = row.state === 'ACCEPTED' && instant(row.windowStart).getTime() - SOON <= now.getTime();
  return {
    orderId: row.orderId,
    assignmentId: row.assignmentId,
    title: row.title,
    shelf: row.shelf,
    state: row.state,
    status: row.status,
    window: windowOfRow(row),
    dayPart: row.dayPart,
    place: { communityId: row.communityId, text: row.placeText, around: aroundOf(row) },
    minutes: row.minutes,
    checkedInAt: row.checkedInAt && instant(row.checkedInAt).toISOString(),
    waitsForMe: begins || row.state === 'OFFERED' || row.state === 'CHECKED_IN' || row.needsOwnTime === 1 || row.timeAsked === 1,
  };
}
