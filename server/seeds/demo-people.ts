import type { DemoPerson, FreeTime, PartyState, Skill, StaffRole } from '@supermarket/shared';
import { areaId } from './areas.js';
import { seedId } from './seed-id.js';
import { stationId } from './stations.js';

/** Where the demo plays. */
export const DEMO_HOME = ['恩城街道', '东门社区'] as const;

/** What the seed writes for one invented person. Phones lie in a range kept for examples (199 000 …). */
export interface DemoFacts {
  readonly key: string;
  readonly name: string;
  readonly phone: string;
  readonly birthYear: number;
  readonly home: readonly [town: string, community: string];
  readonly address: string;
  /** Has an account; else only others order for them. */
  readonly account: boolean;
  readonly volunteer?: {
    readonly skills: readonly Skill[];
    readonly freeTimes: readonly FreeTime[];
    readonly party: PartyState;
    readonly partyOrg: string | null;
    readonly pointsChoice?: 'points' | 'hours_only';
    readonly weeklyCap?: number;
  };
  readonly seat?: { readonly role: StaffRole; readonly areaId: string; readonly stationId?: string };
}

/** The id of a demo person by their key: `demoId('zhang')`. */
export const demoId = (key: string): string => seedId(`person/${key}`);

const times = (...pairs: readonly (readonly [number, FreeTime['part']])[]): FreeTime[] => pairs.map(([weekday, part]) => ({ weekday, part }));
const everyDay = (part: FreeTime['part']): FreeTime[] => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, part }));

const BRANCH = '东门社区党支部';

export const DEMO_FACTS: readonly DemoFacts[] = [
  { key: 'zhang', name: '张丽华', phone: '19900000001', birthYear: 1984, home: DEMO_HOME, address: '解放路 12 号 3 楼', account: true },
  { key: 'chen', name: '陈金好', phone: '19900000002', birthYear: 1948, home: DEMO_HOME, address: '解放路 12 号 1 楼', account: false },
  {
    key: 'li', name: '李国强', phone: '19900000003', birthYear: 1978, home: DEMO_HOME, address: '中山东路 5 号', account: true,
    volunteer: { skills: ['plumbing', 'electric'], freeTimes: [...everyDay('afternoon'), ...times([6, 'morning'], [7, 'morning'])], party: 'verified', partyOrg: BRANCH },
  },
  {
    key: 'mai', name: '麦志明', phone: '19900000004', birthYear: 1990, home: ['恩城街道', '青云社区'], address: '青云路 21 号', account: true,
    volunteer: { skills: ['first_aid', 'driving'], freeTimes: everyDay('evening'), party: 'verified', partyOrg: '青云社区党支部' },
  },
  {
    key: 'wu', name: '吴美玲', phone: '19900000005', birthYear: 1969, home: DEMO_HOME, address: '新平路 8 号', account: true,
    volunteer: { skills: ['local_speech', 'cooking'], freeTimes: everyDay('morning'), party: 'none', partyOrg: null },
  },
  {
    key: 'tan', name: '谭家豪', phone: '19900000006', birthYear: 1996, home: ['恩城街道', '西门社区'], address: '西门路 3 号', account: true,
    volunteer: { skills: ['companion', 'smartphone'], freeTimes: [...everyDay('afternoon'), ...everyDay('evening')], party: 'verified', partyOrg: '西门社区党支部' },
  },
  {
    key: 'he', name: '何敏', phone: '19900000007', birthYear: 1987, home: DEMO_HOME, address: '东门社区居委会', account: true,
    seat: { role: 'dispatcher', areaId: areaId(...DEMO_HOME) },
  },
  {
    key: 'feng', name: '冯秀珍', phone: '19900000008', birthYear: 1980, home: DEMO_HOME, address: '东门社区居委会', account: true,
    seat: { role: 'desk', areaId: areaId(...DEMO_HOME), stationId: stationId('东门社区站') },
  },
  {
    key: 'liang', name: '梁建华', phone: '19900000009', birthYear: 1975, home: DEMO_HOME, address: '恩城街道办事处', account: true,
    seat: { role: 'town', areaId: areaId('恩城街道') },
  },
  {
    key: 'cen', name: '岑伟明', phone: '19900000010', birthYear: 1972, home: DEMO_HOME, address: '恩平市社会工作部', account: true,
    seat: { role: 'city', areaId: areaId() },
  },
];

const SHOWN: Readonly<Record<string, Pick<DemoPerson, 'hat' | 'about'>>> = {
  zhang: { hat: 'resident', about: '住东门社区，可以点单；邻居陈大娘 78 岁，也请她代办' },
  li: { hat: 'volunteer', about: '党员志愿者，会修水管和电路，住东门社区' },
  mai: { hat: 'volunteer', about: '党员志愿者，会急救、能开车，住青云社区' },
  wu: { hat: 'volunteer', about: '志愿者，会讲本地话、会做饭，住东门社区' },
  tan: { hat: 'volunteer', about: '党员志愿者，陪诊、教用手机，住西门社区' },
  he: { hat: 'staff', about: '东门社区的审核派单员：审核、邀请、核实' },
  feng: { hat: 'staff', about: '东门社区站的柜台：看码、发东西、管库存' },
  liang: { hat: 'staff', about: '恩城街道的工作人员：核实 8 小时以上的时长，任命社区人员' },
  cen: { hat: 'staff', about: '恩平市的管理员：看全市，任命镇街人员' },
};

/** Those whom everybody may try in the demo. */
export const DEMO_PEOPLE: readonly DemoPerson[] = DEMO_FACTS.flatMap(({ key, name }) => {
  const shown = SHOWN[key];
  return shown ? [{ id: demoId(key), name, ...shown }] : [];
});
