import { Entity, PrimaryColumn } from 'typeorm';
import { Code, DayColumn, Instant, Int, KeyRef, Text } from '../kernel/index.js';

/**
 * One link of a table's chain: it vouches for the rows `fromId … toId` and for the link before it. Inserted by the
 * sealer after the rows can no longer change, never updated or deleted.
 */
@Entity('seal')
export class Seal {
  @PrimaryColumn({ type: 'varchar', length: 40 }) sealedTable: string;
  /** 1, 2, 3 … in each table: of two processes that seal at once only one can write the next link. */
  @PrimaryColumn({ type: 'int' }) seq: number;
  /** The day of sealing, Asia/Shanghai. */
  @DayColumn() day: string;
  /** One more than the last link's `toId`: ids between that no row has were rolled back, and stay empty for ever. */
  @KeyRef() fromId: number;
  @KeyRef() toId: number;
  @Int() rowCount: number;
  /** A short hash for each row with its id, so that a fault can be named: see seal.chain.ts. */
  @Text() marks: string;
  /** SHA-256 over the previous link, all of this one and every row in full; base64url. */
  @Code(64) hash: string;
  @Code(64) previous: string;
  @Instant() sealedAt: Date;
}
