import type { RedemptionView, StationView } from '@supermarket/shared';
import { nodesOf } from '../areas/areas.store.js';
import { marks, type FieldCipher, type Reads } from '../kernel/index.js';
import type { Station } from '../stations/station.entity.js';
import type { Redemption } from './redemption.entity.js';
import { openSecret } from './voucher.js';

/** Stations with the words of their place and how many kinds of gifts they have now. */
export async function stationViews(reads: Reads, stations: readonly Station[]): Promise<StationView[]> {
  if (stations.length === 0) return [];
  const places = new Map((await nodesOf(reads, [...new Set(stations.map(({ areaId }) => areaId))])).map((node) => [node.id, node.text]));
  const counts = await reads.rows<{ stationId: string; n: number }>(
    `SELECT station_id AS stationId, COUNT(*) AS n FROM gift_stock WHERE station_id IN (${marks(stations)}) AND active = 1 AND on_hand > reserved GROUP BY station_id`,
    stations.map(({ id }) => id),
  );
  const inStock = new Map(counts.map(({ stationId, n }) => [stationId, Number(n)]));
  return stations.map(({ id, name, areaId, address, hours, phone }) => ({
    id, name, areaId, areaText: places.get(areaId) ?? '', address, hours, phone, giftsInStock: inStock.get(id) ?? 0,
  }));
}

/** What is shown beside a voucher: its gift, and the station with the words of its place. */
interface Around extends Omit<StationView, 'id' | 'name' | 'giftsInStock' | 'areaText'> {
  readonly giftName: string;
  readonly unit: string;
  readonly picture: RedemptionView['picture'];
  readonly stationName: string;
  readonly areaName: string;
  readonly townName: string | null;
  readonly communityName: string | null;
  readonly inStock: number | string;
}

const AROUND = `SELECT g.name AS giftName, g.unit AS unit, g.picture AS picture, s.name AS stationName, s.area_id AS areaId, s.address AS address, s.hours AS hours,
    s.phone AS phone, a.name AS areaName, t.name AS townName, c.name AS communityName,
    (SELECT COUNT(*) FROM gift_stock k WHERE k.station_id = s.id AND k.active = 1 AND k.on_hand > k.reserved) AS inStock
  FROM gift g JOIN station s ON s.id = ? JOIN area a ON a.id = s.area_id
    LEFT JOIN area t ON t.id = a.town_id AND t.id <> a.id LEFT JOIN area c ON c.id = a.community_id AND c.id <> a.id
  WHERE g.id = ?`;

/** A voucher as its owner sees it: the digits while it can be fetched, never afterwards. */
export async function redemptionView(reads: Reads, cipher: FieldCipher, voucher: Redemption): Promise<RedemptionView> {
  const around = await reads.one<Around>(AROUND, [voucher.stationId, voucher.giftId]);
  if (!around) throw new Error(`voucher ${voucher.id} has no gift or no station`);
  const { giftName, unit, picture, stationName, areaId, address, hours, phone, townName, communityName, areaName, inStock } = around;
  const secret = openSecret(cipher, voucher);
  return {
    id: voucher.id,
    state: voucher.state,
    giftName,
    unit,
    picture,
    points: voucher.points,
    code: secret?.code ?? null,
    qr: secret?.qr ?? null,
    station: {
      id: voucher.stationId, name: stationName, areaId, address, hours, phone,
      areaText: [townName, communityName, areaName].filter((part) => part !== null).join(' '),
      giftsInStock: Number(inStock),
    },
    endsAt: voucher.endsAt.toISOString(),
    createdAt: voucher.createdAt.toISOString(),
    closedAt: voucher.closedAt?.toISOString() ?? null,
    canCancel: voucher.state === 'READY',
  };
}
