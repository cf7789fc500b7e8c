import { factText, givenUp, reasonText } from './copy';

const now = Date.parse('2026-11-23T01:00:00Z');

describe('what is kept about somebody, in words', () => {
  test('facts have names that people know; one without keeps its own', () => {
    expect(factText({ name: 'address', value: '解放路 1 号' }, now)).toBe('门牌：解放路 1 号');
    expect(factText({ name: 'given', value: 'true' }, now)).toBe('同意：是');
    expect(factText({ name: 'closedAt', value: '2026-11-23T00:30:00.000Z' }, now)).toBe('办结：今天 08:30');
    expect(factText({ name: 'something', value: '1' }, now)).toBe('something：1');
  });

  test('what stands in the way says what to do', () => {
    expect(reasonText({ reason: 'order', count: 2 })).toBe('还有 2 张单没办完。先办完，或者取消。');
    expect(reasonText({ reason: 'seat', count: 1 })).toContain('交岗');
  });

  test('closing says what goes and what stays', () => {
    expect(givenUp({ points: 386, minutes: 90 })).toHaveLength(3);
    expect(givenUp({ points: 0, minutes: 90 }).join('')).toContain('1.5 小时');
  });
});
