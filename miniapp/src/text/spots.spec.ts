import type { Point, TaskCardView } from '@supermarket/shared';
import { frameOf, kmBetween, kmText, lineKm, placeIn, spotsOf } from './spots';

const HOME: Point = { lat: 22.18, lng: 112.31, datum: 'gcj02' };
/** So many kilometres to the north and east of home. */
const at = (north: number, east = 0): Point => ({ lat: HOME.lat + north / 111.2, lng: HOME.lng + east / 111.2 / Math.cos((HOME.lat * Math.PI) / 180), datum: 'gcj02' });
const task = (id: string, around: Point | null, urgent = false): TaskCardView => ({
  id, title: `帮忙 ${id}`, shelf: 'fix', urgent, points: 8, window: { start: '2026-11-23T01:00:00.000Z', end: '2026-11-23T02:00:00.000Z' }, dayPart: null,
  minutes: 40, place: { communityId: 'c', text: '恩城街道 东门社区', around }, seatsLeft: 1, reasons: [],
});

test('kilometres are those of the county', () => {
  expect(kmBetween(HOME, at(3))).toBeCloseTo(3, 2);
  expect(kmBetween(HOME, at(0, 4))).toBeCloseTo(4, 1);
  expect([kmText(0.4), kmText(1.24), kmText(12.4)]).toEqual(['不到 1 km', '1.2 km', '12 km']);
});

test('what lies together is one spot with a number, a single one says how far it is or that it is urgent', () => {
  const tasks = [task('a', at(2)), task('b', at(2.2)), task('c', at(0, -3), true), task('d', at(-1.2)), task('e', null)];
  const frame = frameOf(tasks, HOME)!;
  expect(spotsOf(tasks, frame, HOME).map(({ label, tasks: here }) => [label, here.length])).toEqual([['1.2 km', 1], ['2 件', 2], ['急', 1]]);
  expect(spotsOf(tasks, frame, HOME)[1]!.words).toBe('2 件，帮忙 a、帮忙 b');
});

test('a spot shows what it is about, says when one of several is urgent, and its label covers no other', () => {
  const frame = { middle: HOME, reach: 4 };
  const [first, second] = spotsOf([task('a', at(1)), task('b', at(1.5, 1.5), true), task('c', at(-2, 1))], frame, HOME);
  expect([first!.label, first!.drawing]).toEqual(['急 2 件', 'fix']);
  expect(second!.label).toBe('2.2 km');
  expect(spotsOf([{ ...task('d', at(1)), shelf: null }], frame, HOME)[0]!.drawing).toBe('wish');
});

test('lines stand a whole number of kilometres apart, and are never too close', () => {
  expect([4, 8, 12, 25].map(lineKm)).toEqual([1, 2, 5, 5]);
});

test('the map reaches as far as most of what waits, and leaves out what lies far away', () => {
  const tasks = [task('a', at(1)), task('b', at(6)), task('c', at(8)), task('d', at(60))];
  const frame = frameOf(tasks, HOME)!;
  expect(frame.reach).toBe(25);
  expect(spotsOf(tasks, frame, HOME).map(({ key }) => key)).not.toContain('d');
  expect(frameOf([task('a', at(1))], HOME)!.reach).toBe(4);
});

test('without a point of one’s own community the middle is what there is, and no distance is claimed', () => {
  const tasks = [task('a', at(0)), task('b', at(4))];
  const frame = frameOf(tasks, null)!;
  expect(kmBetween(frame.middle, at(2))).toBeLessThan(0.01);
  expect(spotsOf(tasks, frame, null).map(({ label }) => label)).toEqual(['1 件', '1 件']);
  expect(frameOf([task('a', null)], null)).toBeNull();
});

test('north is up, east is right', () => {
  const frame = { middle: HOME, reach: 4 };
  expect(placeIn(frame, HOME)).toEqual({ left: 50, top: 50 });
  const { left, top } = placeIn(frame, at(2, 4));
  expect([Math.round(left), Math.round(top)]).toEqual([100, 25]);
});
