import { expect } from '@jest/globals';
import { verify } from '../src/verify.js';
import type { Engine } from './engines.js';

/** Every invariant of the ledgers holds: `onEachEngine(…, { after: expectInvariants })`. */
export async function expectInvariants(engine: Engine): Promise<void> {
  const wrong = (await verify(engine.database)).filter(({ violations }) => violations.length > 0);
  expect(wrong).toEqual([]);
}
