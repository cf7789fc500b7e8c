import type { FieldCipher, Reads, Tx } from '../kernel/index.js';
import { DeskMiss } from './desk-miss.entity.js';
import { Redemption } from './redemption.entity.js';
import { MISSES_A_MINUTE } from './shop.rules.js';
import { codeIndexOf, qrIndexOf, readCode } from './voucher.js';

/** Used codes are told apart from wrong ones for so many days. */
const REMEMBERED = 60 * 86_400_000;

/**
 * The voucher behind what was typed or scanned: at this station the one that waits, else the last that had these
 * digits; else one that waits at another station.
 */
export async function findVoucher(reads: Reads, cipher: FieldCipher, stationId: string, typed: string, now: Date): Promise<Redemption | null> {
  const read = readCode(typed);
  if (!read) return null;
  if (read.kind === 'qr') return (await reads.find(Redemption, 'qr_index = ?', [qrIndexOf(cipher, read.value)]))[0] ?? null;
  const index = codeIndexOf(cipher, read.value);
  const known = await reads.find(Redemption, 'code_index = ? AND created_at > ? ORDER BY created_at DESC LIMIT 50', [index, new Date(now.getTime() - REMEMBERED)]);
  const here = known.filter((voucher) => voucher.stationId === stationId);
  return here.find(({ state }) => state === 'READY') ?? here[0] ?? known.find(({ state }) => state === 'READY') ?? null;
}

/** Whether this person has tried too many wrong codes in the last minute. */
export async function triesTooMuch(reads: Reads, personId: string, now: Date): Promise<boolean> {
  const row = await reads.one<{ n: number }>('SELECT COUNT(*) AS n FROM desk_miss WHERE person_id = ? AND at > ?', [personId, new Date(now.getTime() - 60_000)]);
  return Number(row!.n) >= MISSES_A_MINUTE;
}

/** Notes a wrong code; what is older than a minute counts no more and goes. */
export async function noteMiss(tx: Tx, stationId: string, personId: string, at: Date): Promise<void> {
  await tx.change('DELETE FROM desk_miss WHERE person_id = ? AND at <= ?', [personId, new Date(at.getTime() - 60_000)]);
  await tx.insertKeyed(DeskMiss, { stationId, personId, at });
}
