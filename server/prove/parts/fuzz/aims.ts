import type { OrderRelation } from '@supermarket/shared';
import { ASSIGNMENT_EDGES, ORDER_EDGES } from '../../../src/orders/order.machine.js';
import type { Role } from './cast.js';

/** What makes it likely that a request goes through: who sends it, and in which states the thing in its path is. */
export interface Aim {
  readonly roles: readonly Role[];
  /** None: any state. */
  readonly states: readonly string[];
}

const ROLES: Partial<Record<OrderRelation, Role>> = { requester: 'owner', claimant: 'helper', offeree: 'helper', volunteer: 'volunteer', staff: 'dispatcher' };

/** Where the route's last word is not the name of the action. */
const ACTIONS: Readonly<Record<string, string>> = { 'door-codes': 'showDoorCodes', slip: 'printSlip', offers: 'offer', candidates: 'offer', review: 'approve' };

/** By the beginning of the route; the first that fits. */
const OTHERS: readonly (readonly [start: RegExp, aim: Aim])[] = [
  [/\/records\/:id\/review/, { roles: ['dispatcher', 'town', 'city'], states: ['low_rating', 'unsolved', 'late_rating'] }],
  [/\/records\/:id\/corrections/, { roles: ['dispatcher', 'town'], states: ['CREDITED'] }],
  [/\/corrections/, { roles: ['town', 'city'], states: ['open'] }],
  [/\/records|\/volunteers|GET \/v1\/desk\/(queues|work|orders|plan)/, { roles: ['dispatcher', 'town', 'city'], states: [] }],
  [/\/communities/, { roles: ['dispatcher', 'town', 'city'], states: [] }],
  [/\/staff-seats/, { roles: ['town', 'city'], states: [] }],
  [/\/(hand-over|staff-cancel)|\/desk\/look-up/, { roles: ['desk', 'dispatcher'], states: ['READY'] }],
  [/\/stations\/:id\/stock|\/stock|GET \/v1\/desk/, { roles: ['desk'], states: ['with gifts', 'in', 'out'] }],
  [/\/feedback\/:id\/answer/, { roles: ['dispatcher', 'town'], states: ['WAITING'] }],
  [/\/feedback\/:id/, { roles: ['owner'], states: [] }],
  [/\/redemptions\/:id/, { roles: ['owner'], states: [] }],
  [/POST \/v1\/redemptions/, { roles: ['volunteer'], states: [] }],
  [/\/desk\/family/, { roles: ['dispatcher', 'town', 'city'], states: [] }],
  [/\/(neighbours|family)\/:id/, { roles: ['owner'], states: [] }],
  [/\/orders\/:id/, { roles: ['owner', 'owner', 'dispatcher'], states: [] }],
  [/\/hall|\/tasks/, { roles: ['volunteer'], states: [] }],
  [/./, { roles: ['resident', 'volunteer', 'dispatcher', 'city'], states: [] }],
];

/** By the machine's own edges where the route is an action of it. */
export function aimAt(route: string): Aim {
  const last = route.split('/').at(-1)!;
  const action = ACTIONS[last] ?? last.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const edges = route.includes('/assignments/') ? ASSIGNMENT_EDGES : route.includes('/orders/') ? ORDER_EDGES : [];
  const open = edges.filter((edge) => edge.action === action && Object.keys(edge.go).length > 0);
  if (open.length === 0) return OTHERS.find(([start]) => start.test(route))![1];
  return {
    roles: open.flatMap(({ who }) => who.flatMap((relation) => ROLES[relation] ?? [])),
    states: [...new Set(open.flatMap(({ go }) => Object.keys(go)))],
  };
}
