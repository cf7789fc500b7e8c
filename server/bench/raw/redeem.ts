import { randomBytes, randomInt } from 'node:crypto';
import type { RawDatabase } from './database.js';
import { AUDIT, JOB } from './claim.js';
import { TRANSFER } from './confirm.js';
import { blindIndex, bodyHash, dayOf, iso, newId, seal, sql } from './words.js';

const PERSON = 'SELECT id FROM person WHERE id = ?';
const SENT = 'SELECT id FROM redemption WHERE id = ?';
const OFFER = `SELECT s.id AS stockId, s.price AS price, s.on_hand - s.reserved AS free, s.monthly_limit AS monthlyLimit, s.active AS active, g.id AS giftId, g.name AS giftName,
    g.unit AS unit, g.picture AS picture, t.id AS stationId, t.name AS stationName
  FROM gift_stock s JOIN gift g ON g.id = s.gift_id JOIN station t ON t.id = s.station_id AND t.active = 1 WHERE s.id = ?`;
const TAKEN = (marks: string): string => `SELECT limit_key AS limitKey FROM redemption WHERE limit_key IN (${marks})`;
const LOTS = 'SELECT id, expires_on AS expiresOn, balance, held FROM point_account WHERE person_id = ? AND balance > 0 ORDER BY id';
const HOLD = 'UPDATE point_account SET held = held + ? WHERE id = ? AND balance - held >= ?';
const LIVE = 'SELECT id FROM redemption WHERE live_code = ?';
const VOUCHER = `INSERT INTO redemption (id, person_id, body_hash, stock_id, station_id, gift_id, points, state, code_index, live_code, qr_index, secret_cipher, limit_key,
  created_at, ends_at) VALUES (?, ?, ?, ?, ?, ?, ?, 'READY', ?, ?, ?, ?, ?, ?, ?)`;
const MOVE = "INSERT INTO stock_movement (stock_id, kind, quantity, person_id, redemption_id, at) VALUES (?, 'reserve', 1, ?, ?, ?)";
const STOCK = 'UPDATE gift_stock SET reserved = reserved + 1 WHERE id = ? AND active = 1 AND price = ? AND on_hand - reserved >= 1';
const STATION = `SELECT s.address AS address, s.hours AS hours, s.phone AS phone, s.area_id AS areaId, t.name || ' ' || a.name AS areaText,
    (SELECT COUNT(*) FROM gift_stock g WHERE g.station_id = s.id AND g.active = 1 AND g.on_hand > g.reserved) AS inStock
  FROM station s JOIN area a ON a.id = s.area_id JOIN area t ON t.id = a.town_id WHERE s.id = ?`;

/** A gift for points: person, lots, voucher, movement, timer, and the stock last. Null when it cannot be had. */
export function redeem(db: RawDatabase, personId: string, body: { id: string; stockId: string }): Promise<string | null> {
  const lock = db.mysql ? ' FOR UPDATE' : '';
  return db.transaction(async (execute) => {
    const at = Date.now();
    const now = sql(at);
    const { id, stockId } = body;
    await execute(PERSON + lock, [personId]);
    if ((await execute(SENT, [id])).length > 0) return null;
    const offer = (await execute(OFFER, [stockId]))[0]!;
    const month = dayOf(at).slice(0, 7);
    const keys = Array.from({ length: offer['monthlyLimit'] }, (_, n) => `${personId}:${offer['giftId']}:${month}:${n + 1}`);
    const taken = (await execute(TAKEN(keys.map(() => '?').join(', ')), keys)).map(({ limitKey }) => limitKey as string);
    const limitKey = keys.find((key) => !taken.includes(key));
    if (!limitKey || offer['free'] < 1) return null;
    await execute(AUDIT, [now, personId, 'gift.redeem', 'redemption', id, null, JSON.stringify({ stockId, points: offer['price'] })]);
    const price: number = offer['price'];
    const title = `兑换${offer['giftName']}`;
    const lot = (await execute(LOTS + lock, [personId])).find(({ balance, held }) => balance - held >= price)!;
    const cause = `redemption:${id}`;
    await execute(TRANSFER, [`${cause}/redeem/hold/1`, cause, 'redeem', 'hold', lot['id'], 'redeemed', price, personId, id, price, title, offer['stationName'], now]);
    await execute(HOLD, [price, lot['id'], price]);
    let code: string;
    let codeIndex: string;
    let liveCode: string;
    do {
      code = String(randomInt(1_000_000)).padStart(6, '0');
      codeIndex = blindIndex('redemption.code', code);
      liveCode = `${offer['stationId']}:${codeIndex}`;
    } while ((await execute(LIVE, [liveCode])).length > 0);
    const qr = `vsc:${randomBytes(16).toString('base64url')}`;
    const ends = Date.parse(`${dayOf(at + 15 * 86_400_000)}T12:00:00Z`);
    const secret = seal('redemption', 'secret_cipher', id, JSON.stringify({ code, qr }));
    await execute(VOUCHER, [
      id, personId, bodyHash(JSON.stringify(body)), stockId, offer['stationId'], offer['giftId'], price, codeIndex, liveCode, blindIndex('redemption.qr', qr), secret,
      limitKey, now, sql(ends),
    ]);
    await execute(MOVE, [stockId, personId, id, now]);
    await execute(JOB, [newId(ends), 'shop.expire-redemption', `shop.expire-redemption:${id}`, JSON.stringify({ redemptionId: id }), sql(ends)]);
    if ((await execute(STOCK, [stockId, price])).affected !== 1) throw new Error('sold out');
    const station = (await execute(STATION, [offer['stationId']]))[0]!;
    return JSON.stringify({
      id, state: 'READY', giftName: offer['giftName'], unit: offer['unit'], picture: offer['picture'], points: price, code, qr,
      station: {
        id: offer['stationId'], name: offer['stationName'], areaId: station['areaId'], areaText: station['areaText'], address: station['address'],
        hours: station['hours'], phone: station['phone'], giftsInStock: Number(station['inStock']),
      },
      endsAt: iso(sql(ends)), createdAt: iso(now), closedAt: null, canCancel: true,
    });
  });
}
