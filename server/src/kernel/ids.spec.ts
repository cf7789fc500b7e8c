import { describe, expect, it } from '@jest/globals';
import { isId, newId } from './ids.js';

describe('ids', () => {
  it('are UUIDs of version 7 that sort as their time does', () => {
    const times = ['2000-01-01', '2026-11-22', '2026-11-23', '2099-12-31'].map((day) => new Date(`${day}T00:00:00Z`));
    const ids = times.map(newId);
    expect([...ids].sort()).toEqual(ids);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('are never the same twice', () => {
    const now = new Date();
    expect(new Set(Array.from({ length: 10_000 }, () => newId(now))).size).toBe(10_000);
  });

  it('are told from other texts', () => {
    expect(isId(newId(new Date()))).toBe(true);
    for (const wrong of ['', 'x', newId(new Date()).toUpperCase(), `${newId(new Date())} `, null, 7]) expect(isId(wrong)).toBe(false);
  });
});
