import type { MeView } from '@supermarket/shared';
import { BLANK_GAPS, gapBody, missingGap } from './GapsCard';

const stranger = { name: null, phone: null, birthYear: null, communityId: null } as MeView;
const known = { name: '李国强', phone: '13800001234', birthYear: 1980, communityId: 'c1' } as MeView;
const said = { name: ' 李国强 ', phone: '13800001234', birthYear: '1980', communityId: 'c1', communityText: '恩城街道 东门社区' };

describe('what a new volunteer is asked', () => {
  test('is nothing that is known', () => {
    expect(missingGap(known, BLANK_GAPS)).toBeUndefined();
    expect(gapBody(known, BLANK_GAPS)).toBeUndefined();
  });

  test.each([
    [{ name: '' }, '先写姓名'],
    [{ phone: '' }, '先写手机号'],
    [{ phone: '1380000' }, '手机号还差 4 位'],
    [{ birthYear: '19' }, '先写哪年出生'],
    [{ communityId: null }, '先选村（社区）'],
  ])('names one thing at a time: %j', (lack, words) => {
    expect(missingGap(stranger, { ...said, ...lack })).toBe(words);
  });

  test('goes into the profile', () => {
    expect(gapBody(stranger, said)).toEqual({ name: '李国强', phone: '13800001234', birthYear: 1980, communityId: 'c1' });
    expect(gapBody({ ...known, birthYear: null }, said)).toEqual({ birthYear: 1980 });
  });
});
