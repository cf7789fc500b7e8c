import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Search } from './search.mjs';
import { World } from './world.mjs';

/** 25 November 2026 is a Wednesday; times are Asia/Shanghai. */
const at = (clock) => `2026-11-25T${clock}:00+08:00`;

describe('an invitation declined, a search that widens by itself, and the message that somebody comes', () => {
  let world, search, resident, first, second, dispatcher;

  beforeAll(async () => {
    world = await World.begin(at('09:00'));
    resident = await world.login('张丽华');
    first = await world.login('吴美玲');
    second = await world.login('谭家豪');
    dispatcher = await world.login('何敏');
    search = new Search({ household: await world.asker('张丽华'), staff: await world.asker('何敏'), town: await world.asker('梁建华') });
    await search.setSteps();
  });
  afterAll(() => world?.end());

  test('she orders for her neighbour, the community agrees, and the search begins by itself', async () => {
    await resident.tap('买药跑腿');
    await resident.tap('代交费跑手续');
    await resident.tap('明天');
    await resident.tap('上午');
    await resident.tap('代他人点单');
    await resident.sees('陈**');
    await resident.tap('提交点单');
    await resident.sees('已收到');
    await world.at(at('09:20'));
    await dispatcher.reload();
    await dispatcher.tap('待审核');
    await dispatcher.tap('代交费跑手续');
    await dispatcher.tap('通过', { exact: true });
    await dispatcher.tap('去派单');
    await dispatcher.sees('本社区');
    await dispatcher.sees('没人接，自动扩大到镇街');
    await dispatcher.picture('12-ladder');
    // Her page has been open all the time: nobody loads it again.
    await resident.sees('正在问本社区的志愿者，今天 13:20 前没人接就问全镇街的志愿者');
  });

  test('the system invites, and no is as good an answer as yes', async () => {
    await search.invited('代交费跑手续', 1);
    await first.reload();
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
    await resident.sees('正在问全镇街的志愿者，今天 14:20 前没人接就问全市志愿者和结对单位');
    await resident.picture('03-order-search');
  });

  test('another one takes it, and her open page knows it without being loaded again', async () => {
    await search.invited('代交费跑手续', 6);
    await second.reload();
    await second.sees('社区邀请您');
    await second.tap('看看再定');
    await second.tap('我看过风险提示');
    await second.tap('我来接单');
    await second.sees('看门牌和电话');
    await resident.sees('谭**');
    await resident.sees('已接单');
  });

  test('she reads the message, and nothing is new any more', async () => {
    await resident.tab(3);
    await resident.sees('条没看');
    await resident.tap('消息', { exact: true });
    await resident.sees('有人接单了');
    await resident.picture('23-messages');
    await resident.tap('有人接单了');
    await resident.sees('谭**');
    await resident.open('/me/messages/index');
    await resident.tap('都看过了');
    await resident.seesNot('都看过了');
    await resident.tab(3);
    await resident.sees('消息');
    await resident.seesNot('条没看');
  });

  test('where nobody can come she hears so, and staff have it on the list of what is missing', async () => {
    await search.isAt('partners', () => world.at(at('14:20')));
    await search.hasEnded(() => world.at(at('15:10')));
    await resident.open(`/order/detail/index?id=${search.id}`);
    await resident.sees('暂时没人能做');
    await resident.sees('都问过了，这个时间没有人能来');
    await resident.picture('03-order-nobody');
    await dispatcher.open('/desk/gaps/index');
    await dispatcher.sees('问个法律上的事');
    await dispatcher.sees('会法律 · 问了一圈，大家都腾不开');
    await dispatcher.picture('24-gaps');
  });

  test('no page has broken on the way', () => {
    expect(world.errors()).toEqual([]);
  });
});
