import type { OrderView } from '@supermarket/shared';
import { orderHeadline, ratingText, timelineItems, visitText } from './order-detail';
import { orderLine, stepWords } from './orders';

/** Tuesday 2026-11-24, 14:20 in Asia/Shanghai. */
const NOW = Date.parse('2026-11-24T06:20:00.000Z');
const AT_THREE = { start: '2026-11-24T07:00:00.000Z', end: '2026-11-24T08:00:00.000Z' };
const ORDER = {
  status: 'ACCEPTED', title: '水龙头漏水维修', window: AT_THREE, dayPart: null, answerDue: null, staffWords: null, rejectReason: null,
  askReason: null, helpers: [], reopenUntil: null, rating: null,
} satisfies Parameters<typeof orderHeadline>[0];

describe('where an order stands', () => {
  it('says when somebody comes and how long that is', () => {
    expect(orderHeadline(ORDER, NOW)).toEqual({ title: '已接单', line: '今天 15:00–16:00 上门，还有 40 分钟' });
    expect(orderHeadline({ ...ORDER, dayPart: 'afternoon' }, NOW).line).toBe('今天下午上门');
  });

  it('puts the hour first for long sight', () => {
    expect(orderHeadline(ORDER, NOW, true)).toEqual({ title: '今天下午 3 点来', line: '水龙头漏水维修 · 还有 40 分钟' });
  });

  it('says first that somebody who had promised cannot come', () => {
    const timeline = [{ event: 'withdrew', at: '2026-11-24T06:00:00.000Z', who: '李**', note: null }] as const;
    expect(orderHeadline({ ...ORDER, status: 'OPEN', timeline: [...timeline] }, NOW).line).toBe('李** 来不了，社区正在赶紧请别人');
  });

  it('says by when staff answer, and why something cannot be done', () => {
    expect(orderHeadline({ ...ORDER, status: 'SUBMITTED', answerDue: '2026-11-25T09:30:00.000Z' }, NOW).line).toBe('社区明天 17:30 前答复');
    expect(orderHeadline({ ...ORDER, status: 'REJECTED', rejectReason: 'paid_work' }, NOW).line).toContain('专门的师傅');
  });

  it('shows what has been, what is now and what comes', () => {
    const steps: OrderView['timeline'] = [
      { event: 'placed', at: '2026-11-23T11:42:00.000Z', who: '张**', note: null },
      { event: 'claimed', at: '2026-11-24T01:30:00.000Z', who: '李**', note: null },
    ];
    expect(timelineItems({ timeline: steps, status: 'ACCEPTED' }, NOW).map(({ title, state }) => `${state} ${title}`)).toEqual([
      'done 点单', 'now 李** 已接单', 'todo 上门服务', 'todo 您来确认：解决了吗',
    ]);
    const stopped = timelineItems({ timeline: [{ ...steps[0]!, event: 'cancelled' }], status: 'CANCELLED' }, NOW);
    expect(stopped.map(({ state }) => state)).toEqual(['stopped']);
  });

  it('never calls silence praise', () => {
    expect(ratingText({ solved: null, stars: null })).toBe('未评价');
    expect(ratingText({ solved: true, stars: 4 })).toBe('解决了 · 满意');
  });

  it('sums a visit up in one line', () => {
    const visit = { name: '李**', checkedInAt: '2026-11-24T07:02:00.000Z', checkedOutAt: '2026-11-24T07:47:00.000Z', minutes: 45 };
    expect(visitText(visit, NOW)).toBe('李** · 今天 15:02–15:47 · 共 45 分钟');
  });
});

describe('an order in a list', () => {
  const row = { status: 'ACCEPTED', helper: '李**', window: AT_THREE, dayPart: null, forWhom: null } as const;

  it('says who comes when, and for whom', () => {
    expect(orderLine(row, NOW)).toBe('李** 今天 15:00 上门');
    expect(orderLine({ ...row, window: { ...row.window, end: '2026-11-24T09:00:00.000Z' } }, NOW)).toBe('李** 今天 15:00–17:00 上门');
    expect(orderLine({ ...row, forWhom: '陈**' }, NOW, true)).toBe('帮陈** · 李** 今天下午 3 点来');
    expect(orderLine({ ...row, forWhom: '陈**', forFamily: 'mother' }, NOW, true)).toBe('代妈妈陈** · 李** 今天下午 3 点来');
    expect(orderLine({ ...row, status: 'PENDING_CONFIRM' }, NOW)).toBe('李** 做完了，请您看看');
  });

  it('fills the bar once it is confirmed', () => {
    expect(stepWords({ status: 'CONFIRMED', step: 5 }).now).toBe(6);
    expect(stepWords({ status: 'ACCEPTED', step: 3 }, true).status).toBe('有人接了');
  });
});
