import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Keys } from './keys.mjs';
import { World } from './world.mjs';

/** 25 November 2026 is a Wednesday; times are Asia/Shanghai. */
const at = (clock) => `2026-11-25T${clock}:00+08:00`;

describe('without a pointer', () => {
  let world, resident, dispatcher;

  beforeAll(async () => {
    world = await World.begin(at('09:00'));
    resident = await world.login('张丽华');
    dispatcher = await world.login('何敏');
  });
  afterAll(() => world?.end());

  test('a resident places an order', async () => {
    const keys = new Keys(resident);
    await keys.press('买药跑腿');
    await keys.press('代买常用药');
    await keys.press('今天');
    await keys.press('下午');
    await keys.press('提交点单');
    await resident.sees('已收到');
  });

  test('a sheet takes the focus, and gives it back', async () => {
    const keys = new Keys(resident);
    await keys.press('取消订单');
    expect(await keys.isInside('dialog')).toBe(true);
    await keys.press('再想想');
    expect((await keys.focused()).name).toContain('取消订单');
  });

  test('staff check it and go on to invite', async () => {
    await world.at(at('09:20'));
    await dispatcher.reload();
    const keys = new Keys(dispatcher);
    await keys.press('待审核');
    await keys.press('代买常用药');
    await keys.press('通过');
    await keys.press('去派单');
    await dispatcher.sees('派单是邀请，可以婉拒，不影响积分和评价。');
  });

  test('no page has broken on the way', () => {
    expect(world.errors()).toEqual([]);
  });
});
