import { marks } from '../../../src/kernel/index.js';
import type { World } from '../../world.js';
import type { Model, Name } from './model.js';
import { edgeName, edgesOf, type Tables } from './tables.js';

/* Whether what is in the tables after many people at once can be explained by what they were told. */

/** What somebody was told. */
export interface Told {
  readonly act: string;
  readonly who: Name;
  readonly order: string | null;
  readonly part: string | null;
  readonly voucher: string | null;
  readonly status: number;
  readonly code: string | null;
}

interface Step {
  readonly orderId: string;
  readonly assignmentId: string | null;
  readonly event: string;
  readonly fromState: string | null;
  readonly toState: string;
  readonly partState: string | null;
  readonly reason: string | null;
  readonly actedAs: string;
}

/** A step of an order's history → the action in the table of orders; of several any may have been it. */
const OF_ORDER: Readonly<Record<string, string | readonly string[]>> = {
  asked: 'askInfo', resubmitted: 'resubmit', approved: 'approve', rejected: 'reject', opened: 'open', offered: ['offer', 'invite'], rescheduled: 'reschedule', timeProposed: 'proposeTime', timeAgreed: 'agreeTime', timeChanged: 'agreeTime', timeKept: 'keepTime', windowPassed: 'passWindow', confirmed: 'confirm',
  silent: 'silence', disputed: 'confirm', reopened: 'reopen', settled: 'settleDispute', rated: 'rate', cancelled: 'cancel', closed: 'close', gaveUp: 'giveUp', erased: 'erase',
  appealed: 'appeal', readmitted: 'readmit',
  widened: ['climb', 'skipStep'], expired: ['climb', 'skipStep'], ladderHeld: 'holdLadder', ladderResumed: 'resumeLadder', ladderRestarted: 'restartLadder', keptWaiting: 'keepWaiting',
};

/** A step of a part → the actions in the table of parts; where there are several, either may have been it. */
const OF_PART: Readonly<Record<string, readonly string[]>> = {
  claimed: ['accept'], withdrew: ['withdraw'], declined: ['decline'], timedOut: ['timeOutOffer'], recalled: ['recallOffer'], arrived: ['checkIn', 'confirmArrival'], noAnswer: ['noAnswer'], noShow: ['noShow'],
  excused: ['excuse'], finished: ['checkOut'], autoFinished: ['autoCheckOut'], continued: ['continueLater'], ownTime: ['ownTime'], timeDisputed: ['disputeTime', 'ownTime'], timeSettled: ['settleTime'],
};

/** What moves a part without a step of its own: it is let go, or its record goes on. */
const SILENTLY: Readonly<Record<string, readonly string[]>> = {
  OFFERED: ['SUPERSEDED'], ACCEPTED: ['EXCUSED'], CHECKED_OUT: ['VERIFIED', 'CREDITED', 'VOIDED'], VERIFIED: ['CREDITED', 'VOIDED'],
};

/** Everything that is wrong, in ids. */
export async function explain(world: World, tables: Tables, m: Model, told: readonly Told[]): Promise<string[]> {
  const ids = m.orders.map(({ id }) => id);
  const { database } = world.open;
  const steps = await database.rows<Step>(
    `SELECT order_id AS orderId, assignment_id AS assignmentId, event, from_state AS fromState, to_state AS toState, part_state AS partState, reason, acted_as AS actedAs
     FROM order_history WHERE order_id IN (${marks(ids)}) ORDER BY id`, ids,
  );
  const parts = await database.rows<{ id: string; state: string; offeredAt: string | null }>(`SELECT id, state, offered_at AS offeredAt FROM assignment WHERE order_id IN (${marks(ids)})`, ids);
  return [
    ...ids.flatMap((id) => pathOf(tables, id, steps.filter(({ orderId }) => orderId === id))),
    ...parts.flatMap((part) => partPath(tables, part, steps.filter(({ assignmentId }) => assignmentId === part.id))),
    ...ids.flatMap((id) => orderAnswers(id, steps.filter(({ orderId }) => orderId === id), told.filter(({ order }) => order === id))),
    ...parts.flatMap(({ id }) => partAnswers(id, steps.filter(({ assignmentId }) => assignmentId === id), told.filter(({ part }) => part === id))),
    ...(await voucherAnswers(world, m, told)),
  ];
}

/** Each step begins where the one before ended, and is in the table. Steps of one change stand beside each other. */
function pathOf(tables: Tables, id: string, steps: readonly Step[]): string[] {
  const edges = edgesOf(tables);
  const wrong: string[] = [];
  if (steps[0]?.event !== 'placed' || steps[0].fromState !== null || steps[0].toState !== 'SUBMITTED') wrong.push(`order ${id} does not begin by being placed`);
  for (const [i, step] of steps.slice(1).entries()) {
    const before = steps[i]!;
    const beside = before.fromState === step.fromState && before.toState === step.toState;
    if (step.fromState !== before.toState && !beside) wrong.push(`order ${id}: ${step.event} from ${step.fromState}, which was ${before.toState}`);
    const may = [OF_ORDER[step.event] ?? []].flat();
    const isSecond = step.event === 'reopened' && before.event === 'settled';
    if (may.length > 0 && !isSecond && !may.some((action) => edges.has(edgeName('order', action, step.fromState!, step.toState)))) wrong.push(`order ${id}: ${step.event} ${step.fromState} → ${step.toState} is in no table`);
    const actions = OF_PART[step.event] ?? [];
    const inOrder = actions.map((one) => tables.when.get(one)!.inOrder);
    if (actions.length > 0 && !inOrder.some((states) => states === null || states.includes(step.fromState!))) wrong.push(`order ${id}: ${step.event} while ${step.fromState}`);
  }
  return wrong;
}

function partPath(tables: Tables, { id, state, offeredAt }: { readonly id: string; readonly state: string; readonly offeredAt: string | null }, steps: readonly Step[]): string[] {
  const edges = edgesOf(tables);
  const wrong: string[] = [];
  let now = offeredAt === null ? 'ACCEPTED' : 'OFFERED';
  for (const { event, partState } of steps) {
    const isBirth = event === 'claimed' && offeredAt === null;
    const actions = OF_PART[event] ?? [];
    if (!isBirth && actions.length > 0 && !actions.some((action) => edges.has(edgeName('part', action, now, partState!)))) wrong.push(`part ${id}: ${event} ${now} → ${partState} is in no table`);
    now = partState!;
  }
  if (state !== now && !SILENTLY[now]?.includes(state)) wrong.push(`part ${id} is ${state} after ${steps.map(({ event }) => event).join(', ')}`);
  return wrong;
}

const counted = (steps: readonly Step[], ...events: readonly string[]): number => steps.filter(({ event }) => events.includes(event)).length;
const yes = (told: readonly Told[], ...acts: readonly string[]): number => told.filter(({ act, status }) => acts.includes(act) && status === 200).length;

/** A yes has its step, a step its yes; what can happen once has happened once. */
function orderAnswers(id: string, steps: readonly Step[], told: readonly Told[]): string[] {
  const wrong: string[] = [];
  const check = (isSo: boolean, what: string): void => void (isSo || wrong.push(`order ${id}: ${what}`));
  const pairs: readonly [string, readonly string[], readonly string[]][] = [
    ['approve', ['approved'], ['approved', 'opened']], ['askInfo', ['asked'], ['asked']], ['reject', ['rejected'], ['rejected']], ['open', ['opened'], ['opened', 'approved']],
    ['resubmit', ['resubmitted'], ['resubmitted', 'placed']], ['cancel', ['cancelled'], ['cancelled', 'gaveUp']], ['rate', ['rated'], ['rated', 'confirmed', 'disputed']],
    ['confirm', ['confirmed', 'disputed'], ['confirmed', 'disputed']], ['claim', [], ['claimed', 'continued']],
    ['holdLadder', ['ladderHeld'], ['ladderHeld']], ['resumeLadder', ['ladderResumed'], []], ['restartLadder', ['ladderRestarted'], ['ladderRestarted']], ['keepWaiting', ['keptWaiting'], []],
  ];
  const byPeople = steps.filter(({ actedAs }) => actedAs !== 'system');
  check(counted(byPeople, 'offered') <= yes(told, 'offer'), `${counted(byPeople, 'offered')} × offered, but ${yes(told, 'offer')} × yes to offer`);
  check(counted(byPeople, 'widened', 'expired') <= yes(told, 'skipStep'), `${counted(byPeople, 'widened', 'expired')} × widened by staff, but ${yes(told, 'skipStep')} × yes to skipStep`);
  check(yes(told, 'offer') === 0 || counted(byPeople, 'offered') > 0, 'yes to offer, but nobody was offered it');
  for (const [act, made, explains] of pairs) {
    const [answers, rows] = [yes(told, act), counted(steps, ...made)];
    check(rows <= answers, `${rows} × ${made.join(' or ')}, but ${answers} × yes to ${act} (${told.filter((one) => one.act === act).map(({ who, code }) => `${who} ${code}`).join(', ')})`);
    check(answers === 0 || explains.length === 0 || counted(steps, ...explains) > 0, `${answers} × yes to ${act}, but no ${explains.join(' or ')}`);
  }
  check(counted(steps, 'rejected') <= 1 + counted(steps, 'readmitted'), `rejected ${counted(steps, 'rejected')} times`);
  for (const once of ['placed', 'appealed', 'readmitted', 'cancelled']) check(counted(steps, once) <= 1, `${once} ${counted(steps, once)} times`);
  return wrong;
}

function partAnswers(id: string, steps: readonly Step[], told: readonly Told[]): string[] {
  const wrong: string[] = [];
  const check = (isSo: boolean, what: string): void => void (isSo || wrong.push(`part ${id}: ${what}`));
  for (const once of [['claimed'], ['withdrew'], ['declined'], ['arrived'], ['finished', 'autoFinished', 'continued'], ['noShow'], ['timedOut'], ['recalled'], ['noAnswer'], ['timeSettled']]) check(counted(steps, ...once) <= 1, `${once.join(' or ')} ${counted(steps, ...once)} times`);
  const pairs: readonly [readonly string[], string][] = [[['withdraw'], 'withdrew'], [['decline'], 'declined'], [['checkIn', 'confirmArrival'], 'arrived']];
  for (const [acts, event] of pairs) check(yes(told, ...acts) > 0 === counted(steps, event) > 0, `${counted(steps, event)} × ${event}, but ${yes(told, ...acts)} × yes to ${acts.join(' or ')}`);
  // Each wrong code is one try, also of many at once, and after five there is none.
  const tries = steps.filter(({ event }) => event === 'doorTry').map(({ reason }) => Number(reason));
  check(tries.every((reason, i) => reason === i + 1) && tries.length <= 5, `tries ${tries.join(', ')}`);
  const misses = told.filter(({ act, code }) => act === 'checkIn' && code === 'DOOR_CODE_WRONG').length;
  check(misses === Math.min(tries.length, 4), `${tries.length} tries, but ${misses} × told that the code is wrong`);
  return wrong;
}

/** Each voucher was made and closed as its owner and the counter were told; a shelf gave what it had. */
async function voucherAnswers({ open: { database } }: World, m: Model, told: readonly Told[]): Promise<string[]> {
  const made = [...new Set(told.filter(({ act, status }) => act === 'redeem' && status === 200).map(({ voucher }) => voucher!))];
  const asked = [...new Set(told.filter(({ act }) => act === 'redeem').map(({ voucher }) => voucher!))];
  if (asked.length === 0) return [];
  const rows = await database.rows<{ id: string; state: string }>(`SELECT id, state FROM redemption WHERE id IN (${marks(asked)})`, asked);
  const wrong: string[] = [];
  const check = (isSo: boolean, what: string): void => void (isSo || wrong.push(what));
  check(rows.length === made.length && rows.every(({ id }) => made.includes(id)), `${rows.length} vouchers, but ${made.length} × yes`);
  for (const { id, state } of rows) {
    const mine = told.filter(({ voucher }) => voucher === id);
    const givers = new Set(mine.filter(({ act, status }) => act === 'handOver' && status === 200).map(({ who }) => who));
    const back = yes(mine, 'cancelVoucher', 'staffCancel');
    check(givers.size === (state === 'FULFILLED' ? 1 : 0), `voucher ${id} is ${state}, handed over by ${givers.size}`);
    check(back > 0 === (state === 'CANCELLED'), `voucher ${id} is ${state}, taken back ${back} times`);
  }
  const shelves = await database.rows<{ id: string; free: number }>(`SELECT id, on_hand - reserved AS free FROM gift_stock WHERE id IN (${marks(m.shelves)})`, m.shelves.map(({ stockId }) => stockId));
  for (const { id, free } of shelves) check(Number(free) >= 0, `shelf ${id} has ${free} to give`);
  return wrong;
}
