import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { orderOf, Town } from './town.mjs';
import { World } from './world.mjs';

const at = (clock) => `2026-11-25T${clock}:00+08:00`;

describe('with one bar of signal, and with none', () => {
  let world, town, resident, volunteer, other;

  const herOrders = async (title) => {
    const { items } = await town.ask('张丽华', 'GET', '/v1/orders?which=live');
    return items.filter((order) => order.title === title && order.forWhom === null);
  };
  const hisPart = async (name, order) => (await town.ask(name, 'GET', `/v1/orders/${order}`)).mine;

  beforeAll(async () => {
    world = await World.begin(at('09:00'));
    town = new Town(world);
    resident = world.phone('张丽华');
    await resident.logIn();
    volunteer = world.phone('吴美玲');
    await volunteer.logIn('志愿者');
    other = world.phone('李国强');
    await other.logIn('志愿者');
  });
  afterAll(() => world?.end());

  test('an order made without a network waits where it can be seen, outlives the app, and is there once', async () => {
    await resident.start('order/services/index');
    await resident.sees('代取快递和药');
    await resident.start();
    await resident.tap('买药跑腿');
    await resident.tap('代取快递和药');
    await resident.fill('说两句情况，可不写', '快递在驿站');
    await resident.tap('明天');
    await resident.tap('上午');
    resident.device.setOnline(false);
    await resident.tap('提交点单');
    await resident.sees('有 1 件事等着发出去');
    await resident.sees('点单：代取快递和药');
    expect(await herOrders('代取快递和药')).toHaveLength(0);

    await resident.start();
    await resident.sees('有 1 件事等着发出去');
    await resident.sees('没有网，显示');
    await resident.seesNot('再试一次');

    resident.device.setOnline(true);
    await resident.sees('”发出去了');
    await resident.seesNot('等着发出去');
    await resident.start();
    await resident.rests();
    expect(await herOrders('代取快递和药')).toHaveLength(1);
  });

  test('killed while it was on its way, with the answer lost: still once', async () => {
    await resident.tap('买药跑腿');
    await resident.tap('代买常用药');
    await resident.tap('明天');
    await resident.tap('下午');
    resident.device.loseAnswers('POST /v1/orders', 1);
    await resident.tap('提交点单');
    await resident.sees('正在提交');
    await resident.start();
    await resident.sees('”发出去了');
    await resident.rests();
    expect(await herOrders('代买常用药')).toHaveLength(1);
    expect(resident.device.storage.has('supermarket.outbox')).toBe(false);
  });

  test('at the door without a network: the code waits, also through a restart, and counts from when it was typed', async () => {
    const { codes } = await town.ask('张丽华', 'GET', `/v1/orders/${orderOf('walk')}/door-codes`);
    await volunteer.start(`serve/check-in/index?id=${orderOf('walk')}`);
    await volunteer.sees('请对方报开门码');
    volunteer.device.setOnline(false);
    await volunteer.keys(codes[0].code);
    await volunteer.sees('等着发出去');
    await volunteer.start();
    await volunteer.sees('有 1 件事等着发出去');
    volunteer.device.setOnline(true);
    await volunteer.sees('签到补上了');
    const part = await hisPart('吴美玲', orderOf('walk'));
    expect(part.checkedInAt).not.toBeNull();
  });

  test('what was refused later says why, and opens again as it was written', async () => {
    await resident.start();
    await resident.tap('买药跑腿');
    await resident.tap('代买米油菜');
    await resident.fill('说两句情况，可不写', '要一袋盐');
    await resident.tap('今天');
    await resident.tap('上午');
    resident.device.setOnline(false);
    await resident.tap('提交点单');
    await resident.sees('有 1 件事等着发出去');
    await world.at(at('13:00'));
    resident.device.setOnline(true);
    await resident.sees('没办成');
    await resident.tap('先放着');
    await resident.sees('有 1 件事没办成');
    await resident.tap('有 1 件事没办成');
    await resident.tap('打开看看');
    await resident.seesIn('说两句情况，可不写', '要一袋盐');
    await resident.back();
  });

  test('what two may want at once does not wait: the phone says that it is not done', async () => {
    await other.start(`serve/task/index?id=${orderOf('tap')}`);
    await other.tap('我看过风险提示');
    other.device.setOnline(false);
    await other.tap('我来接单');
    await other.sees('没有网');
    await other.sees('我来接单');
    await other.seesNot('等着发出去');
    other.device.setOnline(true);
    expect(await hisPart('李国强', orderOf('tap'))).toBeNull();
  });

  test('a tap is answered within a tenth of a second, and after five it is said that the network is slow', async () => {
    other.device.slowness = 5_500;
    const drawn = other.app.nextDrawing();
    const began = performance.now();
    void other.tap('我来接单');
    await drawn;
    expect(performance.now() - began).toBeLessThan(100);
    await other.sees('正在接单');
    await other.sees('网有点慢，还在办');
    await other.sees('看门牌和电话');
    other.device.slowness = 0;
  });

  test('signed out without a network, it counts until then and not until the network is back', async () => {
    await other.rests();
    await world.at(at('14:00'));
    const { codes } = await town.ask('吴美玲', 'GET', `/v1/orders/${orderOf('tap')}/door-codes`);
    await other.start(`serve/check-in/index?id=${orderOf('tap')}`);
    await other.keys(codes.find(({ helper }) => helper.startsWith('李')).code);
    await other.sees('正在计时');
    await world.at(at('14:45'));
    other.device.setOnline(false);
    await other.tap('签退并提交');
    await other.sees('有 1 件事等着发出去');
    await world.at(at('16:30'));
    other.device.setOnline(true);
    await other.sees('签退补上了，算到 14:45');
    expect((await hisPart('李国强', orderOf('tap'))).minutes).toBe(45);
  });

  test('nothing has broken on the way', () => {
    expect(world.faults()).toEqual([]);
  });
});
