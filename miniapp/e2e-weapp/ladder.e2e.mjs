import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Search } from '../e2e/search.mjs';
import { Town } from './town.mjs';
import { World } from './world.mjs';

/** 25 November 2026 is a Wednesday; times are Asia/Shanghai. */
const at = (clock) => `2026-11-25T${clock}:00+08:00`;

const PROGRESS = 'order-progress-template';
const TEMPLATES = {
  order_progress: { id: PROGRESS, fields: { what: 'thing1', state: 'phrase2', when: 'time3', note: 'thing5' } },
  invitation: { id: 'invitation-template-x', fields: { what: 'thing2', when: 'time4', note: 'thing6' } },
};

describe('in WeChat, an invitation declined, a search that widens by itself, and the one message that was asked for', () => {
  let world, town, search, resident, first, second, dispatcher;

  async function login(name, hat) {
    const phone = world.phone(name);
    await phone.logIn(hat);
    return phone;
  }

  const credits = async () => {
    const { templates } = await town.ask('张丽华', 'GET', '/v1/me/message-settings');
    return templates.find(({ name }) => name === 'order_progress').credits;
  };

  beforeAll(async () => {
    world = await World.begin(at('09:00'), { WECHAT_TEMPLATES: JSON.stringify(TEMPLATES) });
    town = new Town(world);
    const asks = (name) => (method, path, body) => town.ask(name, method, path, body);
    search = new Search({ household: asks('张丽华'), staff: asks('何敏'), town: asks('梁建华') });
    await search.setSteps();
    resident = await login('张丽华');
    first = await login('吴美玲', '志愿者');
    second = await login('谭家豪', '志愿者');
    dispatcher = await login('何敏', '工作人员');
  });
  afterAll(() => world?.end());

  test('nobody is asked for messages before there is something to wait for; then by a tap, and the yes is counted', async () => {
    await resident.tap('买药跑腿');
    await resident.tap('代交费跑手续');
    await resident.tap('明天');
    await resident.tap('上午');
    await resident.tap('代他人点单');
    await resident.sees('陈**');
    await resident.tap('提交点单');
    await resident.sees('已收到');
    expect(resident.device.subscribePrompts).toEqual([]);
    await resident.sees('有人接单，微信告诉您');
    await resident.tap('好', { exact: true });
    await resident.rests();
    expect(resident.device.subscribePrompts).toEqual([[PROGRESS]]);
    expect(await credits()).toBe(1);
    await resident.seesNot('有人接单，微信告诉您');
  });

  test('the community agrees, and staff see how far the search has come', async () => {
    await world.at(at('09:20'));
    await dispatcher.leaveAndReturn();
    await dispatcher.tap('待审核');
    await dispatcher.tap('代交费跑手续');
    await dispatcher.tap('通过', { exact: true });
    await dispatcher.tap('去派单');
    await dispatcher.sees('找人的范围，现在是本社区');
    await dispatcher.sees('没人接，自动扩大到镇街');
  });

  test('the system invites, and no is as good an answer as yes', async () => {
    await search.invited('代交费跑手续', 1);
    await first.leaveAndReturn();
    await first.sees('社区邀请您');
    await first.tap('这次婉拒');
    await first.sees('这次不去了？');
    await first.tap('这次婉拒', { last: true });
    await first.sees('已经告诉社区了');
    await first.seesNot('社区邀请您');
  });

  test('nobody answers until the step is over: she reads that the whole town is asked', async () => {
    await search.begin('talk-law', at('09:00'));
    await world.at(at('13:20'));
    await search.invited('代交费跑手续', 6);
    await resident.leaveAndReturn();
    await resident.sees('正在问全镇街的志愿者，今天 14:20 前没人接就问全市志愿者和结对单位');
  });

  test('another one takes it: WeChat says so once, with the one message that she allowed', async () => {
    await second.leaveAndReturn();
    await second.sees('社区邀请您');
    await second.tap('看看再定');
    await second.tap('我看过风险提示');
    await second.tap('我来接单');
    await second.sees('看门牌和电话');
    await search.comes(async () => (await world.delivered()).length > 0, 'WeChat was asked to send nothing');
    expect(await world.delivered()).toEqual([expect.objectContaining({
      templateId: PROGRESS, page: expect.stringMatching(/^me\/messages\/index\?id=/), data: expect.objectContaining({ thing1: '代交费跑手续', phrase2: '有人接单了' }),
    })]);
    expect(await credits()).toBe(0);
  });

  test('she opens it from there, reads it, and nothing is new any more', async () => {
    const [{ page }] = await world.delivered();
    await resident.start(page);
    await resident.sees('有人接单了');
    await resident.tap('有人接单了');
    await resident.sees('谭**');
    await resident.start('me/messages/index');
    await resident.tap('都看过了');
    await resident.rests();
    await resident.seesNot('都看过了');
    await resident.start('pages/mine/index');
    await resident.rests();
    await resident.seesNot('条没看');
  });

  test('where nobody can come she hears so, and staff have it on the list of what is missing', async () => {
    await search.isAt('partners', () => world.at(at('14:20')));
    await search.hasEnded(() => world.at(at('15:10')));
    await resident.start(`order/detail/index?id=${search.id}`);
    await resident.sees('暂时没人能做');
    await resident.sees('都问过了，这个时间没有人能来');
    await dispatcher.start('desk/gaps/index');
    await dispatcher.sees('问个法律上的事');
    await dispatcher.sees('会法律 · 问了一圈，大家都腾不开');
  });

  test('nobody was sent more than they allowed, nothing has broken, and every page stays within its limits', async () => {
    world.report();
    expect(await world.delivered()).toHaveLength(1);
    expect(world.faults()).toEqual([]);
    expect(world.meter.excesses()).toEqual([]);
  });
});
