import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { World } from './world.mjs';

/** 25 November 2026 is a Wednesday; times are Asia/Shanghai. */
const at = (clock) => `2026-11-25T${clock}:00+08:00`;

/** What the issue promises an old person. */
const HELP = 2;
const ORDER = 12;

describe('in large type, logged in, without typing a letter', () => {
  let world, resident;
  const counted = [];

  /** How many taps something takes. */
  async function count(what, most, act) {
    const before = resident.taps;
    await act();
    const taps = resident.taps - before;
    counted.push(`${what}: ${taps} taps (at most ${most})`);
    expect(taps).toBeLessThanOrEqual(most);
    return taps;
  }

  async function atHome() {
    await resident.tab(0);
    await resident.reload();
    await resident.sees('打电话求助');
  }

  beforeAll(async () => {
    world = await World.begin(at('09:00'));
    resident = await world.login('张丽华');
    await resident.tap('长辈版');
    await resident.sees('标准版');
  });
  afterAll(async () => {
    console.log(counted.join('\n'));
    await world?.end();
  });

  test('help by voice', async () => {
    await atHome();
    await count('help by voice', HELP, async () => {
      await resident.tap('按住说话');
      await resident.sees('说');
    });
    expect(resident.page.url()).toContain('/order/voice/index');
  });

  test('a whole order: placed, confirmed, rated', async () => {
    await atHome();
    const placed = await count('an order placed', ORDER, async () => {
      await resident.tap('买药');
      await resident.tap('代买常用药');
      await resident.tap('今天');
      await resident.tap('下午');
      await resident.tap('提交点单');
      await resident.sees('已收到');
    });
    await resident.tab(1);
    const answered = await count('its answer', ORDER - placed, async () => {
      await resident.tap('去确认');
      await resident.tap('解决了', { exact: true });
      await resident.tap('满意', { exact: true });
      await resident.tap('提交', { exact: true });
      await resident.sees('谢谢您告诉我们');
    });
    counted.push(`a whole order: ${placed + answered} taps (at most ${ORDER})`);
  });

  /** The last: the browser knows no telephone and waits for one. */
  test('help by telephone', async () => {
    await atHome();
    const wire = await resident.page.context().newCDPSession(resident.page);
    await wire.send('Page.enable');
    const dialled = new Promise((resolve) => wire.on('Page.frameRequestedNavigation', ({ url }) => resolve(url)));
    await count('help by telephone', HELP, () => resident.tap('打电话求助'));
    expect(await dialled).toMatch(/^tel:\d/);
  });

  test('no page has broken on the way', () => {
    expect(world.errors()).toEqual([]);
  });
});
