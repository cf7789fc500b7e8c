import { describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Turnstile } from './turnstile.js';

describe('a turnstile', () => {
  test('lets as many in as there is room, and the others in the order in which they came', async () => {
    const turnstile = new Turnstile(2);
    const entered: string[] = [];
    const come = async (name: string): Promise<void> => {
      if (await turnstile.enter(5_000)) entered.push(name);
    };
    const all = ['a', 'b', 'c', 'd'].map(come);
    await sleep(1);
    expect(entered).toEqual(['a', 'b']);
    turnstile.leave();
    await sleep(1);
    expect(entered).toEqual(['a', 'b', 'c']);
    turnstile.leave();
    await Promise.all(all);
    expect(entered).toEqual(['a', 'b', 'c', 'd']);
  });

  test('sends away who has waited long enough, and their place goes to nobody', async () => {
    const turnstile = new Turnstile(1);
    expect(await turnstile.enter(0)).toBe(true);
    expect(await turnstile.enter(5)).toBe(false);
    turnstile.leave();
    expect(await turnstile.enter(0)).toBe(true);
    expect(await turnstile.enter(5)).toBe(false);
  });
});
