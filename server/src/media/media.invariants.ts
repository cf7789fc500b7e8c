import type { Invariant } from '../kernel/invariant.js';
import type { MediaFolder } from './media.files.js';
import { STRAY } from './media.sweep.js';
import { calledFor } from './media.store.js';

const ROWS = 500;

/** Rows and files are the same things. `now` for files that lie about: those of a day and more. */
export const mediaInvariants = (files: MediaFolder, now: () => Date = () => new Date()): readonly Invariant[] => [
  {
    name: 'each voice note and photo that was not deleted has its file',
    async violations(reads) {
      const missing: string[] = [];
      for (let last = ''; ; ) {
        const rows = await reads.rows<{ id: string; fileKey: string }>(
          `SELECT id, file_key AS fileKey FROM media WHERE file_key IS NOT NULL AND id > ? ORDER BY id LIMIT ${ROWS}`,
          [last],
        );
        for (const { id, fileKey } of rows) if (!(await files.has(fileKey))) missing.push(id);
        if (rows.length < ROWS) return missing;
        last = rows.at(-1)!.id;
      }
    },
  },
  {
    name: 'no file of a voice note or photo outlives its row by more than two days',
    async violations(reads) {
      const strays: string[] = [];
      for await (const keys of files.olderThan(new Date(now().getTime() - 2 * STRAY))) {
        const called = await calledFor(reads, keys);
        strays.push(...keys.filter((key) => !called.has(key)));
      }
      return strays;
    },
  },
];
