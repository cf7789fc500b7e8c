import { describe, expect, test } from '@jest/globals';
import { planMorning, type LackingOrder } from './morning.rules.js';

const order = (id: string, candidates: Readonly<Record<string, number>>, rest: Partial<LackingOrder> = {}): LackingOrder => ({
  id, urgent: false, lacks: 1, more: false, ...rest,
  candidates: Object.entries(candidates).map(([personId, score]) => ({ personId, score })).sort((a, b) => b.score - a.score),
});

describe('a morning with many orders', () => {
  test.each<{ about: string; orders: LackingOrder[]; asked: Record<string, string[]>; short?: string[] }>([
    { about: 'nothing waits', orders: [], asked: {} },
    { about: 'nobody suits: the order stands there without anybody', orders: [order('tap', {})], asked: { tap: [] } },
    { about: 'the best is asked', orders: [order('tap', { chen: 70, li: 90 })], asked: { tap: ['li'] } },
    {
      about: 'who is the only one for one order is not asked for the other',
      orders: [order('tap', { li: 90, chen: 40 }), order('lamp', { li: 50 })], asked: { tap: ['chen'], lamp: ['li'] },
    },
    { about: 'an order for two asks two', orders: [order('move', { li: 9, chen: 8, he: 7 }, { lacks: 2 })], asked: { move: ['li', 'chen'] } },
    {
      about: 'where there is one person for two orders, the urgent one goes first',
      orders: [order('tap', { li: 90 }), order('gas', { li: 10 }, { urgent: true })], asked: { tap: [], gas: ['li'] },
    },
    { about: 'nobody is asked twice', orders: [order('a', { li: 9 }), order('b', { li: 9 }), order('c', { li: 9 })], asked: { a: ['li'], b: [], c: [] } },
    { about: 'an order that is left without anybody asks for further candidates', orders: [order('a', { li: 9 }, { more: true }), order('b', { li: 9 }, { more: true })], asked: { a: ['li'], b: [] }, short: ['a', 'b'] },
  ])('$about', ({ orders, asked, short = [] }) => {
    const morning = planMorning(orders);
    expect(Object.fromEntries(morning.asked)).toEqual(asked);
    expect(morning.short).toEqual(short);
  });
});
