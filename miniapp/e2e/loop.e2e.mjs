import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { World } from './world.mjs';

/** 25 November 2026 is a Wednesday; times are Asia/Shanghai. */
const at = (clock) => `2026-11-25T${clock}:00+08:00`;

describe('from an order at the kitchen table to a bag of rice at the desk', () => {
  let world, resident, friend, volunteer, dispatcher, desk;
  let code, digits;

  beforeAll(async () => {
    world = await World.begin(at('09:00'));
    resident = await world.login('张丽华');
    friend = await world.login('谭家豪');
    volunteer = await world.login('李国强');
    dispatcher = await world.login('何敏');
    desk = await world.login('冯秀珍');
  });
  afterAll(() => world?.end());

  test('she orders for the old neighbour who agreed to it', async () => {
    await resident.tap('买药跑腿');
    await resident.tap('代买常用药');
    await resident.fill('说两句情况，可不写', '降压药吃完了，药盒放在桌上');
    await resident.tap('今天');
    await resident.tap('下午');
    await resident.tap('代他人点单');
    await resident.sees('陈**');
    await resident.picture('02-order-form');
    await resident.tap('提交点单');
    await resident.sees('已收到');
  });

  test('the community checks it and invites somebody, who may say no', async () => {
    await world.at(at('09:20'));
    await dispatcher.reload();
    await dispatcher.picture('11-workbench');
    await dispatcher.tap('待审核');
    await dispatcher.tap('代买常用药');
    await dispatcher.tap('通过', { exact: true });
    await dispatcher.sees('去派单');
    await dispatcher.tap('去派单');
    await dispatcher.sees('派单是邀请，可以婉拒，不影响积分和评价。');
    await dispatcher.tick('邀请 谭**');
    await dispatcher.picture('12-dispatch');
    await dispatcher.tap('邀请 1 人');
    await dispatcher.sees('已经邀请 1 人');

    await friend.reload();
    await friend.sees('社区邀请您');
    await friend.picture('05-invitation');
    await friend.tap('这次婉拒');
    await friend.tap('这次婉拒', { last: true });
    await friend.sees('已经告诉社区了');
  });

  test('a Party member takes it from the hall, and only then sees the door', async () => {
    await world.at(at('09:40'));
    await volunteer.reload();
    await volunteer.picture('05-task-hall');
    await volunteer.tap('代买常用药');
    await volunteer.sees('门牌和电话接单后才显示');
    expect(await volunteer.text()).not.toMatch(/解放路|199000/);
    await volunteer.tap('我看过风险提示');
    await volunteer.picture('06-task-detail');
    await volunteer.tap('我来接单');
    await volunteer.tap('看门牌和电话');
    await volunteer.sees('解放路 12 号');
  });

  test('at the door her four digits open the service', async () => {
    await world.at(at('14:02'));
    await resident.reload();
    await resident.sees('开门码');
    await resident.picture('03-order-detail');
    code = await resident.digits('ui-door__digits');
    expect(code).toMatch(/^\d{4}$/);

    await volunteer.tap('到门口签到');
    await volunteer.keys(code === '0000' ? '1111' : '0000');
    await volunteer.sees('还能试 4 次');
    await volunteer.picture('07b-checkin');
    await volunteer.keys(code);
    await volunteer.sees('正在计时');
    await world.at(at('14:47'));
    await volunteer.reload();
    await volunteer.picture('07-service');
    await volunteer.fill('再说一句（可不写）', '药买齐了，小票放在桌上');
    await volunteer.tap('签退并提交');
    await volunteer.sees('等对方确认');
  });

  test('she says that it is solved, and apart from it that it was good', async () => {
    await resident.reload();
    await resident.tap('去确认');
    await resident.tap('解决了', { exact: true });
    await resident.tap('满意', { exact: true });
    await resident.picture('04-confirm-rate');
    await resident.tap('提交');
    await resident.sees('谢谢您告诉我们');
  });

  test('the hours are a record and the points are there', async () => {
    await volunteer.open('/me/points/index');
    await volunteer.sees('服务时长');
    await volunteer.sees('代买常用药');
    await volunteer.sees('+7');
    await volunteer.picture('08-points-hours');
  });

  test('he takes rice for them, and the desk hands it over once', async () => {
    await volunteer.tab(2);
    await volunteer.sees('大米');
    await volunteer.picture('09-mall');
    await volunteer.tap('大米');
    await volunteer.tap('换这个');
    await volunteer.sees('到站点给工作人员扫码');
    await volunteer.picture('10-voucher');
    digits = (await volunteer.text()).match(/\d{3} \d{3}/)[0].replace(' ', '');

    await desk.tab(2);
    await desk.typeDigits(digits);
    await desk.sees('找到了');
    await desk.tap('对上了');
    await desk.tap('东西完好');
    await desk.picture('13-desk');
    await desk.tap('确认交付');
    await desk.sees('1 件');
    await desk.typeDigits(digits);
    await desk.sees('已经领过');
  });

  test('she can read who has looked at her neighbour’s door', async () => {
    await resident.open('/me/looks/index');
    await resident.sees('李**');
    await resident.picture('21-view-log');
    await resident.tab(3);
    await resident.picture('14-me');
    await resident.tab(0);
    await resident.picture('01-home');
  });

  test('no page has broken on the way', () => {
    expect(world.errors()).toEqual([]);
  });
});
