import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Keys } from './keys.mjs';
import { World } from './world.mjs';

/** 25 November 2026 is a Wednesday; times are Asia/Shanghai. */
const at = (clock) => `2026-11-25T${clock}:00+08:00`;

describe('without a pointer', () => {
  let world, resident, dispatcher, helper;

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

  test('they invite somebody, who reads the risks and accepts', async () => {
    const keys = new Keys(dispatcher);
    await keys.press('再看');
    await keys.press('再看', { back: true });
    await keys.press('邀请 谭**', { told: true, back: true });
    await keys.press('邀请 1 人');
    await dispatcher.sees('已经邀请 1 人');

    helper = await world.login('谭家豪');
    const theirs = new Keys(helper);
    await theirs.press('看看再定');
    await theirs.press('我看过风险提示');
    await theirs.press('我来接单');
    await helper.sees('看门牌和电话');
  });

  test('at the door the digits are typed; a question takes the focus and gives it back', async () => {
    await world.at(at('14:02'));
    await resident.reload();
    await resident.sees('开门码');
    const code = await resident.digits('ui-door__digits');
    const keys = new Keys(helper);
    await keys.press('到门口签到');
    await keys.press('对方说不清');
    expect(await keys.isInside('alertdialog')).toBe(true);
    await keys.press('再问一次');
    expect((await keys.focused()).name).toContain('对方说不清');
    for (const digit of code) await keys.press(digit, { exact: true, told: true });
    await helper.sees('正在计时');
  });

  test('the helper says what was done and leaves', async () => {
    await world.at(at('14:47'));
    await helper.reload();
    const keys = new Keys(helper);
    await keys.reach('再说一句（可不写）', { told: true });
    await keys.type('药买齐了');
    await keys.press('签退并提交');
    await helper.sees('等对方确认');
  });

  test('she says that it is solved, and that it was good', async () => {
    await resident.reload();
    const keys = new Keys(resident);
    await keys.press('去确认');
    await keys.press('解决了', { exact: true });
    await keys.press('满意', { exact: true });
    await keys.press('提交', { exact: true });
    await resident.sees('谢谢您告诉我们');
  });

  test('points become rice, which the desk hands over', async () => {
    const volunteer = await world.login('李国强');
    const keys = new Keys(volunteer);
    await keys.press('积分超市');
    await keys.press('大米');
    expect(await keys.isInside('dialog')).toBe(true);
    await keys.press('换这个');
    await volunteer.sees('到站点给工作人员扫码');
    const digits = (await volunteer.text()).match(/\d{3} \d{3}/)[0].replace(' ', '');

    const desk = await world.login('冯秀珍');
    const counter = new Keys(desk);
    await counter.press('兑换台');
    await counter.reach('兑换码，6 个数', { told: true });
    await counter.type(digits);
    await desk.sees('找到了');
    await counter.press('对上了');
    await counter.press('东西完好');
    await counter.press('确认交付');
    await desk.sees('1 件');
  });

  test('no page has broken on the way', () => {
    expect(world.errors()).toEqual([]);
  });
});
