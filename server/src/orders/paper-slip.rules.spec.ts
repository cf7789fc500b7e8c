import { describe, expect, test } from '@jest/globals';
import type { Case, OrderFacts, Party } from './order.facts.js';
import { printSlip, stands, type SlipFacts } from './paper-slip.rules.js';
import { isSlipCode, slipCode } from './slip-code.js';

const KEY = Buffer.alloc(32, 3);
const staff: Party = { personId: 'staff', relations: ['staff'], staffElsewhere: false };
const c = (visit = 1, status: OrderFacts['status'] = 'ACCEPTED'): Case => ({ order: { id: 'order', visit, status } as OrderFacts, assignments: [] });
const slip = (patch: Partial<SlipFacts> = {}): SlipFacts => ({ id: 'slip', orderId: 'order', visit: 1, endedAt: null, ...patch });

describe('the code on a paper slip', () => {
  test('is four digits, the same as long as the slip, and another for another slip, visit, order or key', () => {
    const code = slipCode(KEY, slip());
    expect(code).toMatch(/^\d{4}$/);
    expect(slipCode(KEY, slip())).toBe(code);
    const others = [slipCode(KEY, slip({ id: 'slip2' })), slipCode(KEY, slip({ visit: 2 })), slipCode(KEY, slip({ orderId: 'order2' })), slipCode(Buffer.alloc(32, 4), slip())];
    for (const other of others) expect(other).not.toBe(code);
  });

  test.each([
    ['of this visit', slip(), 1, true],
    ['of the visit before', slip(), 2, false],
    ['of a visit that is not yet', slip({ visit: 2 }), 1, false],
    ['that another one has ended', slip({ endedAt: new Date(0) }), 1, false],
    ['of another order', slip({ orderId: 'order2' }), 1, false],
  ] as const)('a slip %s opens the door: %#', (_, one, visit, opens) => {
    expect(stands(one, c(visit))).toBe(opens);
    expect(isSlipCode(KEY, c(visit), [one], slipCode(KEY, one))).toBe(opens);
  });

  test('other digits open nothing, nor do any where there is no slip', () => {
    const wrong = slipCode(KEY, slip()) === '0000' ? '1111' : '0000';
    expect(isSlipCode(KEY, c(), [slip()], wrong)).toBe(false);
    expect(isSlipCode(KEY, c(), [], slipCode(KEY, slip()))).toBe(false);
  });
});

describe('printing', () => {
  test.each([
    ['the first', null, 'anew'],
    ['the one that stands', slip(), 'again'],
  ] as const)('%s', (_, sent, what) => expect(printSlip(c(), staff, sent)).toBe(what));

  test.each([
    ['one that has ended', slip({ endedAt: new Date(0) }), 'WRONG_STATE'],
    ['one of a visit before', slip({ visit: 0 }), 'WRONG_STATE'],
    ['one of another order', slip({ orderId: 'order2' }), 'ID_TAKEN'],
  ] as const)('%s is refused', (_, sent, code) => expect(() => printSlip(c(), staff, sent)).toThrow(expect.objectContaining({ code })));

  test('is for staff of the place, while somebody is to come', () => {
    const resident: Party = { personId: 'r', relations: ['requester'], staffElsewhere: false };
    expect(() => printSlip(c(), resident, null)).toThrow(expect.objectContaining({ code: 'NOT_ALLOWED' }));
    expect(() => printSlip(c(), { ...resident, relations: ['other'], staffElsewhere: true }, null)).toThrow(expect.objectContaining({ code: 'OUT_OF_SCOPE' }));
    for (const status of ['REJECTED', 'CANCELLED', 'PENDING_CONFIRM', 'CLOSED'] as const) {
      expect(() => printSlip(c(1, status), staff, null)).toThrow(expect.objectContaining({ code: 'WRONG_STATE' }));
    }
  });
});
