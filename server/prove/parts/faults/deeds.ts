import { setTimeout as sleep } from 'node:timers/promises';
import { asked, type Answer, type Asked } from '../../client.js';
import type { Someone } from '../../make.js';
import { inParallel } from '../../pool.js';
import type { Report, World } from '../../world.js';
import { newId } from '../../../src/kernel/index.js';

/** How often a phone asks again before it gives up. */
const TRIES = 3;

type Kind = 'place' | 'cancel' | 'claim' | 'redeem' | 'giveBack';

/** One thing that somebody wants done once, and what they were told of it last. */
export interface Deed {
  readonly kind: Kind;
  /** Of the order or redemption. */
  readonly id: string;
  readonly asked: Asked;
  told: 'done' | 'refused' | 'ask again' | null;
}

const deed = (kind: Kind, id: string, what: Asked): Deed => ({ kind, id, asked: what, told: null });

export function place({ make }: World, who: Someone): Deed {
  const body = make.orderBody();
  return deed('place', body.id, asked('POST /v1/orders', { token: who.token, body }));
}

export function cancel(who: Someone, id: string): Deed {
  return deed('cancel', id, asked('POST /v1/orders/:id/cancel', { token: who.token, params: { id }, body: { reason: 'not_needed' } }));
}

export function claim(who: Someone, id: string): Deed {
  return deed('claim', id, asked('POST /v1/orders/:id/claim', { token: who.token, params: { id }, body: { riskAgreed: true } }));
}

export function redeem(who: Someone, stockId: string): Deed {
  const id = newId(new Date());
  return deed('redeem', id, asked('POST /v1/redemptions', { token: who.token, body: { id, stockId } }));
}

export function giveBack(who: Someone, id: string): Deed {
  return deed('giveBack', id, asked('POST /v1/redemptions/:id/cancel', { token: who.token, params: { id } }));
}

/** Notes what was told; a lost answer may be either. */
export function note(one: Deed, answer: Answer<unknown> | null): void {
  one.told = !answer || answer.status >= 500 ? 'ask again' : answer.status < 300 ? 'done' : 'refused';
}

/** Sends what was put off again when it was told to, now that nothing is broken: it must be done, or refused by a rule. */
export async function makeGood(world: World, report: Report, deeds: readonly Deed[], portOf: (turn: number) => number): Promise<void> {
  const open = deeds.filter(({ told }) => told === 'ask again');
  await inParallel(open, 8, async (one, i) => {
    for (let again = 0; one.told === 'ask again'; again += 1) {
      const answer = await world.client.ask(portOf(i), one.asked);
      note(one, answer);
      if (answer.status < 500) return;
      if (answer.status !== 503 || again === TRIES) return report.fail(`${one.kind} ${one.id} again: ${answer.status} ${answer.code}`);
      await sleep(Number(answer.headers['retry-after']) * 1_000);
    }
  });
}

/**
 * Each deed wrote its step (or moved its points) and its line of the trail, or neither of them; it did when it was
 * told as done, and did not when a rule refused. What is to be asked again may be either, but not half.
 */
export async function wholeOrNothing(world: World, report: Report, deeds: readonly Deed[]): Promise<void> {
  const { database } = world.open;
  const count = async (sql: string): Promise<Map<string, number>> => new Map((await database.rows<{ id: string; n: number }>(sql)).map(({ id, n }) => [id, Number(n)]));
  const step = (event: string): Promise<Map<string, number>> => count(`SELECT order_id AS id, COUNT(*) AS n FROM order_history WHERE event = '${event}' GROUP BY order_id`);
  const trail = (action: string): Promise<Map<string, number>> => count(`SELECT subject_id AS id, COUNT(*) AS n FROM audit_entry WHERE action = '${action}' GROUP BY subject_id`);
  const moved = (phase: string): Promise<Map<string, number>> => count(`SELECT subject_id AS id, SUM(amount) AS n FROM point_transfer WHERE kind = 'redeem' AND phase = '${phase}' GROUP BY subject_id`);
  const traces: Record<Kind, readonly Map<string, number>[]> = {
    place: [await step('placed'), await trail('order.placed'), await count('SELECT id, 1 AS n FROM service_order')],
    cancel: [await step('cancelled'), await trail('order.cancelled'), await count("SELECT id, 1 AS n FROM service_order WHERE status = 'CANCELLED'")],
    claim: [await step('claimed'), await trail('order.claimed'), await count("SELECT order_id AS id, COUNT(*) AS n FROM assignment WHERE state = 'ACCEPTED' GROUP BY order_id")],
    redeem: [await moved('hold'), await trail('gift.redeem'), await count('SELECT id, 1 AS n FROM redemption')],
    giveBack: [await moved('release'), await trail('gift.cancel'), await count("SELECT id, 1 AS n FROM redemption WHERE state = 'CANCELLED'")],
  };
  for (const { kind, id, told } of deeds) {
    const found = traces[kind].map((table) => table.get(id) ?? 0);
    const all = found.every((n) => n === 1);
    const none = found.every((n) => n === 0);
    if (told === 'done' ? !all : told === 'refused' ? !none : !all && !none) report.fail(`${kind} ${id} was told as ${told}: ${found.join(', ')} rows`);
  }
}
