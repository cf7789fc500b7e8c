import type { Level } from '@supermarket/shared';
import { marks, newId, Refusal, refuseOn, type Tx } from '../kernel/index.js';
import { schedule } from '../jobs/jobs.store.js';
import { endOfDay } from '../kernel/shanghai.js';
import { Award } from './award.entity.js';
import { PointAccount } from './point-account.entity.js';
import { PointTransfer, type SystemAccount, type TransferKind, type TransferPhase } from './point-transfer.entity.js';
import { awardPoints, coefficientOf, graceDay, isExpired, lotDayOf, pointsFor, takeOldest } from './points.rules.js';
import { lockLots, openLot, ruleAt } from './points.store.js';

/*
 * The only file that moves points. Every movement is one inserted transfer and, for the lot it touches, one UPDATE
 * that carries its own floor. Callers have locked the person (or the redemption) before.
 */

refuseOn({ uq_point_transfer_resolves: 'HOLD_CLOSED' });

export const EXPIRE_LOT = 'points.expire-lot';

export interface AwardOrder {
  readonly recordId: string;
  /** With the record it makes the key `award:<record>:<revision>`, paid once for ever. */
  readonly revision: number;
  readonly personId: string;
  /** Actual minutes. */
  readonly minutes: number;
  readonly level: Level;
  /** Check-out: decides rule version and expiry. */
  readonly endedAt: Date;
  /** The activity, for the statement. */
  readonly title: string;
  readonly at: Date;
}

/** Pays for a service record. The same record and revision again is already so. */
export async function award(tx: Tx, order: AwardOrder): Promise<Award> {
  const rule = await ruleAt(tx, order.endedAt);
  const coefficient = coefficientOf(order.level, rule);
  const points = awardPoints(order.minutes, rule.ratePerHour, coefficient);
  const { personId, at } = order;
  const lotDay = lotDayOf(order.endedAt, at, rule.graceDays);
  const lot = points > 0 ? await openOurLot(tx, { personId, expiresOn: lotDay, source: rule.funding }, at) : null;
  const row: Award = {
    id: newId(at),
    recordId: order.recordId,
    revision: order.revision,
    personId,
    lotId: lot?.id ?? null,
    ruleVersion: rule.version,
    minutes: order.minutes,
    ratePerHour: rule.ratePerHour,
    coefficient,
    points,
    state: 'standing',
    standingOf: order.recordId,
    flag: null,
    reversedFor: null,
    reversedBy: null,
    approvedBy: null,
    at,
  };
  if (!(await tx.insertIfAbsent(Award, row))) return paidBefore(tx, order);
  if (lot) {
    const cause = `award:${order.recordId}:${order.revision}`;
    await transfer(tx, { cause, kind: 'award', phase: 'post', debit: 'issuance', credit: lot.id, amount: points, personId, subjectId: row.id, title: order.title, at });
    await moveBalance(tx, lot.id, points);
  }
  return row;
}

async function paidBefore(tx: Tx, { recordId, revision }: AwardOrder): Promise<Award> {
  const [done] = await tx.find(Award, 'record_id = ? AND revision = ?', [recordId, revision]);
  if (!done) throw new Error(`record ${recordId} has a standing award of another revision`);
  return done;
}

export interface ReverseOrder {
  readonly reason: string;
  /** Who takes it back; null for a rule such as a low rating. By hand it takes two people. */
  readonly by: string | null;
  readonly approvedBy: string | null;
  /** Words for the statement. */
  readonly title: string;
  readonly at: Date;
}

/**
 * Takes a standing award back. When its lot no longer has the points, nothing moves, the award is flagged for staff
 * and stays; nobody ever goes below zero. Answers whether it was taken back.
 */
export function reverse(tx: Tx, standing: Award, order: ReverseOrder): Promise<boolean> {
  return replace(tx, standing, null, order);
}

/**
 * Takes a standing award back and posts another for the next revision of its record, as one step: what the new one
 * brings may pay for what the old one takes. Flags and answers false like `reverse`.
 */
export async function replace(tx: Tx, standing: Award, next: AwardOrder | null, order: ReverseOrder): Promise<boolean> {
  const lot = standing.lotId === null ? null : await tx.lock(PointAccount, standing.lotId);
  const incoming = lot && next ? await incomingTo(tx, lot, next) : 0;
  if (lot && lot.balance - lot.held + incoming < standing.points) {
    await tx.update(Award, { flag: 'spent' }, "id = ? AND state = 'standing'", [standing.id]);
    return false;
  }
  const patch = { state: 'reversed', standingOf: null, flag: null, reversedFor: order.reason, reversedBy: order.by, approvedBy: order.approvedBy } as const;
  const changed = await tx.update(Award, patch, "id = ? AND state = 'standing'", [standing.id]);
  if (changed !== 1) throw new Refusal('WRONG_STATE');
  if (next) await award(tx, next);
  if (!lot) return true;
  const { recordId, revision, points, personId } = standing;
  const cause = `reverse:${recordId}:${revision}`;
  await transfer(tx, {
    cause, kind: 'reverse', phase: 'post', debit: lot.id, credit: 'adjustment', amount: points, personId, subjectId: standing.id, title: order.title, at: order.at,
  });
  if (!(await takeFromLot(tx, lot.id, points))) throw new Error(`lot ${lot.id} changed under its lock`);
  return true;
}

/** Points that an award would bring into this very lot. */
async function incomingTo(tx: Tx, lot: PointAccount, next: AwardOrder): Promise<number> {
  const rule = await ruleAt(tx, next.endedAt);
  const isSame = lot.source === rule.funding && lot.expiresOn === lotDayOf(next.endedAt, next.at, rule.graceDays);
  return isSame ? pointsFor(next.level, next.minutes, rule) : 0;
}

/** Staff have looked at an award whose points were gone: it stays. */
export async function keep(tx: Tx, standing: Award): Promise<void> {
  await tx.update(Award, { flag: 'kept' }, "id = ? AND state = 'standing'", [standing.id]);
}

export interface HoldOrder {
  /** What the points are set aside for: `redemption:<id>`. */
  readonly key: string;
  readonly personId: string;
  readonly amount: number;
  /** The redemption's id. */
  readonly subjectId: string;
  /** Words for the statement: the gift and the station. */
  readonly title: string;
  readonly place: string | null;
  readonly at: Date;
}

/** Sets points aside, those that end first, first. POINTS_SHORT with `short` when there are not enough. */
export async function hold(tx: Tx, order: HoldOrder): Promise<void> {
  const { key, personId, amount, subjectId, title, place, at } = order;
  const parts = takeOldest(await lockLots(tx, personId), amount, at);
  for (const [index, { lot, amount: taken }] of parts.entries()) {
    await transfer(tx, {
      cause: key, kind: 'redeem', phase: 'hold', debit: lot.id, credit: 'redeemed', amount: taken,
      personId, subjectId, title, place, at, part: index + 1, total: amount,
    });
    const changed = await tx.change('UPDATE point_account SET held = held + ? WHERE id = ? AND balance - held >= ?', [taken, lot.id, taken]);
    if (changed !== 1) throw new Refusal('POINTS_SHORT');
  }
}

/** What was set aside is spent. HOLD_CLOSED when it was settled or released before. */
export async function settle(tx: Tx, key: string, at: Date): Promise<void> {
  for (const part of await lockHold(tx, key)) {
    await transfer(tx, closing(part, 'settle', at));
    const changed = await tx.change(
      'UPDATE point_account SET balance = balance - ?, held = held - ? WHERE id = ? AND held >= ? AND balance >= ?',
      [part.amount, part.amount, part.debit, part.amount, part.amount],
    );
    if (changed !== 1) throw new Error(`lot ${part.debit} does not hold what transfer ${part.id} set aside`);
  }
}

/**
 * What was set aside goes back to the lots it came from. Where such a lot has expired meanwhile, a second transfer
 * moves the points into a lot of some days of grace. HOLD_CLOSED when it was settled or released before.
 */
export async function release(tx: Tx, key: string, at: Date): Promise<void> {
  for (const part of await lockHold(tx, key)) {
    await transfer(tx, closing(part, 'release', at));
    const changed = await tx.change('UPDATE point_account SET held = held - ? WHERE id = ? AND held >= ?', [part.amount, part.debit, part.amount]);
    if (changed !== 1) throw new Error(`lot ${part.debit} does not hold what transfer ${part.id} set aside`);
    const lot = (await tx.get(PointAccount, part.debit))!;
    if (isExpired(lot.expiresOn, at)) await extend(tx, lot, part, at);
  }
}

/** Ends what is left in a lot after its last day; what is held stays until its hold is closed. Answers the points ended. */
export async function expire(tx: Tx, lotId: string, at: Date): Promise<number> {
  const lot = await tx.lock(PointAccount, lotId);
  if (!lot || !isExpired(lot.expiresOn, at)) return 0;
  const amount = lot.balance - lot.held;
  if (amount <= 0) return 0;
  const before = await tx.one<{ n: number }>('SELECT COUNT(*) AS n FROM point_transfer WHERE debit = ? AND kind = ?', [lotId, 'expire']);
  const cause = `expire:${lotId}:${Number(before!.n) + 1}`;
  await transfer(tx, { cause, kind: 'expire', phase: 'post', debit: lotId, credit: 'expired', amount, personId: lot.personId, subjectId: lotId, title: '积分到期', at });
  if (!(await takeFromLot(tx, lotId, amount))) throw new Error(`lot ${lotId} changed under its lock`);
  return amount;
}

/** A lot whose expiry is already planned: the job that ends it is written with its first point. */
async function openOurLot(tx: Tx, keys: Parameters<typeof openLot>[1], at: Date): Promise<PointAccount> {
  const lot = await openLot(tx, keys, at);
  if (lot.balance === 0) await schedule(tx, { kind: EXPIRE_LOT, key: `${EXPIRE_LOT}:${lot.id}`, payload: { lotId: lot.id }, runAt: endOfDay(keys.expiresOn) });
  return lot;
}

async function extend(tx: Tx, from: PointAccount, part: PointTransfer, at: Date): Promise<void> {
  const rule = await ruleAt(tx, at);
  const expiresOn = graceDay(at, rule.graceDays);
  const to = await openOurLot(tx, { personId: from.personId, expiresOn, source: from.source }, at);
  await transfer(tx, {
    cause: part.cause, kind: 'extend', phase: 'post', debit: from.id, credit: to.id, amount: part.amount,
    personId: from.personId, subjectId: part.subjectId, title: part.title, place: part.place, at, part: part.part, total: part.total,
  });
  if (!(await takeFromLot(tx, from.id, part.amount))) throw new Error(`lot ${from.id} changed under its lock`);
  await moveBalance(tx, to.id, part.amount);
}

/** The rows of a hold, with their lots locked in the order of ids. */
async function lockHold(tx: Tx, key: string): Promise<PointTransfer[]> {
  const parts = await tx.find(PointTransfer, "cause = ? AND phase = 'hold' ORDER BY id", [key]);
  if (parts.length === 0) throw new Error(`nothing is held for ${key}`);
  await tx.lockAll(PointAccount, parts.map((part) => part.debit));
  // Behind the lock, so that of two who close it at once the second is told; the unique index stands behind it.
  const closed = await tx.one(`SELECT id FROM point_transfer WHERE resolves IN (${marks(parts)}) LIMIT 1`, parts.map((part) => part.id));
  if (closed) throw new Refusal('HOLD_CLOSED');
  return parts;
}

const closing = (part: PointTransfer, phase: 'settle' | 'release', at: Date): TransferOrder => ({
  cause: part.cause, kind: 'redeem', phase, debit: part.debit, credit: part.credit as SystemAccount, amount: part.amount,
  personId: part.personId, subjectId: part.subjectId, title: part.title, place: part.place, at, part: part.part, total: part.total, resolves: part.id,
});

interface TransferOrder {
  readonly cause: string;
  readonly kind: TransferKind;
  readonly phase: TransferPhase;
  readonly debit: string;
  readonly credit: string;
  readonly amount: number;
  readonly personId: string;
  readonly subjectId: string;
  readonly title: string;
  readonly place?: string | null;
  readonly at: Date;
  readonly part?: number;
  readonly total?: number;
  readonly resolves?: number;
}

async function transfer(tx: Tx, order: TransferOrder): Promise<void> {
  const part = order.part ?? 1;
  const idemKey = `${order.cause}/${order.kind}/${order.phase}/${part}`;
  await tx.insertKeyed(PointTransfer, { place: null, total: order.amount, resolves: null, ...order, part, idemKey });
}

async function moveBalance(tx: Tx, lotId: string, amount: number): Promise<void> {
  const changed = await tx.change('UPDATE point_account SET balance = balance + ? WHERE id = ?', [amount, lotId]);
  if (changed !== 1) throw new Error(`no lot ${lotId}`);
}

/** False when the lot does not have so many points free. */
async function takeFromLot(tx: Tx, lotId: string, amount: number): Promise<boolean> {
  return (await tx.change('UPDATE point_account SET balance = balance - ? WHERE id = ? AND balance - held >= ?', [amount, lotId, amount])) === 1;
}
