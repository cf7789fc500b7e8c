import type { AssignmentState, ErrorCode, OrderRelation } from '@supermarket/shared';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Action } from '../../../src/orders/order.machine.js';
import { readTable } from '../../../src/orders/machine.tables.js';
import { CAST, type Model, type Name, type Order, type Part } from './model.js';

/*
 * Who may do what in which state: the tables that are printed in docs/domain.md, which is what people were promised.
 * The model has no others.
 */

type Cells = ReturnType<typeof readTable>;

export interface Tables {
  readonly order: Cells;
  readonly part: Cells;
  /** `action role` for every role that has the action in some state. */
  readonly concerned: { readonly order: ReadonlySet<string>; readonly part: ReadonlySet<string> };
  /** Action upon a part → the states of the order in which it can happen (null: any), and what is said otherwise. */
  readonly when: ReadonlyMap<string, { readonly inOrder: readonly string[] | null; readonly else: ErrorCode }>;
}

/** Reads them from the document as it is published. */
export function readTables(root: string): Tables {
  const document = readFileSync(join(root, 'docs/domain.md'), 'utf8');
  const [order, part, when] = document.split('<!-- state tables -->')[1]!.split('<!-- end')[0]!.match(/(^\|.*\n)+/gm)!;
  const lines = when!.trim().split('\n').slice(2).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
  const cells = { order: readTable(order!.trim()), part: readTable(part!.trim()) };
  return {
    ...cells,
    concerned: { order: concernedIn(cells.order), part: concernedIn(cells.part) },
    when: new Map(lines.map(([action, states, otherwise]) => [action!, { inOrder: states === 'in any state' ? null : states!.split(', '), else: otherwise as ErrorCode }])),
  };
}

const concernedIn = (cells: Cells): Set<string> =>
  new Set([...cells.values()].flatMap((roles) => [...roles].flatMap(([role, actions]) => [...actions.keys()].map((action) => `${action} ${role}`))));

/** One way in which a thing can go on: `cancel OPEN → CANCELLED`, or `cancel CANCELLED =` for a repeated tap. */
export const edgeName = (table: 'order' | 'part', action: string, from: string, to: string): string => `${table} ${action} ${from} ${to === '=' ? '=' : `→ ${to}`}`;

/** Alarms change no state. */
const ALARMS: ReadonlySet<string> = new Set(['overdue', 'alone', 'markSafe']);

/** Every way in both tables, whoever goes it. */
export function edgesOf({ order, part }: Tables): Set<string> {
  const edges = new Set<string>();
  for (const [table, cells] of [['order', order], ['part', part]] as const) {
    for (const [from, roles] of cells) {
      for (const actions of roles.values()) {
        for (const [action, { verdict, to }] of actions) if (!ALARMS.has(action)) for (const target of verdict === 'go' ? to : ['=']) edges.add(edgeName(table, action, from, target));
      }
    }
  }
  return edges;
}

const HOLDS: readonly AssignmentState[] = ['ACCEPTED', 'CHECKED_IN', 'CHECKED_OUT', 'TIME_DISPUTED', 'VERIFIED', 'CREDITED', 'VOIDED'];
const WAS_ASKED: readonly AssignmentState[] = ['OFFERED', 'DECLINED', 'TIMED_OUT', 'SUPERSEDED'];

/** Everything that somebody is to an order. */
export function relationsOf(m: Model, order: Order, who: Name): OrderRelation[] {
  const own = order.parts.filter((part) => part.who === who);
  const requester = who === order.requester;
  const claimant = own.some(({ state }) => HOLDS.includes(state));
  const offeree = own.some(({ state, visit }) => state === 'OFFERED' && visit === order.visit);
  const { helper } = CAST[who];
  return [
    ...(requester ? (['requester'] as const) : []),
    ...(who === order.creator && !requester && m.consent ? (['proxy'] as const) : []),
    ...(claimant ? (['claimant'] as const) : []),
    ...(offeree ? (['offeree'] as const) : []),
    ...(isStaffHere(who) && !requester && !claimant && !offeree ? (['staff'] as const) : []),
    ...(helper ? (['volunteer'] as const) : []),
  ];
}

const decides = (who: Name): boolean => ['dispatcher', 'town', 'city'].includes(CAST[who].seat ?? '');
const isStaffHere = (who: Name): boolean => decides(who) && !CAST[who].elsewhere;

/** Before one part a person is its claimant or its offeree, and staff of no part of their own. */
function relationsToPart(m: Model, part: Part, who: Name): OrderRelation[] {
  const others = relationsOf(m, part.order, who).filter((relation) => relation !== 'claimant' && relation !== 'offeree');
  if (part.who !== who) return others;
  return [WAS_ASKED.includes(part.state) ? 'offeree' : 'claimant', ...others.filter((relation) => relation !== 'staff')];
}

/** What the tables say: the way is open, it is so already, or the code of the refusal. */
export type Permit = 'go' | 'already' | ErrorCode;

const ELSE: Readonly<Record<string, ErrorCode>> = { claim: 'NOT_OPEN', reveal: 'ADDRESS_HIDDEN' };

/** To whom the action is closed in every state. */
function stranger(concerned: ReadonlySet<string>, action: string, m: Model, order: Order, who: Name): ErrorCode {
  const isFor = (...roles: OrderRelation[]): boolean => roles.some((role) => concerned.has(`${action} ${role}`));
  if (who === order.creator && who !== order.requester && !m.consent && isFor('proxy')) return 'GRANT_ENDED';
  if (isStaffHere(who) && !relationsOf(m, order, who).includes('staff') && isFor('staff')) return 'NEED_ANOTHER_PERSON';
  if (decides(who) && CAST[who].elsewhere && isFor('staff')) return 'OUT_OF_SCOPE';
  if (isFor('volunteer')) return 'NOT_A_VOLUNTEER';
  if (action === 'reveal') return 'ADDRESS_HIDDEN';
  if (isFor('requester')) return 'NOT_ALLOWED';
  return isFor('claimant', 'offeree') ? 'NOT_YOUR_TASK' : 'NOT_ALLOWED';
}

export function permit({ order: cells, concerned }: Tables, action: Action, m: Model, order: Order, who: Name): Permit {
  const relations = relationsOf(m, order, who);
  if (!relations.some((relation) => concerned.order.has(`${action} ${relation}`))) return stranger(concerned.order, action, m, order, who);
  const here = relations.map((relation) => cells.get(order.status)?.get(relation)?.get(action)?.verdict);
  if (here.includes('go')) return 'go';
  return here.includes('already') ? 'already' : (ELSE[action] ?? 'WRONG_STATE');
}

export function permitPart({ part: cells, when, concerned }: Tables, action: Action, m: Model, part: Part, who: Name): Permit {
  const relations = relationsToPart(m, part, who);
  if (!relations.some((relation) => concerned.part.has(`${action} ${relation}`))) return stranger(concerned.part, action, m, part.order, who);
  const here = relations.map((relation) => cells.get(part.state)?.get(relation)?.get(action)?.verdict);
  if (here.includes('already')) return 'already';
  const { inOrder, else: otherwise } = when.get(action)!;
  const inTime = inOrder === null || inOrder.includes(part.order.status);
  return here.includes('go') && inTime ? 'go' : otherwise;
}
