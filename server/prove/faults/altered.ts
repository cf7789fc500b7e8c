import type { Tx } from '../../src/kernel/index.js';

/** The same transaction but for the named ways of writing. */
export function altered(tx: Tx, ways: Partial<Tx>): Tx {
  return new Proxy(tx, {
    get(whole, name) {
      const way = ways[name as keyof Tx] ?? whole[name as keyof Tx];
      return typeof way === 'function' ? way.bind(whole as never) : way;
    },
  });
}
