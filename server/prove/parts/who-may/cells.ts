import type { ErrorCode, Route } from '@supermarket/shared';
import type { OpenApi, Operation } from '../../openapi.js';
import type { Random } from '../../random.js';
import { POLICY, type Line } from './policy.js';
import { ROLES, spokenTo, STRANGERS, type Role, type Whose } from './roles.js';
import { whoseOf } from './sorts.js';
import type { Wish } from './things.js';

/**
 * What the server has to say: `come` is anything but a refusal at the door, `door` is a refusal before anything was
 * looked at, `no` one afterwards; a code is exactly this one.
 */
export type Expected = 'yes' | 'come' | 'door' | 'no' | { readonly code: ErrorCode };

/** One route, one role, one thing. */
export interface Cell {
  readonly route: Route;
  readonly line: Line;
  readonly role: Role;
  /** `nothing`: an id that nothing has, and an empty body. `plain`: a sound request that names nothing. */
  readonly whose: Whose | 'nothing' | 'plain';
  readonly expected: Expected;
  readonly wish: Wish | null;
}

export const isYes = ({ expected }: Cell): boolean => expected === 'yes';
export const wishesOf = (cells: readonly Cell[]): Wish[] => cells.flatMap(({ wish }) => (wish ? [wish] : []));
export const named = ({ route, role, whose, line }: Cell): string => `${route}, ${role}, ${whose}${line.sort && whose !== 'nothing' ? ` ${line.sort}` : ''}`;

/** How much of it is done. */
export interface Extent {
  readonly known: readonly Whose[];
  /** Each role uses up a thing of its own, not the same one after the other. */
  readonly apart: boolean;
  /** Of those who may upon their own, so many roles a line; and nobody brings a thing of their own to a closed door. */
  readonly few: { readonly random: Random; readonly roles: number } | null;
}

/** Every cell of every route of the document. */
export function everyCell(document: OpenApi, extent: Extent): Cell[] {
  const policy: Readonly<Record<string, readonly Line[]>> = POLICY;
  return document.operations.flatMap((operation) => {
    const { inPath, inQuery, body } = operation;
    const fields = body ? (document.resolve(body).schema.required ?? []) : [];
    const wants = inPath.length > 0 || fields.length > 0 || inQuery.some(({ required }) => required);
    return cellsOf(operation, wants, policy[operation.route] ?? [], extent);
  });
}

/**
 * Every cell of a route. Things that are only refused are shared by all; what somebody may use up is made for the
 * route, and for each role where `apart`.
 */
function cellsOf(operation: Operation, wantsSomething: boolean, lines: readonly Line[], { known, apart, few }: Extent): Cell[] {
  const route = operation.route as Route;
  const [line] = lines;
  if (!line) return [];
  const blind = ROLES.flatMap((role): Cell[] => {
    const enters = lines.some(({ door }) => door.includes(role));
    // With nothing at all, some routes would go on and do what they do.
    if (enters && !wantsSomething) return [];
    return [{ route, line, role, whose: 'nothing', expected: enters ? 'come' : 'door', wish: null }];
  });
  const others = lines.flatMap((one, number) => {
    const { sort, door } = one;
    const owners = spokenTo(one.may, 'own').may;
    const some = few ? few.random.shuffle(owners).slice(0, few.roles) : owners;
    const brings = (role: Role): boolean =>
      few ? door.includes(role) && (some.includes(role) || !owners.includes(role)) : !STRANGERS.includes(role) || sort === 'ticket';
    return ROLES.flatMap((role): Cell[] => {
      const shut = door.includes(role) ? null : ('door' as const);
      if (sort === null) return [{ route, line: one, role, whose: 'plain', expected: shut ?? 'yes', wish: null }];
      return whoseOf(sort)
        .filter((whose) => known.includes(whose) && (whose !== 'own' || brings(role)))
        .map((whose): Cell => {
          const { code, roles, may } = spokenTo(one.may, whose);
          const expected = shut ?? (may.includes(role) ? 'yes' : roles.includes(role) ? { code } : 'no');
          const tag = expected === 'yes' ? `${route} ${number}${apart ? role : ''}` : '';
          return { route, line: one, role, whose, expected, wish: { sort, whose, role, tag } };
        });
    });
  });
  return [...blind, ...others];
}
