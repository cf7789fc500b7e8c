import { register } from 'node:module';
import { faults } from './index.js';

/** Puts a fault's file in the place of the module it bends, for everything that is imported from now on. */
export function plant(name: string): void {
  const fault = faults.find((one) => one.name === name);
  if (!fault?.insteadOf) throw new Error(`PROVE_FAULT is none of ${faults.flatMap((one) => (one.insteadOf ? [one.name] : [])).join(', ')}`);
  const data: Detour = { from: new URL(`../../${fault.insteadOf}`, import.meta.url).href, to: new URL(`./${name}.js`, import.meta.url).href };
  register('./detour.js', import.meta.url, { data });
}

/** Addresses of modules. */
export interface Detour {
  readonly from: string;
  readonly to: string;
}
