import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { World } from './world.mjs';

/** 25 November 2026 is a Wednesday; times are Asia/Shanghai. */
const at = (clock) => `2026-11-25T${clock}:00+08:00`;

describe('without a network, in a browser', () => {
  let world, resident, token;

  const herOrders = async () => {
    const { items } = await world.ask('GET', '/v1/orders?which=live', token);
    return items.filter(({ title, forWhom }) => title === '代取快递和药' && forWhom === null);
  };

  beforeAll(async () => {
    world = await World.begin(at('09:00'));
    resident = await world.login('张丽华');
    token = await resident.token();
  });
  afterAll(() => world?.end());

  test('an order waits where it can be seen', async () => {
    await resident.tap('买药跑腿');
    await resident.tap('代取快递和药');
    await resident.tap('明天');
    await resident.tap('上午');
    await resident.setOnline(false);
    await resident.tap('提交点单');
    await resident.sees('有 1 件事等着发出去');
    await resident.picture('18-waiting');
    expect(await herOrders()).toHaveLength(0);
  });

  test('the page was closed meanwhile: opened again with a network, it is there once', async () => {
    await resident.page.close();
    await resident.setOnline(true);
    expect(await herOrders()).toHaveLength(0);
    await world.restart(resident, '张丽华');
    await resident.sees('”发出去了');
    await resident.seesNot('等着发出去');
    expect(await herOrders()).toHaveLength(1);
    await world.restart(resident, '张丽华');
    await resident.page.waitForLoadState('networkidle');
    expect(await herOrders()).toHaveLength(1);
  });

  test('a session that was ended asks once who it is, for all who wait, and goes on', async () => {
    await world.ask('POST', '/v1/auth/logout-everywhere', token);
    await world.restart(resident, '张丽华');
    await resident.page.waitForURL(/me\/login/, { timeout: 15_000 });
    await resident.tap('张丽华');
    await resident.page.waitForURL(/pages\/first/, { timeout: 15_000 });
    await resident.sees('代取快递和药');
  });
});
