import type { RedemptionState } from '@supermarket/shared';
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Code, Id, Instant, Int, Line, Ref, Sealed } from '../kernel/index.js';
import { Person } from '../people/person.entity.js';

/** A gift that somebody has taken for points and fetches with a voucher. */
@Entity('redemption')
@Index('uq_redemption_limit', ['limitKey'], { unique: true })
@Index('uq_redemption_live_code', ['liveCode'], { unique: true })
@Index('uq_redemption_qr', ['qrIndex'], { unique: true })
@Index('ix_redemption_person', ['personId', 'createdAt', 'id'])
@Index('ix_redemption_station', ['stationId', 'state', 'endsAt'])
@Index('ix_redemption_code', ['codeIndex'])
@Check('ck_redemption_points', 'points > 0')
@Check('ck_redemption_state', "state IN ('READY', 'FULFILLED', 'CANCELLED', 'EXPIRED')")
@Check('ck_redemption_ready', "(state = 'READY') = (live_code IS NOT NULL AND secret_cipher IS NOT NULL AND closed_at IS NULL)")
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'fk_redemption_person' })
export class Redemption {
  @Id() id: string;
  @Ref() personId: string;
  @Code(64) bodyHash: string;
  @Ref() stockId: string;
  @Ref() stationId: string;
  @Ref() giftId: string;
  /** The price when it was taken. */
  @Int() points: number;
  @Code(12) state: RedemptionState;
  /** Blind index of the six digits, kept so that a used or expired code is known for what it is. */
  @Code(64) codeIndex: string;
  /** station:codeIndex while it can be fetched: no two such vouchers of a station share their digits. */
  @Code(110, { nullable: true }) liveCode: string | null;
  @Code(64) qrIndex: string;
  /** The digits and the text of the QR code, for the owner's screen; gone once closed. */
  @Sealed({ nullable: true }) secretCipher: string | null;
  /** person:gift:month:n while it counts against the month's limit. */
  @Code(100, { nullable: true }) limitKey: string | null;
  @Instant() createdAt: Date;
  /** Not fetched by then: points and stock go back. */
  @Instant() endsAt: Date;
  @Instant({ nullable: true }) closedAt: Date | null;
  /** Who handed it over or cancelled it; null when it expired. */
  @Ref({ nullable: true }) closedBy: string | null;
  /** Staff's reason for cancelling. */
  @Line(200, { nullable: true }) closedFor: string | null;
  /** Who fetched it, when it was somebody else. */
  @Sealed({ nullable: true }) fetchedByCipher: string | null;
}
