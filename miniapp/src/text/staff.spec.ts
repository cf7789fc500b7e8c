import { phoneMissing, seatLine } from './staff';

it('says of a seat what it is, where, and since when', () => {
  const seat = { id: 's', personId: 'p', name: '何秀兰', role: 'desk', areaText: '恩城街道 东门社区', stationName: '东门站', since: '2026-11-22T03:00:00.000Z' } as const;
  expect(seatLine(seat, '2026-11-23T03:00:00.000Z')).toBe('兑换台 · 恩城街道 东门社区 · 东门站 · 11月22日起');
  expect(seatLine({ ...seat, role: 'dispatcher', stationName: null }, '2027-01-02T03:00:00.000Z')).toBe('社区派单员 · 恩城街道 东门社区 · 2026年11月22日起');
});

it('says how many digits of a number are missing', () => {
  expect(phoneMissing('1381234')).toBe('手机号还差 4 位');
  expect(phoneMissing('23812345678')).toBe('手机号再看一遍');
  expect(phoneMissing('13812345678')).toBeUndefined();
});
