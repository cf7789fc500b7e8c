import mysql from 'mysql2/promise';
import type { World } from '../../world.js';

/** Locks orders from outside, as a forgotten console would; answers how to let them go. */
export async function holdOrders(world: World, ids: readonly string[]): Promise<() => Promise<void>> {
  const root = await mysql.createConnection({ host: '127.0.0.1', port: world.database.port, user: 'root', database: world.schema });
  // Only these rows: as a table scan, or between them, it would hold everybody's.
  await root.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
  await root.query('START TRANSACTION');
  await root.query('SELECT id FROM service_order FORCE INDEX (PRIMARY) WHERE id IN (?) FOR UPDATE', [ids]);
  return async () => {
    await root.query('ROLLBACK');
    await root.end();
  };
}
