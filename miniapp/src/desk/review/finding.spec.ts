import type { OrderView } from '@supermarket/shared';
import { approval, foundAtFirst, missingIn } from './Finding';

const order = { kind: 'service', minutes: 60, seats: 1, risk: 'low', level: 2, skill: 'plumbing', urgent: false, partyOnly: false } as OrderView;

describe('what staff find', () => {
  it('is complete from the menu, so that one tap approves', () => {
    const found = foundAtFirst(order);
    expect(missingIn(found)).toBeUndefined();
    expect(approval(found)).toEqual({ decision: 'approve', minutes: 60, seats: 1, risk: 'low', level: 2, skill: 'plumbing', urgent: false, partyOnly: false });
  });

  it('needs a length for own words and wishes', () => {
    const found = foundAtFirst({ ...order, kind: 'free', skill: null });
    expect(missingIn(found)).toBe('还没写要多久');
    expect(approval({ ...found, minutes: '90' })).not.toHaveProperty('skill');
  });

  it.each(['0', '1441', '1.5', '十'])('refuses %s minutes', (minutes) => {
    expect(missingIn({ ...foundAtFirst(order), minutes })).toBe('时间写 1–1440 分钟');
  });

  it('refuses more people than an order can have', () => {
    expect(missingIn({ ...foundAtFirst(order), seats: '21' })).toBe('人数写 1–20');
  });
});
