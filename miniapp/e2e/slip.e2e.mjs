import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { World } from './world.mjs';

/** 25 November 2026 is a Wednesday; times are Asia/Shanghai. */
const at = (clock) => `2026-11-25T${clock}:00+08:00`;
const MM_A_POINT = 25.4 / 72;

/** Width and height of each page of a PDF, in millimetres. */
async function pagesOf(page) {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return [...pdf.matchAll(/\/MediaBox ?\[([\d. ]+)\]/g)].map(([, box]) => box.trim().split(/ +/).slice(2).map((points) => Math.round(Number(points) * MM_A_POINT)));
}

describe('a slip of paper for who has no phone', () => {
  let world, resident, dispatcher, volunteer;

  beforeAll(async () => {
    world = await World.begin(at('09:00'));
    resident = await world.login('张丽华');
    dispatcher = await world.login('何敏');
    volunteer = await world.login('李国强');
  });
  afterAll(() => world?.end());

  test('staff print it for an order that looks for somebody, and nothing else stands on the paper', async () => {
    await resident.tap('买药跑腿');
    await resident.tap('代买常用药');
    await resident.tap('今天');
    await resident.tap('下午');
    await resident.tap('提交点单');
    await resident.sees('已收到');
    await world.at(at('09:20'));
    await dispatcher.reload();
    await dispatcher.tap('待审核');
    await dispatcher.tap('代买常用药');
    await dispatcher.tap('通过', { exact: true });
    await dispatcher.tap('去派单');
    await dispatcher.tap('出纸条');
    await dispatcher.sees('还没定谁来');
    await dispatcher.tap('出纸条', { exact: true, last: true });
    await dispatcher.sees('单号 1125-');
    await dispatcher.picture('22-slip');

    const { page } = dispatcher;
    expect(await pagesOf(page)).toEqual([[105, 148]]);
    await page.emulateMedia({ media: 'print' });
    const printed = await page.evaluate(() => document.body.innerText);
    expect(printed).toMatch(/党员志愿服务超市\s+单号 1125-\d{4}[^]*代买常用药[^]*11月25日（周三）下午[^]*还在找人[^]*东门社区[^]*开门码/);
    expect(printed).not.toMatch(/打印|小票纸|张丽华|解放路/);
    await dispatcher.picture('22-slip-a6');
    await page.emulateMedia({ media: null });

    await dispatcher.tap('80 毫米小票纸');
    const [[width, height], ...more] = await pagesOf(page);
    expect([width, more]).toEqual([80, []]);
    expect(height).toBeGreaterThan(80);
    await page.emulateMedia({ media: 'print' });
    await dispatcher.picture('22-slip-roll');
    await page.emulateMedia({ media: null });
  });

  test('printed again it names who comes, and its digits open the door', async () => {
    await volunteer.reload();
    await volunteer.tap('代买常用药');
    await volunteer.tap('我看过风险提示');
    await volunteer.tap('我来接单');
    await volunteer.sees('看门牌和电话');
    await dispatcher.tap('好了', { exact: true });
    await dispatcher.tap('出纸条');
    await dispatcher.sees('出过一张');
    await dispatcher.tap('再出一张', { exact: true });
    await dispatcher.sees('李**');
    const code = (await dispatcher.page.locator('.ui-paper__digits:visible').innerText()).replace(/\D/g, '');
    expect(code).toMatch(/^\d{4}$/);

    await world.at(at('14:02'));
    await volunteer.reload();
    await volunteer.tap('到门口签到');
    await volunteer.keys(code);
    await volunteer.sees('正在计时');
  });

  test('she reads that staff have seen the code', async () => {
    await resident.open('/me/looks/index');
    await resident.sees('纸条上的开门码');
  });

  test('no page has broken on the way', () => {
    expect(world.errors()).toEqual([]);
  });
});
