import type { Dialect, Violation } from './dialect.js';

interface ServerError extends Error {
  readonly errno?: number;
  readonly code?: string;
  readonly sql?: string;
}

/** No connection came free in time. */
export class PoolExhausted extends Error {
  override readonly name = 'PoolExhausted';
  readonly code = 'POOL_EXHAUSTED';
}

/** The database has not answered a statement, and nobody waits for it any more. */
export class Silent extends Error {
  override readonly name = 'Silent';
  readonly code = 'DATABASE_SILENT';
}

/** Deadlock, lock time-out, write conflict of a snapshot (MariaDB), and TiDB's three. */
const RETRYABLE = new Set([1213, 1205, 1020, 9007, 8022, 8002]);

/** The server is shutting down, or has killed the statement (MySQL) or the connection (MariaDB). */
const CUT = new Set([1053, 1317, 1927, 2006, 2013]);
const LOST = /^(PROTOCOL_CONNECTION_LOST|PROTOCOL_ENQUEUE_AFTER_|ECONNRESET|EPIPE)/;

/** Too many connections, read-only after a fail-over. */
const UNAVAILABLE = new Set([1040, 1203, 1226, 1290, 1836]);
const UNREACHABLE = /^(PROTOCOL_SEQUENCE_TIMEOUT|ECONN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|POOL_EXHAUSTED|DATABASE_SILENT)/;

const tableOf = (sql: string | undefined): string | undefined =>
  /^\s*(?:insert\s+into|update|delete\s+from)\s+[`"]?(\w+)/i.exec(sql ?? '')?.[1];

export const mysql = {
  name: 'mysql',
  forUpdate: ' FOR UPDATE',
  generatedKey: 'bigint',
  letters: { charset: 'utf8mb4', collation: 'utf8mb4_bin' },

  addCheck: (table, name, expression) => `ALTER TABLE \`${table}\` ADD CONSTRAINT \`${name}\` CHECK (${expression})`,

  violation(error): Violation | null {
    const { errno, message, sql } = error as ServerError;
    switch (errno) {
      case 1062: {
        const name = /for key '(?:[^'.]+\.)?([^'.]+)'$/.exec(message)?.[1];
        return name === 'PRIMARY' ? { kind: 'unique', table: tableOf(sql), columns: [] } : { kind: 'unique', name };
      }
      case 1451:
      case 1452:
        return { kind: 'foreign', name: /CONSTRAINT [`"]([^`"]+)[`"] FOREIGN KEY/.exec(message)?.[1] };
      case 3819: // MySQL
      case 4025: // MariaDB
        return { kind: 'check', name: /onstraint [`'"]([^`'"]+)[`'"]/i.exec(message)?.[1]?.split('.').pop() };
      default:
        return null;
    }
  },

  isRetryable: (error) => RETRYABLE.has((error as ServerError)?.errno ?? 0),

  isCut,

  isUnavailable(error): boolean {
    const { errno, code, message } = (error ?? {}) as ServerError;
    return isCut(error) || UNAVAILABLE.has(errno ?? 0) || UNREACHABLE.test(code ?? '') || /Queue limit reached|Pool is closed/.test(message ?? '');
  },
} satisfies Dialect & { isCut(error: unknown): boolean };

/** The connection, or the statement on it, was ended by the other side: on another it may go well. */
function isCut(error: unknown): boolean {
  const { errno, code, message } = (error ?? {}) as ServerError;
  return CUT.has(errno ?? 0) || LOST.test(code ?? '') || /closed state/.test(message ?? '');
}
