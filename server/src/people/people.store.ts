import type { Tx } from '../kernel/index.js';
import { Person } from './person.entity.js';

/** Locks people in the order of their ids, by one statement; rules that span orders stand behind this lock. */
export function lockPeople(tx: Tx, ids: readonly string[]): Promise<Person[]> {
  return tx.lockAll(Person, ids);
}

/** One more task confirmed for this volunteer. */
export async function countHelped(tx: Tx, personId: string): Promise<void> {
  await tx.change('UPDATE volunteer SET helped = helped + 1 WHERE person_id = ?', [personId]);
}
