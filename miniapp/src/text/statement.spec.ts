import type { HourEntry, LedgerEntry } from '@supermarket/shared';
import { awardSteps, entryWords, hoursRow, pointsRow } from './statement';

const NOW = '2026-11-24T11:40:00Z';
const entry = (facts: Partial<LedgerEntry> = {}): LedgerEntry => ({
  id: 't1', title: '智能手机教学', at: '2026-11-21T08:00:00Z', points: 10, state: 'posted', waitsFor: null, minutes: 60, station: null, why: null,
  orderId: null, redemptionId: null, ...facts,
});
const hours = (facts: Partial<HourEntry> = {}): HourEntry => ({
  id: 'h1', activity: '新平站值班', day: '2026-11-15', minutes: 120, place: '恩城街道 新平社区', unit: '新平社区', kind: 'CHECKED', state: 'CREDITED',
  held: null, orderId: null, ...facts,
});

describe('a line of points', () => {
  it('that was paid', () => {
    expect(pointsRow(entry(), NOW)).toEqual({ title: '智能手机教学', when: '11月21日 · 服务 1 小时', amount: '+10', state: 'settled', stateText: '已入账' });
  });

  it('of today says the time, and for whom it waits', () => {
    const today = entry({ at: '2026-11-24T07:47:00Z', minutes: 45, points: 8, state: 'waiting', waitsFor: 'resident' });
    expect(pointsRow(today, NOW)).toMatchObject({ when: '今天 15:47 · 服务 45 分钟', amount: '+8', state: 'waiting', stateText: '等对方确认' });
    expect(pointsRow({ ...today, waitsFor: 'staff' }, NOW).stateText).toBe('等社区核实');
  });

  it.each([
    ['held', -160, 'frozen', '先冻结，领取后扣'],
    ['spent', -160, 'settled', '已领取'],
    ['returned', -160, 'returned', '已退回'],
    ['returned', 160, 'returned', '退回入账'],
    ['expired', -3, 'expired', '已到期'],
    ['reversed', -8, 'returned', '已更正'],
  ] as const)('in state %s with %s points', (state, points, shown, words) => {
    const row = pointsRow(entry({ state, points, minutes: null, station: '新平站' }), NOW);
    expect(row).toMatchObject({ when: '11月21日 · 新平站', state: shown, stateText: words });
    expect(entryWords(entry({ state, points }))).not.toBe('');
  });
});

describe('a line of hours', () => {
  it('that counts', () => {
    expect(hoursRow(hours(), NOW)).toEqual({
      title: '新平站值班', when: '11月15日 · 恩城街道 新平社区', amount: '+2 小时', state: 'settled', stateText: '已入账',
    });
  });

  it('says who has to look at it, and that what was filled in later earns no points', () => {
    expect(hoursRow(hours({ kind: 'HONOUR', state: 'PENDING_PROOF' }), NOW)).toMatchObject({
      when: '11月15日 · 恩城街道 新平社区 · 补记，不算积分', state: 'waiting', stateText: '等镇街看凭据',
    });
    expect(hoursRow(hours({ state: 'PENDING_COUNTY', day: '2026-11-24' }), NOW)).toMatchObject({ when: '今天 · 恩城街道 新平社区', stateText: '等市里核实' });
  });

  it('without a plus when it does not count', () => {
    expect(hoursRow(hours({ state: 'REFUSED' }), NOW).amount).toBe('2 小时');
  });
});

describe('why an award is what it is', () => {
  it('leaves the odd part away and says so', () => {
    expect(awardSteps({ minutes: 45, ratePerHour: 10, coefficient: 120, ruleVersion: 1 }, 8)).toEqual([
      '服务 45 分钟，每 6 分钟算 1 份，共 7 份',
      '每份 1 分（每小时 10 分）',
      '这类服务的系数是 1.2',
      '7 × 1 × 1.2 = 8.4，零头不算，是 8 分',
      '按积分规则第 1 版',
    ]);
  });

  it('is plain for the plain rate', () => {
    expect(awardSteps({ minutes: 60, ratePerHour: 10, coefficient: 100, ruleVersion: 2 }, 10)).toContain('10 × 1 × 1 = 10，是 10 分');
  });
});
