import type { ServerProcess } from '../../server-process.js';
import type { World } from '../../world.js';

/** Servers that come to the database under a name of their own: whose connections and transactions these are can be told. */
export interface Named {
  readonly name: string;
  readonly servers: readonly ServerProcess[];
}

export async function startNamed(world: World, name: string, count: number, env: Readonly<Record<string, string>> = {}): Promise<Named> {
  await world.database.root(`CREATE OR REPLACE USER ${name}@'%'; GRANT ALL ON *.* TO ${name}@'%'`);
  const servers = await world.start(count, { DATABASE_URL: world.databaseUrl.replace('root@', `${name}@`), ...env });
  return { name, servers };
}
