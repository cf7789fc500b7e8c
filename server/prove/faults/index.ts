/** One thing that is bent, so that a proof can show that it would notice. */
export interface Fault {
  /** What PROVE_FAULT says, and the file beside this one when a module is bent. */
  readonly name: string;
  /** The module, from server/, in whose place that file stands: the same module but for what it exports itself. */
  readonly insteadOf?: string;
  /** SQL that takes guards out of the tables. */
  readonly tables?: string;
  /** Options of a MariaDB of its own. */
  readonly database?: readonly string[];
}

/** An index that keeps its columns and no longer forbids anything. */
const notUnique = (table: string, name: string, columns: string): string => `ALTER TABLE \`${table}\` DROP INDEX \`${name}\`, ADD INDEX \`${name}\` (${columns});`;

export const claimWithoutLock: Fault = {
  name: 'claim-without-lock',
  insteadOf: 'src/orders/orders.store.js',
  tables: notUnique('assignment', 'uq_assignment_seat', 'order_id, visit, seat'),
};

export const missingUniqueConstraint: Fault = {
  name: 'missing-unique-constraint',
  tables: notUnique('person', 'uq_person_phone', 'phone_index'),
};

export const awardKeyNotUnique: Fault = {
  name: 'award-key-not-unique',
  insteadOf: 'src/points/points.ledger.js',
  tables: notUnique('award', 'uq_award_standing', 'standing_of'),
};

export const retryInDeadTransaction: Fault = { name: 'retry-in-dead-transaction', insteadOf: 'src/kernel/database/unit-of-work.js' };

export const stockReadThenWritten: Fault = { name: 'stock-read-then-written', insteadOf: 'src/shop/shop.store.js' };

export const lostIdempotency: Fault = { name: 'lost-idempotency', insteadOf: 'src/orders/orders.service.js' };

export const routeWithoutGuard: Fault = { name: 'route-without-guard', insteadOf: 'src/kernel/http/access.js' };

export const viewWithoutMask: Fault = { name: 'view-without-mask', insteadOf: 'src/orders/order.view.js' };

export const commitNotFlushed: Fault = {
  name: 'commit-not-flushed',
  insteadOf: 'src/kernel/database/engine.mysql.js',
  database: ['--innodb-flush-log-at-trx-commit=0'],
};

export const expiryInUtc: Fault = { name: 'expiry-in-utc', insteadOf: 'src/points/points.rules.js' };

/** All of them by name, for the server that is started with one. */
export const faults: readonly Fault[] = [
  claimWithoutLock, missingUniqueConstraint, awardKeyNotUnique, retryInDeadTransaction, stockReadThenWritten, lostIdempotency, routeWithoutGuard,
  viewWithoutMask, commitNotFlushed, expiryInUtc,
];
