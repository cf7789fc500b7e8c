import type { Act, Ask, Verdict } from './ask.js';
import { helpers } from './helpers.js';
import { household } from './household.js';
import { CAST, type Model, type Name } from './model.js';
import { records } from './records.js';
import { shop } from './shop.js';
import { staff } from './staff.js';
import type { Tables } from './tables.js';

/** Everything that people can do in a history. */
export const ACTS: Readonly<Record<string, Act>> = { ...household, ...helpers, ...staff, ...records, ...shop };

const SEATS = { staff: ['dispatcher', 'town', 'city'], counter: ['dispatcher', 'desk'], shelf: ['dispatcher', 'desk', 'town'] } as const;

/** Whether the route lets them in at all. */
function mayEnter({ door }: Act, who: Name): boolean {
  if (door === 'anybody') return true;
  if (door === 'helpers') return CAST[who].helper !== undefined;
  return (SEATS[door] as readonly string[]).includes(CAST[who].seat ?? '');
}

/** What must come of it. */
export function verdictOf(tables: Tables, m: Model, ask: Ask): Verdict {
  const act = ACTS[ask.act]!;
  if (!mayEnter(act, ask.who)) return act.door === 'helpers' ? 'NOT_A_VOLUNTEER' : 'NOT_ALLOWED';
  return act.rule(tables, m, ask);
}
