import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { spoken } from './area.rules.js';

describe('names of villages and communities', () => {
  test.each([
    ['东门社区居民委员会', 'community', '东门社区'],
    ['圩镇社区居民委员会', 'community', '圩镇社区'],
    ['沙联村民委员会', 'village', '沙联村'],
    ['区村村民委员会', 'village', '区村'],
  ] as const)('%s is said as people say it', (official, kind, name) => {
    expect(spoken(official)).toEqual({ kind, name });
  });

  test('what is neither is refused', () => {
    expect(() => spoken('恩城街道')).toThrow('neither');
  });

  test('in the real tree no two neighbours share a spoken name, but towns do', () => {
    const tree = JSON.parse(readFileSync('seeds/areas-440785.json', 'utf8')) as { towns: { name: string; communities: { name: string }[] }[] };
    const all: string[] = [];
    for (const town of tree.towns) {
      const names = town.communities.map((community) => spoken(community.name).name);
      expect(new Set(names).size).toBe(names.length);
      all.push(...names);
    }
    expect(all.length).toBe(175);
    expect(all.filter((name) => name === '圩镇社区').length).toBeGreaterThan(1);
  });
});
