import type { CandidateView, PlanLineView, PlanView } from '@supermarket/shared';
import { askedFor, isShut, lettersOf, ticked } from './choice';

const person = (personId: string): CandidateView => ({ personId, name: '李**', partyTag: false, tasksThisWeek: 0, reasons: [] });
const line = (orderId: string, asked: string[], others: string[] = [], lacks = 1): PlanLineView => ({
  orderId, lacks, title: '修水龙头', shelf: 'fix', place: '恩城街道 东门社区', dayPart: null, dueAt: null, urgent: false,
  window: { start: '2026-11-23T01:00:00.000Z', end: '2026-11-23T02:00:00.000Z' }, asked: asked.map(person), others: others.map(person),
});
const tap = line('tap', ['li'], ['he', 'mo']);
const move = line('move', ['chen'], ['he'], 2);
const plan: PlanView = { lines: [tap, move], beyond: 0 };

test('what is proposed is asked until staff change it', () => {
  expect(askedFor({}, tap)).toEqual(['li']);
  const without = ticked({}, tap, 'li', false);
  expect(askedFor(without, tap)).toEqual([]);
  expect(askedFor(ticked(without, tap, 'he', true), tap)).toEqual(['he']);
  expect(askedFor(without, move)).toEqual(['chen']);
});

test('an order that has enough takes nobody more, and nobody is asked for two', () => {
  expect(isShut({}, plan, tap, 'he')).toBe(true);
  expect(isShut({}, plan, tap, 'li')).toBe(false);
  expect(isShut({}, plan, move, 'he')).toBe(false);
  const changed = ticked(ticked({}, tap, 'li', false), tap, 'he', true);
  expect(isShut(changed, plan, move, 'he')).toBe(true);
});

test('an order for which nobody is left is not sent', () => {
  expect(lettersOf(ticked({}, tap, 'li', false), plan)).toEqual([{ orderId: 'move', personIds: ['chen'] }]);
});
