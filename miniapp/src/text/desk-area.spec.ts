import type { AreaView } from '@supermarket/shared';
import { placesToPick } from './desk-area';

const area = (id: string, kind: AreaView['kind'], parentId: string | null): AreaView => ({ id, kind, parentId, name: `名${id}`, path: id, hotline: null, point: null });
const AREAS = [area('c', 'city', null), area('t1', 'town', 'c'), area('t2', 'town', 'c'), area('v1', 'village', 't1'), area('q1', 'community', 't1'), area('v2', 'village', 't2'), area('g', 'grid', 'v1')];
const ids = (mine: string[], at?: string): (string | undefined)[][] => placesToPick(AREAS, mine, at).map(({ places }) => places.map(({ id }) => id));

describe('the places an office may look at', () => {
  test('the city chooses among its towns, and then in the town', () => {
    expect(ids(['c'])).toEqual([[undefined], ['t1', 't2']]);
    expect(ids(['c'], 't2')).toEqual([[undefined], ['t1', 't2'], ['v2']]);
    expect(ids(['c'], 'v1')).toEqual([[undefined], ['t1', 't2'], ['v1', 'q1']]);
    expect(placesToPick(AREAS, ['c'], undefined)[0]).toEqual({ label: null, places: [{ id: undefined, name: '名c 全部镇街' }] });
  });

  test('a town chooses among its villages and communities', () => {
    expect(ids(['t1'])).toEqual([[undefined], ['v1', 'q1']]);
    expect(placesToPick(AREAS, ['t1'], undefined)[0]!.places[0]!.name).toBe('名t1 全部村（社区）');
  });

  test('a single community has nothing to choose', () => {
    expect(ids(['v1'])).toEqual([]);
    expect(ids([])).toEqual([]);
  });
});
