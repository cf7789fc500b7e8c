import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenApi } from '../../openapi.js';
import type { World } from '../../world.js';
import type { Canaries } from './canaries.js';

/** Where texts were looked for, and which were found. */
export interface Traces {
  readonly places: number;
  readonly found: readonly string[];
}

/** Every line that the servers wrote. */
export function inLogs(world: World, servers: number, canaries: Canaries): Traces {
  const lines = Array.from({ length: servers }, (_, i) => readFileSync(join(world.folder, `server-${i + 1}.log`), 'utf8').split('\n')).flat();
  const found = lines.flatMap((line, n) => canaries.in(line).map(({ what }) => `line ${n + 1} of the log: the ${what}`));
  return { places: lines.length, found };
}

/** Every text in every column of every table, jobs, audit and look receipts among them; and that what was sealed is there. */
export async function inTables(world: World, canaries: Canaries): Promise<Traces> {
  const { database } = world.open;
  const columns = await database.rows<{ t: string; c: string }>(
    `SELECT table_name AS t, column_name AS c FROM information_schema.columns WHERE table_schema = DATABASE()
     AND data_type IN ('char', 'varchar', 'text', 'mediumtext', 'longtext', 'json', 'blob', 'longblob', 'varbinary', 'binary')`,
  );
  const found: string[] = [];
  for (const { t, c } of columns) {
    const rows = await database.rows<{ text: string | Buffer; n: number }>(`SELECT \`${c}\` AS text, COUNT(*) AS n FROM \`${t}\` WHERE \`${c}\` IS NOT NULL GROUP BY \`${c}\``);
    if (c.endsWith('_cipher') && rows.length === 0) found.push(`${t}.${c} is empty: nothing was sealed there, so nothing was proven`);
    for (const { text, n } of rows) {
      for (const { what, columns: plain } of canaries.in(String(text))) if (!plain.includes(`${t}.${c}`)) found.push(`${t}.${c}, ${n} rows: the ${what}`);
    }
  }
  return { places: columns.length, found };
}

/** Parameters travel in addresses, and addresses are kept by every proxy on the way: only ids, filters and pages may. */
export function inAddresses({ operations }: OpenApi): Traces {
  const parameters = operations.flatMap(({ route, inPath, inQuery }) => [...inPath, ...inQuery.map(({ name }) => name)].map((name) => ({ route, name })));
  const found = parameters.filter(({ name }) => /name|phone|address|words|code|secret|token|qr|openid|point|lat|lng/i.test(name)).map(({ route, name }) => `${route} takes ${name} in its address`);
  return { places: parameters.length, found };
}
