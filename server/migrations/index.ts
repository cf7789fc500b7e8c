import type { MigrationClass } from '../src/kernel/database/migrate.js';

/** In order; a migration that has been released is never changed. Names end in a 13-digit time. */
export const migrations: readonly MigrationClass[] = [];
