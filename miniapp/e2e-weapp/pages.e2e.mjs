import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { areaId, orderOf, Town } from './town.mjs';
import { World } from './world.mjs';

const at = (clock) => `2026-11-25T${clock}:00+08:00`;

/** Who opens which page, in which identity. Pages that nobody is named for are opened by a resident. */
const VISITS = [
  ['张丽华', '居民', ['pages/first/index', 'pages/second/index', 'pages/third/index', 'pages/mine/index', 'order/services/index', 'order/create/index',
    `order/detail/index?id=${orderOf('walk')}`, `order/detail/index?id=${orderOf('glasses')}`, `order/confirm/index?id=${orderOf('pension')}`,
    'me/neighbours/index', 'me/neighbour/index', 'me/family/index', 'me/family-code/index', 'me/family-join/index', 'me/looks/index', 'me/messages/index', 'me/rings/index', 'me/refused/index', 'me/privacy/index', 'me/copy/index', 'me/close/index', 'me/feedback/index', 'me/write/index?kind=question', 'me/profile/index', 'me/volunteer/index', 'me/approve/index', 'me/code/index',
    'me/login/index', 'shop/redemptions/index']],
  ['吴美玲', '志愿者', ['pages/first/index', 'pages/second/index', 'pages/mine/index', `serve/task/index?id=${orderOf('walk')}`,
    `serve/check-in/index?id=${orderOf('walk')}`, 'serve/card/index', 'me/points/index', 'me/volunteer/index']],
  ['李国强', '志愿者', ['pages/first/index', `serve/task/index?id=${orderOf('companion')}`, 'pages/third/index']],
  ['何敏', '工作人员', ['pages/first/index', 'pages/second/index', 'pages/mine/index', 'desk/queue/index?queue=review', 'desk/queue/index?queue=verify',
    `desk/review/index?id=${orderOf('kitchen')}`, `desk/review/index?id=${orderOf('flowerpot')}`, `desk/dispatch/index?id=${orderOf('tap')}`,
    `desk/verify/index?id=${orderOf('walk')}`, `desk/slip/index?id=${orderOf('walk')}`, 'desk/family/index', 'desk/volunteers/index', 'desk/feedback/index', 'desk/calls/index', 'desk/plan/index', `desk/poster/index?id=${areaId('恩城街道', '东门社区')}`]],
  ['冯秀珍', '工作人员', ['pages/first/index', 'pages/third/index', 'desk/stock/index']],
  ['岑伟明', '工作人员', ['pages/first/index', 'desk/seats/index', 'desk/communities/index', 'desk/ladders/index', 'desk/partners/index', 'desk/gaps/index']],
];

describe('every page of the package, opened from a link on a phone that has just started', () => {
  let world, town;
  const phones = new Map();
  const seen = new Set();

  async function phoneOf(name, hat) {
    if (!phones.has(name)) {
      const phone = world.phone(name);
      await phone.logIn(hat);
      phones.set(name, phone);
    }
    return phones.get(name);
  }

  async function visit(phone, url) {
    await phone.start(url);
    seen.add(url.split('?')[0]);
    await phone.rests();
  }

  beforeAll(async () => {
    world = await World.begin(at('09:00'));
    town = new Town(world);
  });
  afterAll(() => world?.end());

  test.each(VISITS)('%s as %s', async (name, hat, urls) => {
    const phone = await phoneOf(name, hat);
    for (const url of urls) {
      await visit(phone, url);
      expect(`${url}: ${phone.text()}`).not.toMatch(/: $|再试一次|没有找到|不在您负责/);
    }
  });

  test('pages that nobody was named for open for a resident', async () => {
    const phone = await phoneOf('张丽华', '居民');
    for (const page of world.files.pages.filter((path) => !seen.has(path))) await visit(phone, page);
  });

  test('in large type, for her who sees badly', async () => {
    const phone = await phoneOf('张丽华', '居民');
    await phone.start('pages/mine/index');
    await phone.tap('长辈版', { last: true });
    for (const url of VISITS[0][2]) await visit(phone, url);
    await phone.start('pages/mine/index');
    await phone.tap('长辈版', { last: true });
  });

  test('without a network each page says so, and what can be done', async () => {
    const phone = await phoneOf('张丽华', '居民');
    phone.device.setOnline(false);
    for (const url of VISITS[0][2]) {
      await visit(phone, url);
      expect(`${url}: ${phone.text()}`).not.toMatch(/: $/);
    }
    phone.device.setOnline(true);
  });

  test('without a login the first pages may be looked at', async () => {
    const phone = world.phone('吴美玲');
    for (const page of world.files.tabs) await visit(phone, page);
  });

  test('lists come twenty at a time', async () => {
    const ids = await town.placeOrders(['麦志明', '谭家豪', '李国强', '岑伟明'], 5).then(async (placed) => [...placed, ...(await town.placeOrders(['吴美玲', '梁建华'], 3))]);
    const dispatcher = await phoneOf('何敏', '工作人员');
    await visit(dispatcher, 'desk/queue/index?queue=review');
    await dispatcher.counts('ui-row', 20);
    await dispatcher.scrollToEnd();
    await dispatcher.countsMore('ui-row', 20);

    await town.approve('何敏', ids);
    const volunteer = await phoneOf('吴美玲', '志愿者');
    await visit(volunteer, 'pages/first/index');
    await volunteer.counts('ui-task-card__head', 20);
    await volunteer.scrollToEnd();
    await volunteer.countsMore('ui-task-card__head', 20);

    const city = await phoneOf('岑伟明', '工作人员');
    await visit(city, 'desk/volunteers/index');
    await city.counts('ui-person', 20);
    await city.scrollToEnd();
    await city.countsMore('ui-person', 20);
  });

  test('the hall’s map is WeChat’s own: a drawing of the package and a few words at each spot, whose card stands below; the place is asked for by a tap alone', async () => {
    const volunteer = await phoneOf('李国强', '志愿者');
    await visit(volunteer, 'pages/first/index');
    await volunteer.tap('地图', { exact: true });
    const markers = await volunteer.markers();
    expect(markers.length).toBeGreaterThan(0);
    for (const { iconPath, callout } of markers) {
      expect({ iconPath, there: existsSync(join(world.files.folder, iconPath)) }).toEqual({ iconPath, there: true });
      expect(callout.content).toMatch(/^(急|急 \d+ 件|\d+ 件|.* km)$/);
    }
    await volunteer.sees('位置只到 500 米');
    await volunteer.tapMarker(markers.at(-1).id);
    const [title] = markers.at(-1).ariaLabel.split('，').at(-1).split('、');
    await volunteer.sees(title);
    expect((await volunteer.markers()).at(-1).callout.bgColor).not.toBe('#FFFFFF');

    expect(volunteer.device.privacy.exposed).toBe(0);
    await volunteer.tap('看我现在附近的');
    await volunteer.tap('先不选');
    expect(volunteer.device.privacy.exposed).toBe(0);
    volunteer.device.nextPlace = { name: '沙湖市场', address: '沙湖镇', latitude: 22.3, longitude: 112.4 };
    await volunteer.tap('看我现在附近的');
    await volunteer.tap('去选', { exact: true });
    await volunteer.tap('同意', { exact: true });
    await volunteer.sees('回到我的社区');
  });

  test('every page stays within its limits, and nothing has broken', () => {
    world.report();
    expect([...seen].sort()).toEqual([...world.files.pages].sort());
    expect(world.faults()).toEqual([]);
    expect(world.meter.excesses()).toEqual([]);
  });
});
