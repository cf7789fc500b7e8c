import { Check, Entity, Index } from 'typeorm';
import { Code, Instant, Int, Key, KeyRef, Line, Ref } from '../kernel/index.js';

/** Accounts that are nobody's; their balance is summed, never kept, so that no row grows hot. */
export const SYSTEM_ACCOUNTS = ['issuance', 'redeemed', 'expired', 'adjustment'] as const;
export type SystemAccount = (typeof SYSTEM_ACCOUNTS)[number];

export const TRANSFER_KINDS = ['award', 'redeem', 'expire', 'extend', 'reverse'] as const;
export type TransferKind = (typeof TRANSFER_KINDS)[number];

/** post and settle move points; hold sets them aside; release lets them go. */
export const TRANSFER_PHASES = ['post', 'hold', 'settle', 'release'] as const;
export type TransferPhase = (typeof TRANSFER_PHASES)[number];

/** One movement between two accounts. Inserted, never changed, never deleted. */
@Entity('point_transfer')
@Index('uq_point_transfer_key', ['idemKey'], { unique: true })
@Index('uq_point_transfer_resolves', ['resolves'], { unique: true })
@Index('ix_point_transfer_cause', ['cause'])
@Index('ix_point_transfer_person', ['personId', 'at', 'id'])
@Index('ix_point_transfer_debit', ['debit'])
@Index('ix_point_transfer_credit', ['credit'])
@Check('ck_point_transfer_amount', 'amount > 0')
@Check('ck_point_transfer_sides', 'debit <> credit')
@Check('ck_point_transfer_resolves', "(phase IN ('settle', 'release')) = (resolves IS NOT NULL)")
export class PointTransfer {
  @Key() id: number;
  /** Derived from the cause, so that the same thing is never paid twice. */
  @Code(120) idemKey: string;
  /** What it is part of: `award:<record>:<revision>`, `redemption:<id>`, `expire:<lot>`. */
  @Code(100) cause: string;
  @Code(16) kind: TransferKind;
  @Code(16) phase: TransferPhase;
  /** A lot's id or a system account: the points leave here … */
  @Ref() debit: string;
  /** … and arrive here. */
  @Ref() credit: string;
  @Int() amount: number;
  /** The hold that this settles or releases; unique, so a hold is closed once. */
  @KeyRef({ nullable: true }) resolves: number | null;
  /** Whose points. */
  @Ref() personId: string;
  /** What it is about: the award, the redemption, the lot. */
  @Ref() subjectId: string;
  /** A movement over several lots is several rows, numbered from 1; the first is the line on the statement … */
  @Int() part: number;
  /** … and shows the sum of all of them. */
  @Int() total: number;
  /** Words for the statement: the activity, the gift. */
  @Line(60) title: string;
  @Line(40, { nullable: true }) place: string | null;
  @Instant() at: Date;
}
