import { createHash } from 'node:crypto';

/** The id of a seeded row: the same in every database and at every run (a UUIDv8 of its name). */
export function seedId(name: string): string {
  const bytes = createHash('sha256').update(`seed/${name}`).digest().subarray(0, 16);
  bytes[6] = 0x80 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
