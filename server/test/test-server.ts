import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The folder of this whole test run; removed at its end. */
export function runFolder(): string {
  const folder = process.env['TEST_RUN_FOLDER'];
  if (!folder) throw new Error('start the tests by jest with its globalSetup');
  return folder;
}

/** The URL (without a database) of a MariaDB or MySQL server for tests, or why there is none. */
export async function testServer(): Promise<{ readonly url: string } | { readonly missing: string }> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { url: given.replace(/\/\w*$/, '') };
  writeFileSync(join(runFolder(), 'wanted'), '');
  const answer = join(runFolder(), 'server.json');
  for (let waited = 0; !existsSync(answer); waited += 25) {
    if (waited > 60_000) return { missing: 'the database server did not answer in a minute' };
    await sleep(25);
  }
  return JSON.parse(readFileSync(answer, 'utf8')) as { url: string } | { missing: string };
}

/** Whether a suite for MariaDB makes sense here; known before the tests are declared. */
export function serverHere(): string | null {
  if (process.env['TEST_DATABASE_URL']) return null;
  const paths = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin', ...(process.env['PATH'] ?? '').split(':')];
  return paths.some((path) => path && existsSync(join(path, 'mariadbd'))) ? null : 'mariadbd is not installed';
}
