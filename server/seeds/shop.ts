import type { GiftCategory, GiftPicture } from '@supermarket/shared';
import { GiftStock } from '../src/shop/gift-stock.entity.js';
import { Gift } from '../src/shop/gift.entity.js';
import { moveStock } from '../src/shop/stock.store.js';
import type { Tx } from '../src/kernel/index.js';
import { seedId } from './seed-id.js';
import { stationId } from './stations.js';

interface Line {
  readonly id: GiftPicture;
  readonly name: string;
  readonly unit: string;
  readonly category: GiftCategory;
  readonly price: number;
  readonly limit: number;
  readonly donor: string | null;
}

const GIFTS: readonly Line[] = [
  { id: 'rice', name: '大米 5kg', unit: '袋', category: 'food', price: 260, limit: 2, donor: '爱心企业捐' },
  { id: 'oil', name: '食用油 1.8L', unit: '桶', category: 'food', price: 300, limit: 1, donor: '爱心企业捐' },
  { id: 'wash', name: '洗衣液 2kg', unit: '瓶', category: 'daily', price: 160, limit: 2, donor: null },
  { id: 'towel', name: '纯棉毛巾 2 条', unit: '份', category: 'daily', price: 60, limit: 3, donor: null },
  { id: 'umb', name: '晴雨伞', unit: '把', category: 'daily', price: 120, limit: 2, donor: null },
  { id: 'cup', name: '保温杯 500ml', unit: '个', category: 'daily', price: 220, limit: 1, donor: null },
];

/** Opening stock by station; 0: on the list of that station, but none is left. */
const SHELVES: Readonly<Record<string, Readonly<Partial<Record<GiftPicture, number>>>>> = {
  东门社区站: { rice: 12, oil: 2, wash: 30, towel: 46, umb: 0, cup: 9 },
  西门社区站: { rice: 6, wash: 12, towel: 20 },
  大田站: { rice: 10, towel: 15, umb: 5 },
  良西站: { rice: 8, wash: 10, towel: 12, cup: 3 },
};

/** The id of a seeded stock line: `stockId('东门社区站', 'rice')`. */
export const stockId = (station: string, gift: GiftPicture): string => seedId(`stock/${station}/${gift}`);
export const giftId = (gift: GiftPicture): string => seedId(`gift/${gift}`);

/** Gifts and their opening stock, which comes in by movements like any other. What is there already stays. */
export async function seedShop(tx: Tx, at: Date): Promise<void> {
  for (const { id, name, unit, category } of GIFTS) await tx.insertIfAbsent(Gift, { id: giftId(id), name, unit, picture: id, category });
  for (const [station, shelf] of Object.entries(SHELVES)) {
    for (const gift of GIFTS) {
      const count = shelf[gift.id];
      if (count === undefined) continue;
      const id = stockId(station, gift.id);
      const { price, limit: monthlyLimit, donor } = gift;
      const row: GiftStock = { id, stationId: stationId(station), giftId: giftId(gift.id), price, onHand: 0, reserved: 0, monthlyLimit, donor, active: true };
      const isNew = await tx.insertIfAbsent(GiftStock, row);
      if (isNew && count > 0) await moveStock(tx, id, null, { id: seedId(`move/${station}/${gift.id}`), kind: 'in', quantity: count, reason: '首批入库' }, at);
    }
  }
}
