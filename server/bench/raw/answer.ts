import { claim } from './claim.js';
import { confirm } from './confirm.js';
import type { RawDatabase } from './database.js';
import { list } from './list.js';
import { one } from './order.js';
import { redeem } from './redeem.js';
import { callerOf } from './session.js';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  /** The body, once it has come. */
  readonly body: () => Promise<string>;
}

/** JSON; null for whatever cannot be done. */
export async function answer(db: RawDatabase, { method, path, authorization, body }: Asked): Promise<string | null> {
  if (path === '/readyz') return '{}';
  const caller = await callerOf(db, authorization);
  if (!caller) return null;
  const { personId } = caller;
  if (method === 'GET') return path.startsWith('/v1/hall') ? list(db, personId) : one(db, personId, path.slice('/v1/orders/'.length));
  const sent = JSON.parse(await body());
  if (path === '/v1/redemptions') return redeem(db, personId, sent);
  const [, , , id, what] = path.split('/');
  return what === 'claim' ? claim(db, personId, id!) : confirm(db, personId, id!, sent);
}
