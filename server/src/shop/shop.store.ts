import { tell } from '../inbox/inbox.store.js';
import { cancelJobs, schedule } from '../jobs/jobs.store.js';
import { marks, Refusal, refuseOn, type FieldCipher, type Tx } from '../kernel/index.js';
import * as ledger from '../points/points.ledger.js';
import { GiftStock } from './gift-stock.entity.js';
import { Redemption } from './redemption.entity.js';
import { mayTake } from './shop.rules.js';
import { StockMovement } from './stock-movement.entity.js';
import { newSecret, sealSecret } from './voucher.js';

refuseOn({ uq_redemption_limit: 'GIFT_LIMIT', pk_redemption: 'ID_TAKEN', uq_stock_movement_move: 'ID_TAKEN' });

export const EXPIRE_REDEMPTION = 'shop.expire-redemption';

/** Six digits may meet another voucher's; so often others are tried. */
const TRIES = 8;

const holdKey = (id: string): string => `redemption:${id}`;
const jobKey = (id: string): string => `${EXPIRE_REDEMPTION}:${id}`;

export type NewRedemption = Omit<Redemption, 'codeIndex' | 'liveCode' | 'qrIndex' | 'secretCipher'>;

export interface Offer {
  readonly id: string;
  readonly stationId: string;
  readonly giftId: string;
  readonly price: number;
  readonly onHand: number;
  readonly reserved: number;
  readonly monthlyLimit: number;
  readonly active: boolean;
  readonly giftName: string;
  readonly stationName: string;
}

/** A stock line with its gift, at a station that is open to the public; null when there is none. */
export async function offerOf(tx: Tx, stockId: string): Promise<Offer | null> {
  const row = await tx.one<Omit<Offer, 'active'> & { active: number }>(
    `SELECT k.id AS id, k.station_id AS stationId, k.gift_id AS giftId, k.price AS price, k.on_hand AS onHand, k.reserved AS reserved,
            k.monthly_limit AS monthlyLimit, k.active AS active, g.name AS giftName, s.name AS stationName
     FROM gift_stock k JOIN gift g ON g.id = k.gift_id JOIN station s ON s.id = k.station_id AND s.active = 1 WHERE k.id = ?`,
    [stockId],
  );
  return row && { ...row, active: row.active === 1 };
}

/** Which of these keys are used. The person is locked, so nobody else takes one meanwhile. */
export async function takenKeys(tx: Tx, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ limitKey: string }>(`SELECT limit_key AS limitKey FROM redemption WHERE limit_key IN (${marks(keys)})`, keys);
  return new Set(rows.map(({ limitKey }) => limitKey));
}

/** Writes the voucher with digits that no other of the station's waiting vouchers has. */
export async function insertRedemption(tx: Tx, cipher: FieldCipher, row: NewRedemption): Promise<Redemption> {
  for (let tries = 1; ; tries += 1) {
    const voucher: Redemption = { ...row, ...sealSecret(cipher, row.id, row.stationId, newSecret()) };
    const isTaken = (await tx.find(Redemption, 'live_code = ?', [voucher.liveCode])).length > 0;
    if (isTaken && tries < TRIES) continue;
    await tx.insert(Redemption, voucher);
    return voucher;
  }
}

/** Points aside, voucher, movement and timer; then the hottest row last: one of the stock set aside, if there is one. */
export async function reserve(tx: Tx, cipher: FieldCipher, row: NewRedemption, words: { title: string; place: string }): Promise<Redemption> {
  const { id, personId, stockId, points, createdAt: at } = row;
  await ledger.hold(tx, { key: holdKey(id), personId, amount: points, subjectId: id, ...words, at });
  const voucher = await insertRedemption(tx, cipher, row);
  await tx.insertKeyed(StockMovement, { stockId, kind: 'reserve', quantity: 1, reason: null, personId, redemptionId: id, moveId: null, bodyHash: null, at });
  await schedule(tx, { kind: EXPIRE_REDEMPTION, key: jobKey(id), payload: { redemptionId: id }, runAt: row.endsAt });
  const changed = await tx.change(
    'UPDATE gift_stock SET reserved = reserved + 1 WHERE id = ? AND active = 1 AND price = ? AND on_hand - reserved >= 1',
    [stockId, points],
  );
  if (changed === 1) return voucher;
  mayTake((await tx.get(GiftStock, stockId))!, points); // says what has changed since it was read without a lock
  throw new Refusal('SOLD_OUT');
}

/** Not fetched, or taken back by staff: the owner hears that the points are theirs again. */
function tellReturned(tx: Tx, { id, personId }: Redemption, reason: 'expired' | 'staff', at: Date): Promise<void> {
  return tell(tx, { kind: 'gift_returned', to: [personId], cause: `g:${id}:returned`, subject: 'redemption', subjectId: id, facts: { reason } }, at);
}

export interface Closing {
  readonly state: 'FULFILLED' | 'CANCELLED' | 'EXPIRED';
  /** null: the timer. */
  readonly by: string | null;
  readonly reason: string | null;
  readonly fetchedByCipher?: string | null;
  readonly at: Date;
}

/** Ends a voucher that is locked and READY: points spent or given back, the month's place freed, stock last. */
export async function close(tx: Tx, voucher: Redemption, closing: Closing): Promise<Redemption> {
  const { state, by, reason, at, fetchedByCipher = null } = closing;
  const isFetched = state === 'FULFILLED';
  const patch = {
    state, liveCode: null, secretCipher: null, closedAt: at, closedBy: by, closedFor: reason, fetchedByCipher,
    limitKey: isFetched ? voucher.limitKey : null,
  };
  const changed = await tx.update(Redemption, patch, "id = ? AND state = 'READY'", [voucher.id]);
  if (changed !== 1) throw new Refusal('WRONG_STATE');
  await (isFetched ? ledger.settle : ledger.release)(tx, holdKey(voucher.id), at);
  const { stockId, id: redemptionId } = voucher;
  await tx.insertKeyed(StockMovement, {
    stockId, kind: isFetched ? 'hand_over' : 'unreserve', quantity: -1, reason, personId: by, redemptionId, moveId: null, bodyHash: null, at,
  });
  await cancelJobs(tx, [jobKey(voucher.id)]);
  if (!isFetched && by !== voucher.personId) await tellReturned(tx, voucher, by === null ? 'expired' : 'staff', at);
  const onHand = isFetched ? 'on_hand = on_hand - 1, ' : '';
  if ((await tx.change(`UPDATE gift_stock SET ${onHand}reserved = reserved - 1 WHERE id = ? AND reserved >= 1`, [stockId])) !== 1) {
    throw new Error(`stock ${stockId} has nothing set aside for ${voucher.id}`);
  }
  return { ...voucher, ...patch };
}
