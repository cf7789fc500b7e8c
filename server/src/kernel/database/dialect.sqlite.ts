import type { Dialect, Violation } from './dialect.js';

/** libsql puts the extended code into `code` ('SQLITE_CONSTRAINT_UNIQUE'), sometimes only the short one. */
const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

export const sqlite: Dialect = {
  name: 'sqlite',
  forUpdate: '',
  generatedKey: 'integer',
  letters: {},

  addCheck: () => null,

  violation(error): Violation | null {
    if (!codeOf(error).startsWith('SQLITE_CONSTRAINT')) return null;
    const message = (error as Error).message;
    const unique = /UNIQUE constraint failed: (.+)$/.exec(message)?.[1];
    if (unique) {
      const named = /^index '(.+)'$/.exec(unique)?.[1]; // an index over an expression
      if (named) return { kind: 'unique', name: named };
      const paths = unique.split(', ').map((path) => path.split('.'));
      return { kind: 'unique', table: paths[0]![0], columns: paths.map((path) => path[1]!) };
    }
    const check = /CHECK constraint failed: (.+)$/.exec(message)?.[1];
    if (check) return { kind: 'check', name: check };
    return message.includes('FOREIGN KEY') ? { kind: 'foreign' } : null;
  },

  isRetryable: (error) => codeOf(error).startsWith('SQLITE_BUSY'),
  isUnavailable: (error) => /^SQLITE_(FULL|IOERR|CANTOPEN)/.test(codeOf(error)),
};
