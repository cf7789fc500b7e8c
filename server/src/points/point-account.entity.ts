import type { FundingSource } from '@supermarket/shared';
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Code, DayColumn, Id, Instant, Int, Ref } from '../kernel/index.js';
import { Person } from '../people/person.entity.js';

/**
 * A lot: the points of one person that end on one day and were paid for by one source.
 * `balance` and `held` repeat what the transfers say; only `points.ledger.ts` writes them, with floors.
 */
@Entity('point_account')
@Index('uq_point_account_lot', ['personId', 'expiresOn', 'source'], { unique: true })
@Index('ix_point_account_expiry', ['expiresOn'])
@Check('ck_point_account_held', 'held >= 0')
@Check('ck_point_account_balance', 'balance >= held')
@Check('ck_point_account_source', "source IN ('county', 'town', 'donation')")
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'fk_point_account_person' })
export class PointAccount {
  @Id() id: string;
  @Ref() personId: string;
  /** The last day, Asia/Shanghai, on which these points can be spent. */
  @DayColumn() expiresOn: string;
  @Code(16) source: FundingSource;
  @Int() balance: number;
  /** Set aside by open holds; part of `balance`. */
  @Int() held: number;
  @Instant() createdAt: Date;
}
