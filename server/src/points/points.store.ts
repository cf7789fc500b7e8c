import type { FundingSource } from '@supermarket/shared';
import { newId, type Day, type Reads, type Tx } from '../kernel/index.js';
import { PointAccount } from './point-account.entity.js';
import { PointRule } from './point-rule.entity.js';

/** The rule for service that ended then. */
export async function ruleAt(reads: Reads, at: Date): Promise<PointRule> {
  const [rule] = await reads.find(PointRule, 'effective_from <= ? ORDER BY effective_from DESC LIMIT 1', [at]);
  if (!rule) throw new Error('no point rule is in force: the database is not set up');
  return rule;
}

/** All lots of a person that hold anything, locked, in the order of their ids. */
export function lockLots(tx: Tx, personId: string): Promise<PointAccount[]> {
  return tx.lockWhere(PointAccount, 'person_id = ? AND balance > 0 ORDER BY id', [personId]);
}

/** The lot for these points, locked; opened when it is the first of its kind. */
export async function openLot(tx: Tx, lot: { personId: string; expiresOn: Day; source: FundingSource }, at: Date): Promise<PointAccount> {
  const where = 'person_id = ? AND expires_on = ? AND source = ?';
  const keys = [lot.personId, lot.expiresOn, lot.source];
  const [there] = await tx.lockWhere(PointAccount, where, keys);
  if (there) return there;
  const row: PointAccount = { id: newId(at), ...lot, balance: 0, held: 0, createdAt: at };
  await tx.insertIfAbsent(PointAccount, row); // somebody else may open it at the same moment
  const [opened] = await tx.lockWhere(PointAccount, where, keys);
  return opened!;
}
