import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { World } from './world.mjs';

/** 25 November 2026 is a Wednesday; times are Asia/Shanghai. */
const at = (clock) => `2026-11-25T${clock}:00+08:00`;

describe('in WeChat, from an order at the kitchen table to a bag of rice at the desk', () => {
  let world, resident, friend, volunteer, dispatcher, desk;
  let code, digits;

  async function login(name, hat) {
    const phone = world.phone(name);
    await phone.logIn(hat);
    return phone;
  }

  beforeAll(async () => {
    world = await World.begin(at('09:00'));
    resident = await login('张丽华');
    friend = await login('谭家豪', '志愿者');
    volunteer = await login('李国强', '志愿者');
    dispatcher = await login('何敏', '工作人员');
    desk = await login('冯秀珍', '工作人员');
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
    await resident.tap('提交点单');
    await resident.sees('已收到');
  });

  test('the community checks it and invites somebody, who may say no', async () => {
    await world.at(at('09:20'));
    await dispatcher.leaveAndReturn();
    await dispatcher.tap('待审核');
    await dispatcher.tap('代买常用药');
    await dispatcher.tap('通过', { exact: true });
    await dispatcher.tap('去派单');
    await dispatcher.sees('派单是邀请，可以婉拒，不影响积分和评价。');
    await dispatcher.tap('邀请 谭**');
    await dispatcher.tap('邀请 1 人');
    await dispatcher.sees('已经邀请 1 人');

    await friend.leaveAndReturn();
    await friend.sees('社区邀请您');
    await friend.tap('这次婉拒');
    await friend.tap('这次婉拒', { last: true });
    await friend.sees('已经告诉社区了');
  });

  test('a Party member takes it from the hall, and only then sees the door', async () => {
    await world.at(at('09:40'));
    await volunteer.leaveAndReturn();
    await volunteer.tap('代买常用药');
    await volunteer.sees('门牌和电话接单后才显示');
    expect(volunteer.text()).not.toMatch(/解放路|199000/);
    await volunteer.tap('我看过风险提示');
    await volunteer.tap('我来接单');
    await volunteer.tap('看门牌和电话');
    await volunteer.sees('解放路 12 号');
  });

  test('at the door her four digits open the service', async () => {
    await world.at(at('14:02'));
    await resident.leaveAndReturn();
    await resident.sees('开门码');
    code = await resident.digits('ui-door__digits');
    expect(code).toMatch(/^\d{4}$/);

    await volunteer.tap('到门口签到');
    await volunteer.keys(code === '0000' ? '1111' : '0000');
    await volunteer.sees('还能试 4 次');
    await volunteer.keys(code);
    await volunteer.sees('正在计时');
    await world.at(at('14:47'));
    await volunteer.leaveAndReturn();
    await volunteer.fill('再说一句（可不写）', '药买齐了，小票放在桌上');
    await volunteer.tap('签退并提交');
    await volunteer.sees('等对方确认');
  });

  test('she says that it is solved, and apart from it that it was good', async () => {
    await resident.leaveAndReturn();
    await resident.tap('去确认');
    await resident.tap('解决了', { exact: true });
    await resident.tap('满意', { exact: true });
    await resident.tap('提交');
    await resident.sees('谢谢您告诉我们');
  });

  test('the hours are a record and the points are there', async () => {
    await volunteer.open('/me/points/index');
    await volunteer.sees('服务时长');
    await volunteer.sees('代买常用药');
    await volunteer.sees('+7');
  });

  test('he takes rice for them, and the desk hands it over once', async () => {
    await volunteer.start();
    await volunteer.tab(2);
    await volunteer.tap('大米');
    await volunteer.tap('换这个');
    await volunteer.sees('到站点给工作人员扫码');
    digits = volunteer.text().match(/\d{3} \d{3}/)[0].replace(' ', '');

    await desk.tab(2);
    await desk.typeDigits(digits);
    await desk.sees('找到了');
    await desk.tap('对上了');
    await desk.tap('东西完好');
    await desk.tap('确认交付');
    await desk.sees('1 件');
    await desk.typeDigits(digits);
    await desk.sees('已经领过');
  });

  test('she can read who has looked at her neighbour’s door', async () => {
    await resident.start();
    await resident.tab(3);
    await resident.tap('谁看过我的信息');
    await resident.sees('李**');
  });

  test('nothing has broken on the way, and every page stays within its limits', () => {
    world.report();
    expect(world.faults()).toEqual([]);
    expect(world.meter.excesses()).toEqual([]);
  });
});
