import type { RedemptionView, StationView } from '@supermarket/shared';
import { nodesOf } from '../areas/areas.store.js';
import type { FieldCipher, Reads } from '../kernel/index.js';
import { Station } from '../stations/station.entity.js';
import { Gift } from './gift.entity.js';
import type { Redemption } from './redemption.entity.js';
import { openSecret } from './voucher.js';

/** Stations with the words of their place and how many kinds of gifts they have now. */
export async function stationViews(reads: Reads, stations: readonly Station[]): Promise<StationView[]> {
  const places = new Map((await nodesOf(reads, [...new Set(stations.map(({ areaId }) => areaId))])).map((node) => [node.id, node.text]));
  const counts = await reads.rows<{ stationId: string; n: number }>(
    'SELECT station_id AS stationId, COUNT(*) AS n FROM gift_stock WHERE active = 1 AND on_hand > reserved GROUP BY station_id',
  );
  const inStock = new Map(counts.map(({ stationId, n }) => [stationId, Number(n)]));
  return stations.map(({ id, name, areaId, address, hours, phone }) => ({
    id, name, areaId, areaText: places.get(areaId) ?? '', address, hours, phone, giftsInStock: inStock.get(id) ?? 0,
  }));
}

/** A voucher as its owner sees it: the digits while it can be fetched, never afterwards. */
export async function redemptionView(reads: Reads, cipher: FieldCipher, voucher: Redemption): Promise<RedemptionView> {
  const gift = (await reads.get(Gift, voucher.giftId))!;
  const [station] = await stationViews(reads, [(await reads.get(Station, voucher.stationId))!]);
  const secret = openSecret(cipher, voucher);
  return {
    id: voucher.id,
    state: voucher.state,
    giftName: gift.name,
    unit: gift.unit,
    picture: gift.picture,
    points: voucher.points,
    code: secret?.code ?? null,
    qr: secret?.qr ?? null,
    station: station!,
    endsAt: voucher.endsAt.toISOString(),
    createdAt: voucher.createdAt.toISOString(),
    closedAt: voucher.closedAt?.toISOString() ?? null,
    canCancel: voucher.state === 'READY',
  };
}
