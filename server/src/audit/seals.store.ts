import { dayOf, text, type Reads, type Tx } from '../kernel/index.js';
import { GENESIS, linkHash, spell, writeMarks, type RawRow } from './seal.chain.js';
import { Seal } from './seal.entity.js';
import type { SealedTable } from './sealed-table.js';

/** Rows in one link at most: a page is read, hashed and locked in some milliseconds. */
export const ROWS_IN_LINK = 1_000;

/** The newest row there is, 0 when there is none. */
export async function topOf(reads: Reads, table: SealedTable): Promise<number> {
  const row = await reads.one<{ top: number | null }>(`SELECT MAX(id) AS top FROM \`${table.table}\``);
  return Number(row?.top ?? 0);
}

/** How many rows come after one. */
export async function rowsAfter(reads: Reads, { table }: SealedTable, id: number): Promise<number> {
  const row = await reads.one<{ n: number }>(`SELECT COUNT(*) AS n FROM \`${table}\` WHERE id > ?`, [id]);
  return Number(row?.n ?? 0);
}

/** The last link of a table's chain. */
export async function lastLink(reads: Reads, table: SealedTable): Promise<Seal | null> {
  return (await reads.find(Seal, 'sealed_table = ? ORDER BY seq DESC LIMIT 1', [table.table]))[0] ?? null;
}

/** Links after a number, in order. */
export function linksAfter(reads: Reads, table: SealedTable, seq: number, limit: number): Promise<Seal[]> {
  return reads.find(Seal, `sealed_table = ? AND seq > ? ORDER BY seq LIMIT ${limit}`, [table.table, seq]);
}

/** Raw rows `from < id <= to`, in order; `from` null is from the beginning, below 1 too. */
export function sealedRows(reads: Reads, { table, columns }: SealedTable, from: number | null, to: number, limit: number): Promise<(RawRow & { id: number })[]> {
  const list = columns.map((column) => `\`${column}\``).join(', ');
  const bounds = from === null ? [to] : [to, from];
  return reads.rows(`SELECT ${list} FROM \`${table}\` WHERE id <= ? ${from === null ? '' : 'AND id > ?'} ORDER BY id LIMIT ${limit}`, bounds);
}

/**
 * Writes the next link, over the oldest rows up to `top` that have none; null when there is nothing to seal or
 * another process wrote it first. The rows are locked before they are read: a row of a transaction that is still
 * open makes this wait (and give up for now), so that it cannot appear behind its seal.
 */
export async function sealNext(tx: Tx, sealed: SealedTable, top: number, now: Date): Promise<Seal | null> {
  const last = await lastLink(tx, sealed);
  const after = last?.toId ?? 0;
  if (top <= after) return null;
  const locked = await tx.lockWhere(sealed.entity, `id > ? AND id <= ? ORDER BY id LIMIT ${ROWS_IN_LINK}`, [after, top]);
  if (locked.length === 0) return null;
  const toId = locked.at(-1)!.id;
  const rows = (await sealedRows(tx, sealed, after, toId, ROWS_IN_LINK)).map((row) => ({ id: row.id, spelling: spell(row, sealed.columns) }));
  const marks = writeMarks(rows);
  const facts = {
    sealedTable: sealed.table,
    seq: (last?.seq ?? 0) + 1,
    day: dayOf(now),
    fromId: after + 1,
    toId,
    rowCount: rows.length,
    previous: last?.hash ?? GENESIS,
  };
  const hash = linkHash({ ...facts, sealedAt: text(now) }, marks, rows.map(({ spelling }) => spelling));
  const link: Seal = { ...facts, marks, hash, sealedAt: now };
  return (await tx.insertIfAbsent(Seal, link)) ? link : null;
}
