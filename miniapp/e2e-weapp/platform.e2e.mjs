import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Town } from './town.mjs';
import { World } from './world.mjs';

const at = (clock) => `2026-11-25T${clock}:00+08:00`;

describe('what WeChat and the phone can do, and what their owner may refuse', () => {
  let world, town, resident, desk;

  beforeAll(async () => {
    world = await World.begin(at('09:00'));
    town = new Town(world);
    resident = world.phone('张丽华');
    await resident.logIn();
    desk = world.phone('冯秀珍');
    await desk.logIn('工作人员');
  });
  afterAll(() => world?.end());

  test('the map waits for the guideline: refused, everything else goes on; agreed once, it is not asked again', async () => {
    await resident.start('me/neighbour/index');
    await resident.tap('在地图上选');
    await resident.sees('先说明白，再用');
    expect(resident.device.privacy.exposed).toBe(1);
    await resident.tap('看《用户隐私保护指引》');
    expect(resident.device.privacy.opened).toBe(1);
    await resident.tap('先不用');
    await resident.sees('好，这次先不用');
    expect(resident.device.privacy.agreed).toBe(false);

    resident.device.nextPlace = { name: '东门市场', address: '恩城街道解放路', latitude: 22.18, longitude: 112.31 };
    await resident.tap('在地图上选');
    await resident.tap('同意', { exact: true });
    await resident.seesIn('门牌', '恩城街道解放路东门市场');
    expect(resident.device.privacy.agreed).toBe(true);

    resident.device.nextPlace = undefined;
    await resident.tap('在地图上选');
    await resident.seesNot('先说明白，再用');
    await resident.seesIn('门牌', '恩城街道解放路东门市场');
  });

  test('the desk scans a voucher, or turns back and nothing happens', async () => {
    const { gifts } = await town.ask('李国强', 'GET', '/v1/shop');
    const redemption = await town.redeem('李国强', gifts.find(({ price, available }) => price <= 200 && available > 0));
    await desk.start('pages/third/index');
    await desk.tap('扫居民的码');
    await desk.seesNot('找到了');
    desk.device.nextScan = redemption.qr;
    await desk.tap('扫居民的码');
    await desk.sees('找到了');
  });

  test('one tap gives the number that WeChat knows, and saying no leaves everything as it was', async () => {
    resident.device.privacy.agreed = false;
    await resident.start('me/profile/index');
    resident.device.givesNumber = false;
    await resident.tap('用微信的手机号');
    await resident.tap('同意', { exact: true });
    await resident.seesIn('手机号', '19900000001');
    resident.device.givesNumber = true;
    await resident.tap('用微信的手机号');
    await resident.sees('手机号记下了');
    expect((await town.ask('张丽华', 'GET', '/v1/me')).phone).toMatch(/^198/);
    await town.ask('张丽华', 'PUT', '/v1/me', { phone: '19900000001' });
  });

  test('one tap calls the community', async () => {
    await resident.start();
    await resident.tap('一键求助');
    expect(resident.device.calls).toEqual([expect.stringMatching(/^[\d-]{7,}$/)]);
  });

  test('the screen is as bright as a code needs, and afterwards as it was', async () => {
    const volunteer = world.phone('李国强');
    await volunteer.logIn('志愿者');
    const { items } = await town.ask('李国强', 'GET', '/v1/redemptions');
    await volunteer.open(`/shop/voucher/index?id=${items[0].id}`);
    await volunteer.tap('调亮屏幕');
    expect(volunteer.device.brightness).toBe(1);
    await volunteer.back();
    expect(volunteer.device.brightness).toBe(0.5);
  });

  test('a new version asks quietly, and can wait for the next start', async () => {
    resident.device.update.ready = true;
    await resident.start();
    await resident.tap('下次再换');
    await resident.seesNot('有新版本了');
    expect(resident.device.update.applied).toBe(false);
    await resident.start();
    await resident.tap('现在换');
    expect(resident.device.update.applied).toBe(true);
    await resident.sees('上午好');
    await resident.seesNot('有新版本了');
  });

  test('a session that was ended begins again by itself, once for all who wait', async () => {
    await resident.start('pages/mine/index');
    await resident.rests();
    const before = world.logins.length;
    await world.ask('POST', '/v1/auth/logout-everywhere', undefined, resident.kept('session').token);
    await resident.start('pages/mine/index');
    await resident.rests();
    await resident.sees('谁看过我的信息');
    expect(world.logins.length - before).toBe(1);
    await resident.seesNot('登录', { exact: true });
  });

  test('an order whose answer was lost is there once', async () => {
    await resident.start();
    await resident.tap('买药跑腿');
    await resident.tap('代取快递和药');
    await resident.tap('明天');
    await resident.tap('上午');
    resident.device.loseAnswers('POST /v1/orders', 1);
    await resident.tap('提交点单');
    await resident.sees('已收到');
    const { items } = await world.ask('GET', '/v1/orders?which=live', undefined, resident.kept('session').token);
    expect(items.filter(({ title, forWhom }) => title === '代取快递和药' && forWhom === null)).toHaveLength(1);
  });

  test('what was typed survives a crash', async () => {
    await resident.start('order/create/index');
    await resident.fill('说两句情况，可不写', '灯管坏了两根');
    await resident.start('order/create/index');
    await resident.seesIn('说两句情况，可不写', '灯管坏了两根');
  });

  test('nothing has broken on the way', () => {
    expect(world.faults()).toEqual([]);
  });
});
