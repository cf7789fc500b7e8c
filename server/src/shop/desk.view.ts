import type { StockRow, VoucherFoundView } from '@supermarket/shared';
import type { FieldCipher, Reads } from '../kernel/index.js';
import { maskName } from '../people/mask.rules.js';
import { openPerson } from '../people/people.store.js';
import { Person } from '../people/person.entity.js';
import { Gift } from './gift.entity.js';
import type { Redemption } from './redemption.entity.js';

/** The last four digits, to compare with what the person says. */
export function phoneTail(cipher: FieldCipher, person: Person | null): string | null {
  return (person && openPerson(cipher, person).phone)?.slice(-4) ?? null;
}

/** What staff see before they hand over: a masked name and the end of the number, nothing else of the person. */
export async function voucherFound(reads: Reads, cipher: FieldCipher, voucher: Redemption): Promise<VoucherFoundView> {
  const gift = (await reads.get(Gift, voucher.giftId))!;
  const holder = await reads.get(Person, voucher.personId);
  return {
    redemptionId: voucher.id,
    giftName: gift.name,
    unit: gift.unit,
    picture: gift.picture,
    points: voucher.points,
    holderName: maskName(holder?.name ?? null),
    phoneTail: phoneTail(cipher, holder),
  };
}

type RawStockRow = Omit<StockRow, 'active'> & { readonly active: number };

const STOCK_ROW = `SELECT s.id AS stockId, g.name AS giftName, g.unit, g.picture, s.price, s.on_hand AS onHand, s.reserved,
  s.monthly_limit AS monthlyLimit, s.active FROM gift_stock s JOIN gift g ON g.id = s.gift_id`;

export async function stockRows(reads: Reads, stationId: string): Promise<StockRow[]> {
  const rows = await reads.rows<RawStockRow>(`${STOCK_ROW} WHERE s.station_id = ? ORDER BY g.category, g.name`, [stationId]);
  return rows.map((row) => ({ ...row, active: Number(row.active) === 1 }));
}

export async function stockRow(reads: Reads, stockId: string): Promise<StockRow> {
  const row = (await reads.one<RawStockRow>(`${STOCK_ROW} WHERE s.id = ?`, [stockId]))!;
  return { ...row, active: Number(row.active) === 1 };
}
