import { Area } from '../src/areas/area.entity.js';
import type { Tx } from '../src/kernel/index.js';
import { Station } from '../src/stations/station.entity.js';
import { areaId } from './areas.js';
import { seedId } from './seed-id.js';

interface Line {
  readonly area: readonly [town: string, community: string];
  readonly name: string;
  readonly address: string;
  readonly hours?: string;
}

/** One in every town, and a few communities of the county seat. The numbers of the houses are the demo's own. */
const STATIONS: readonly Line[] = [
  { area: ['恩城街道', '东门社区'], name: '东门社区站', address: '东门社区党群服务中心一楼', hours: '9:00–20:00' },
  { area: ['恩城街道', '西门社区'], name: '西门社区站', address: '西门社区党群服务中心一楼', hours: '9:00–20:00' },
  { area: ['恩城街道', '青云社区'], name: '青云社区站', address: '青云社区长者饭堂旁' },
  { area: ['横陂镇', '横陂圩社区'], name: '横陂站', address: '横陂圩便民服务大厅' },
  { area: ['圣堂镇', '圩镇社区'], name: '圣堂站', address: '圣堂圩党群服务中心' },
  { area: ['良西镇', '圩镇社区'], name: '良西站', address: '良西圩文化站一楼' },
  { area: ['沙湖镇', '圩镇社区'], name: '沙湖站', address: '沙湖圩便民服务大厅' },
  { area: ['牛江镇', '圩镇社区'], name: '牛江站', address: '牛江圩党群服务中心' },
  { area: ['君堂镇', '君堂圩社区'], name: '君堂站', address: '君堂圩便民服务大厅' },
  { area: ['大田镇', '大田圩社区'], name: '大田站', address: '大田圩文化站一楼' },
  { area: ['那吉镇', '圩镇社区'], name: '那吉站', address: '那吉圩党群服务中心' },
  { area: ['大槐镇', '圩镇社区'], name: '大槐站', address: '大槐圩便民服务大厅' },
  { area: ['东成镇', '圩镇社区'], name: '东成站', address: '东成圩党群服务中心' },
];

/** The id of a seeded station by its name: `stationId('东门社区站')`. */
export const stationId = (name: string): string => seedId(`station/${name}`);

export async function seedStations(tx: Tx): Promise<void> {
  for (const { area, name, address, hours } of STATIONS) {
    const place = await tx.get(Area, areaId(...area));
    if (!place) throw new Error(`no area ${area.join(' ')}: seed the areas first`);
    await tx.insertIfAbsent(Station, {
      id: stationId(name),
      areaId: place.id,
      townId: place.townId!,
      communityId: place.communityId,
      name,
      address,
      hours: hours ?? '9:00–17:30',
      phone: null,
      active: true,
    });
  }
}
