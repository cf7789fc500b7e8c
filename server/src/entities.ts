import type { AnyEntity } from './kernel/database/migrate.js';

/** Every entity, listed by hand: the same list from the build and under the tests. */
export const entities: readonly AnyEntity[] = [];
