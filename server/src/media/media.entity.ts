import type { MediaKind, MediaPurpose, MediaType } from '@supermarket/shared';
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Code, Id, Instant, Int, Ref } from '../kernel/index.js';
import { Person } from '../people/person.entity.js';

/**
 * A voice note or a photo. What it says or shows lies sealed in a file of the data folder, under a name of ours: an
 * id that somebody else uses again never reaches another's file. Of one that was deleted only who and when stays.
 */
@Entity('media')
@Index('uq_media_file', ['fileKey'], { unique: true })
@Index('ix_media_order', ['orderId', 'id'])
@Index('ix_media_owner', ['ownerId', 'orderId'])
@Check('ck_media_kind', "kind IN ('voice', 'photo')")
@Check('ck_media_kept', '(deleted_at IS NULL) = (file_key IS NOT NULL)')
@Check('ck_media_hash', '(file_key IS NULL) = (body_hash IS NULL)')
@Check('ck_media_order', '(order_id IS NULL) = (purpose IS NULL)')
@Check('ck_media_photo', "kind = 'voice' OR seconds IS NULL")
@ForeignKey(() => Person, ['ownerId'], ['id'], { name: 'fk_media_owner' })
export class Media {
  /** Made on the phone. */
  @Id() id: string;
  @Code(8) kind: MediaKind;
  /** Who sent it. */
  @Ref() ownerId: string;
  /** The order it belongs to; none while it waits to be part of one. */
  @Ref({ nullable: true }) orderId: string | null;
  @Code(8, { nullable: true }) purpose: MediaPurpose | null;
  @Code(16) type: MediaType;
  /** Bytes of what is kept, before sealing. */
  @Int() bytes: number;
  /** Of a voice note, rounded up. */
  @Int({ nullable: true }) seconds: number | null;
  @Code(36, { nullable: true }) fileKey: string | null;
  /** Stands for what was sent: the same again is a repeated send. */
  @Code(64, { nullable: true }) bodyHash: string | null;
  @Instant() createdAt: Date;
  @Instant({ nullable: true }) deletedAt: Date | null;
}
