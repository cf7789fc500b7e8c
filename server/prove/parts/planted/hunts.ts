import * as faults from '../../faults/index.js';
import type { Fault } from '../../faults/index.js';
import type { Part } from '../../part.js';
import { kills } from '../kills/kills.js';
import { leaks } from '../leaks/leaks.js';
import { properties } from '../properties.js';
import { races } from '../races/index.js';
import { repeats } from '../repeats/index.js';
import { whoMay } from '../who-may/who-may.js';

/** Who has to find a fault, and what they have to say: a server that does not answer has found nothing. */
export interface Hunt {
  readonly fault: Fault;
  readonly part: Part;
  /** The tests it takes; the last one has to fail. */
  readonly tests: readonly string[];
  /** What it says then. */
  readonly says: RegExp;
  /** Of the counts of the short form. */
  readonly share: number;
  /** Among those that are tried in the short form, too. */
  readonly inShort?: boolean;
}

export const hunts: readonly Hunt[] = [
  {
    fault: faults.claimWithoutLock, part: races, share: 0.2, inShort: true,
    tests: ['one winner a seat'],
    says: /^order \S+: \d+ won [123] seats$/,
  },
  {
    fault: faults.missingUniqueConstraint, part: races, share: 0.5,
    tests: ['one account a phone number'],
    says: /^number \d+: [2-8] accounts have it$/,
  },
  {
    fault: faults.awardKeyNotUnique, part: repeats, share: 0.2, inShort: true,
    tests: ['creations happen once', 'actions happen once', 'one effect each in the tables'],
    says: /^confirm \S+: 1 and 1 and 2 instead of 1$/,
  },
  {
    fault: faults.retryInDeadTransaction, part: races, share: 0.3,
    tests: ['a shelf held against us: no half voucher'],
    says: /^shelf \S+: 3 in stock, \d won, \d vouchers, \d set aside, \d points held$/,
  },
  {
    fault: faults.stockReadThenWritten, part: races, share: 0.3, inShort: true,
    tests: ['redeemed = stock, never below zero'],
    says: /^gift \S+: \d+ redeemed of \d+$/,
  },
  {
    fault: faults.lostIdempotency, part: repeats, share: 0.2,
    tests: ['creations happen once'],
    says: /^place \S+: \{.*\} after \{.*\}$/,
  },
  {
    fault: faults.routeWithoutGuard, part: whoMay, share: 0.3,
    tests: ['who may not is refused, and leaves no trace'],
    says: /^GET \/v1\/volunteers, \w+, \w+: 200 instead of a refusal at the door$/,
  },
  {
    fault: faults.viewWithoutMask, part: leaks, share: 0.2,
    tests: ['nobody reads what is not for them'],
    says: /: GET \/v1\/orders\/\S+ as \w[\w ]*: the name of the \w+$/,
  },
  {
    fault: faults.commitNotFlushed, part: kills, share: 0.3,
    tests: ['two servers and MariaDB, kill -9'],
    says: /^lost: \w+ \S+.*: \d+ of \d+$/,
  },
  {
    fault: faults.expiryInUtc, part: properties, share: 1,
    tests: ['properties of the rules'],
    says: /^points end at midnight of the year’s last day in Shanghai.*: failed/,
  },
];
