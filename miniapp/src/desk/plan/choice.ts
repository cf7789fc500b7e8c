import type { Id, PlanLineView, PlanView } from '@supermarket/shared';

/** Whom staff want to ask, order by order, where it is not what was proposed. */
export type Choice = Readonly<Record<Id, readonly Id[]>>;

/** Who is asked for an order: what staff chose, else the proposal. */
export const askedFor = (choice: Choice, { orderId, asked }: PlanLineView): readonly Id[] => choice[orderId] ?? asked.map(({ personId }) => personId);

/** The choice after a tick; a full order changes nobody for somebody by itself. */
export function ticked(choice: Choice, line: PlanLineView, person: Id, on: boolean): Choice {
  const now = askedFor(choice, line).filter((id) => id !== person);
  return { ...choice, [line.orderId]: on ? [...now, person] : now };
}

/** Why somebody cannot be ticked for an order: it has enough, or another order has them. */
export function isShut(choice: Choice, { lines }: PlanView, line: PlanLineView, person: Id): boolean {
  const mine = askedFor(choice, line);
  if (mine.includes(person)) return false;
  return mine.length >= line.lacks || lines.some((other) => other.orderId !== line.orderId && askedFor(choice, other).includes(person));
}

/** Everything there is to send, in the plan's order. */
export function lettersOf(choice: Choice, { lines }: PlanView): { orderId: Id; personIds: readonly Id[] }[] {
  return lines.map((line) => ({ orderId: line.orderId, personIds: askedFor(choice, line) })).filter(({ personIds }) => personIds.length > 0);
}
