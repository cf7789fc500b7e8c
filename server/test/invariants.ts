import { expect } from '@jest/globals';
import { hoursInvariants } from '../src/hours/hours.invariants.js';
import { pointsInvariants } from '../src/points/points.invariants.js';
import { shopInvariants } from '../src/shop/shop.invariants.js';
import type { Engine } from './engines.js';

const all = [...pointsInvariants, ...hoursInvariants, ...shopInvariants];

/** Every invariant of the ledgers holds: `onEachEngine(…, { after: expectInvariants })`. */
export async function expectInvariants(engine: Engine): Promise<void> {
  for (const invariant of all) expect({ [invariant.name]: await invariant.violations(engine.database) }).toEqual({ [invariant.name]: [] });
}
