import { ASSIGNMENT_STATES, ORDER_RELATIONS, ORDER_STATES, type OrderRelation } from '@supermarket/shared';
import { ASSIGNMENT_EDGES, ORDER_EDGES, type Action, type AssignmentEdge, type OrderEdge } from './order.machine.js';

/*
 * The machine as Markdown, status × role × action, for docs/domain.md. `act → STATE / STATE` is allowed, `act =` is
 * already so, and whatever a cell does not name is refused.
 */

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

function cell<S extends string>(edges: readonly (OrderEdge | AssignmentEdge)[], state: S, role: OrderRelation): string {
  const words = edges
    .filter((edge) => edge.who.includes(role))
    .flatMap(({ action, go, already }) => {
      const targets = (go as Partial<Record<S, readonly string[]>>)[state];
      if (targets) return [`${action} → ${targets.join(' / ')}`];
      return (already as readonly string[] | undefined)?.includes(state) ? [`${action} =`] : [];
    });
  return words.length > 0 ? words.join('<br>') : '–';
}

const matrix = (edges: readonly (OrderEdge | AssignmentEdge)[], states: readonly string[]): string =>
  table(['state', ...ORDER_RELATIONS], states.map((state) => [`**${state}**`, ...ORDER_RELATIONS.map((role) => cell(edges, state, role))]));

export const orderTable = (): string => matrix(ORDER_EDGES, ORDER_STATES);
export const assignmentTable = (): string => matrix(ASSIGNMENT_EDGES, ASSIGNMENT_STATES);

/** In which states of the order something can be done to a part. */
export const whenTable = (): string =>
  table(
    ['action upon a part', 'while the order is', 'else'],
    ASSIGNMENT_EDGES.map(({ action, inOrder, else: refusal }) => [action, inOrder.length === ORDER_STATES.length ? 'in any state' : inOrder.join(', '), refusal ?? 'WRONG_STATE']),
  );

/** What stands between the markers of docs/domain.md. */
export function stateTables(): string {
  return ['### The order', '', orderTable(), '', '### A part in it (assignment)', '', assignmentTable(), '', whenTable()].join('\n');
}

/** What a cell says about one action. */
export interface Printed {
  readonly verdict: 'go' | 'already';
  readonly to: readonly string[];
}

/** Reads a printed table back: state → role → what is open. The walk of the spec judges by this, not by the data behind it. */
export function readTable(markdown: string): Map<string, Map<OrderRelation, Map<Action, Printed>>> {
  const [head, , ...lines] = markdown.split('\n').map((line) => line.split('|').slice(1, -1).map((text) => text.trim()));
  return new Map(
    lines.map((cells) => [
      cells[0]!.replaceAll('*', ''),
      new Map(head!.slice(1).map((role, i) => [role as OrderRelation, readCell(cells[i + 1]!)])),
    ]),
  );
}

function readCell(text: string): Map<Action, Printed> {
  if (text === '–') return new Map();
  return new Map(
    text.split('<br>').map((words): [Action, Printed] => {
      const [action, to] = words.split(' → ');
      if (to !== undefined) return [action as Action, { verdict: 'go', to: to.split(' / ') }];
      return [words.replace(/ =$/, '') as Action, { verdict: 'already', to: [] }];
    }),
  );
}
