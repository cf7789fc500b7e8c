import type { ServiceItemView } from '@supermarket/shared';
import { foundInMenu } from './Finding';
import { heardOrder, missingInHeard, UNHEARD, type HeardDraft } from './Heard';

/** 25 November 2026, 09:00 in Shanghai. */
const NOW = Date.parse('2026-11-25T01:00:00.000Z');
const heard: HeardDraft = { ...UNHEARD, title: ' 修水龙头 ', day: { dayNo: Math.floor(NOW / 86_400_000) + 1, weekend: false }, part: 'afternoon' };

describe('a spoken order, written down by staff', () => {
  it('lacks what was not heard, one thing after the other', () => {
    expect(missingInHeard(UNHEARD, true)).toBe('先听一听，写要办什么');
    expect(missingInHeard({ ...UNHEARD, title: '修水龙头' }, true)).toBe('选一下什么时候');
    expect(missingInHeard(heard, false)).toBe('写一下去哪里');
    expect(missingInHeard(heard, true)).toBeUndefined();
  });

  it('says what and when, and an address only where one was written', () => {
    expect(heardOrder(heard, NOW)).toEqual({
      title: '修水龙头', words: '', dayPart: 'afternoon', window: { start: '2026-11-26T04:00:00.000Z', end: '2026-11-26T10:00:00.000Z' },
    });
    expect(heardOrder({ ...heard, address: '解放路 12 号' }, NOW)).toHaveProperty('address', '解放路 12 号');
  });

  it('takes the name from the menu where it stands there', () => {
    const body = heardOrder({ ...heard, itemId: 'fix-tap' }, NOW);
    expect(body).toHaveProperty('itemId', 'fix-tap');
    expect(body).not.toHaveProperty('title');
  });

  it('is no order any more once its time is over', () => {
    expect(heardOrder(heard, NOW + 3 * 86_400_000)).toBeUndefined();
  });

  it('brings length, risk and skill along from the menu and keeps what was ticked', () => {
    const item = { minutes: 40, seats: 1, risk: 'low', level: 2, skill: 'plumbing' } as ServiceItemView;
    expect(foundInMenu(item, undefined)).toEqual({ minutes: '40', seats: '1', risk: 'low', level: 2, skill: 'plumbing', urgent: false, partyOnly: false });
    expect(foundInMenu(item, { urgent: true, partyOnly: true } as never)).toMatchObject({ urgent: true, partyOnly: true });
  });
});
