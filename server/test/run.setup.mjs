import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Memory where there is some: thousands of small commits need no disk here. */
function ground() {
  try {
    accessSync('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
}

export default function setUpRun() {
  const folder = mkdtempSync(join(ground(), 'tests-'));
  process.env.TEST_RUN_FOLDER = folder;
  const keeper = spawn(process.execPath, [join(dirname(fileURLToPath(import.meta.url)), 'mariadb-keeper.mjs'), folder], {
    stdio: ['pipe', 'ignore', 'inherit'],
    detached: true, // ctrl-C reaches it only as the end of its input
  });
  keeper.unref();
  keeper.stdin.unref();
  globalThis.testKeeper = keeper;
}
