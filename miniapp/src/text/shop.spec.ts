import type { GiftView, StationView } from '@supermarket/shared';
import { CallError, type CallCode } from '@/api/call-error';
import { giftStock, missingText, nearStationsFirst, onShelf, redemptionLine, shelfFilters, takeRefusal, voucherClosedText, voucherDueText } from './shop';

const refused = (code: CallCode, facts: CallError['facts'] = {}): CallError => new CallError({ code, title: '', detail: '换个站点看看。', facts });

const gift = (facts: Partial<GiftView> = {}): GiftView => ({
  stockId: 's1', giftId: 'g1', name: '大米 5kg', unit: '袋', picture: 'rice', category: 'food', price: 260, available: 12, monthlyLimit: 1,
  donor: null, elsewhere: null, ...facts,
});

describe('what stands under a gift', () => {
  it('says how many there are, and who gave them', () => {
    expect(giftStock(gift())).toEqual({ kind: 'in', text: '有货 12 袋' });
    expect(giftStock(gift({ donor: '爱心企业捐' }))).toEqual({ kind: 'in', text: '有货 12 袋', more: '爱心企业捐' });
  });

  it('warns of the last ones and of the limit', () => {
    expect(giftStock(gift({ available: 2, unit: '桶' }))).toEqual({ kind: 'few', text: '只剩 2 桶', more: '每月限 1' });
    expect(giftStock(gift({ available: 6 })).kind).toBe('in');
  });

  it('names another station where there are none', () => {
    expect(giftStock(gift({ available: 0, elsewhere: { stationId: 'x', stationName: '大田站', available: 5 } }))).toEqual({
      kind: 'none', text: '本站没货', more: '大田站有 5',
    });
    expect(giftStock(gift({ available: 0 }))).toEqual({ kind: 'none', text: '本站没货' });
  });

  it.each([[226, '还差 34 分'], [260, undefined], [0, '还差 260 分'], [null, undefined]])('with %s points', (points, words) =>
    expect(missingText(gift(), points)).toBe(words));
});

describe('the shelf', () => {
  const gifts = [gift(), gift({ stockId: 's2', category: 'daily', price: 60 }), gift({ stockId: 's3', category: 'daily', price: 10, available: 0 })];

  it('offers only filters that show something', () => {
    expect(shelfFilters(gifts, 100).map(({ label }) => label)).toEqual(['全部', '我能换的', '粮油', '日用']);
    expect(shelfFilters(gifts.slice(0, 1), null).map(({ label }) => label)).toEqual(['全部']);
  });

  it('shows what one can have now', () => {
    expect(onShelf(gifts, 'mine', 100).map(({ stockId }) => stockId)).toEqual(['s2']);
    expect(onShelf(gifts, 'food', 100).map(({ stockId }) => stockId)).toEqual(['s1']);
    expect(onShelf(gifts, 'all', null)).toHaveLength(3);
  });
});

it('puts the near stations first', () => {
  const station = (id: string, areaId: string, areaText: string): StationView => ({
    id, areaId, areaText, name: id, address: '', hours: '', phone: null, giftsInStock: 1,
  });
  const stations = [station('far', 'a', '大田镇 甲村'), station('town', 'b', '恩城街道'), station('own', 'c', '恩城街道 东门社区')];
  expect(nearStationsFirst(stations, { communityId: 'c', communityText: '恩城街道 东门社区' }).map(({ id }) => id)).toEqual(['own', 'town', 'far']);
  expect(nearStationsFirst(stations, null).map(({ id }) => id)).toEqual(['far', 'town', 'own']);
});

it('says what is missing when a gift is refused', () => {
  expect(takeRefusal(refused('POINTS_SHORT', { short: 34 })).title).toBe('还差 34 分');
  expect(takeRefusal(refused('GIFT_LIMIT', { limit: 2 })).detail).toContain('限换 2 份');
  expect(takeRefusal(CallError.ofPhone('TIMED_OUT')).detail).toContain('不会换两份');
  expect(takeRefusal(refused('SOLD_OUT')).detail).toBe('换个站点看看。');
});

it('says until when a voucher can be fetched, and when it was closed', () => {
  const now = '2026-11-24T11:45:00Z';
  expect(voucherDueText('2026-12-09T12:00:00Z', now)).toEqual({ title: '12月9日 20:00 前来取', note: '还有 15 天。过期自动取消，积分退回' });
  expect(voucherDueText('2026-11-24T12:00:00Z', now).note).toContain('就是今天');
  expect(voucherClosedText('FULFILLED', '2026-11-24T11:42:00Z', now)).toBe('今天 19:42 领取');
});

it('says of a voucher in the list where to go, or what it was', () => {
  const row = {
    id: 'r', state: 'READY', giftName: '洗衣液', picture: 'wash', points: 160, stationName: '新平站', endsAt: '2026-12-09T12:00:00Z',
    createdAt: '2026-11-24T11:45:00Z',
  } as const;
  expect(redemptionLine(row, row.createdAt)).toBe('新平站 · 12月9日前来取');
  expect(redemptionLine({ ...row, state: 'EXPIRED' }, row.createdAt)).toBe('160 分 · 11月24日');
});
