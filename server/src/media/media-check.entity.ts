import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Code, Id, Instant, Int, Ref } from '../kernel/index.js';
import { Media } from './media.entity.js';

/** WAITING: WeChat looks · LOOK: somebody of the community has to · PASSED: others may see it · REFUSED: nobody else may. */
export const MEDIA_CHECK_STATES = ['WAITING', 'LOOK', 'PASSED', 'REFUSED'] as const;
export type MediaCheckState = (typeof MEDIA_CHECK_STATES)[number];

/** Whether others may see a photo or hear a recording. What was sent before this was asked has no row, and was seen. */
@Entity('media_check')
@Index('uq_media_check_trace', ['traceId'], { unique: true })
@Index('ix_media_check_state', ['state', 'mediaId'])
@Check('ck_media_check_state', "state IN ('WAITING', 'LOOK', 'PASSED', 'REFUSED')")
@Check('ck_media_check_decided', "(decided_at IS NOT NULL) = (state IN ('PASSED', 'REFUSED'))")
@ForeignKey(() => Media, ['mediaId'], ['id'], { name: 'fk_media_check_media' })
export class MediaCheck {
  @Id() mediaId: string;
  @Code(8) state: MediaCheckState;
  /** WeChat's name for the question. */
  @Code(64, { nullable: true }) traceId: string | null;
  /** WeChat's reason, a number (see `TextVerdict`). */
  @Int({ nullable: true }) label: number | null;
  @Instant({ nullable: true }) askedAt: Date | null;
  /** From then on nobody waits for WeChat. */
  @Instant() endsAt: Date;
  /** Staff who looked; none where WeChat decided. */
  @Ref({ nullable: true }) decidedBy: string | null;
  @Instant({ nullable: true }) decidedAt: Date | null;
}
