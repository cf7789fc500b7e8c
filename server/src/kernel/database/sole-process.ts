import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SqliteFile } from './engine.sqlite.js';

/** A second server tried to open the same SQLite file. */
export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning';

  constructor(file: string) {
    super(
      `${file} 已经被另一个服务进程打开。SQLite 只能由一个进程写；要开多个进程请改用 MySQL（DATABASE_URL）。` +
        ' (Another server process has this SQLite file open; several processes need MySQL.)',
    );
  }
}

/**
 * Takes the file for this process until the answer is called or the process dies, even by kill -9: an exclusive
 * transaction on an empty neighbour file, which the operating system's own file lock stands behind.
 */
export function takeAlone(file: string, open: (file: string) => SqliteFile): () => void {
  mkdirSync(dirname(file), { recursive: true });
  const lock = open(`${file}.lock`);
  try {
    lock.exec('PRAGMA busy_timeout = 0');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (String((error as Error & { code?: string }).code).startsWith('SQLITE_BUSY')) throw new AlreadyRunning(file);
    throw error;
  }
  return () => lock.close();
}
