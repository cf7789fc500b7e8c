import { Injectable, Optional } from '@nestjs/common';
import { MEDIA_LIMITS, type Id, type MediaKind, type MediaView, type UploadMediaQuery } from '@supermarket/shared';
import { createHash } from 'node:crypto';
import { writeAudit } from '../audit/audit.store.js';
import { consentByUse, isWithdrawn } from '../consent/purposes.store.js';
import { Clock, Database, newId, Refusal, UnitOfWork } from '../kernel/index.js';
import { personOf, SYSTEM, type Actor } from '../people/actor.js';
import { lockPresent } from '../people/people.store.js';
import { Media } from './media.entity.js';
import { beginCheck } from './media-check.store.js';
import { MediaChecking } from './media-checking.js';
import { MediaFiles } from './media.files.js';
import { countWaiting, discard, insertMedia } from './media.store.js';
import { mediaView } from './media.view.js';
import { photoOf } from './photo.js';
import { voiceOf } from './voice.rules.js';

const hashOf = (kind: string, bytes: Buffer): string => createHash('sha256').update(kind).update(bytes).digest('base64url');

/** Keeps what people say and photograph until an order takes it. Who may open it then is the order's to say. */
@Injectable()
export class MediaService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly files: MediaFiles,
    /** None: WeChat cannot be asked, and people look. */
    @Optional() private readonly checking?: MediaChecking,
  ) {}

  /**
   * A voice note or photo, sent; the same one sent again answers with itself. The file is written before its row: a
   * row without a file can never be, and a file that found no row is swept away (`MediaSweep`).
   * Throws CONSENT_OFF, MEDIA_UNREADABLE, MEDIA_TOO_BIG, VOICE_TOO_LONG, ID_TAKEN, MEDIA_GONE; TOO_MANY_REQUESTS while twenty wait.
   */
  async keep(actor: Actor, { id, kind }: UploadMediaQuery, sent: Buffer): Promise<MediaView> {
    const ownerId = personOf(actor);
    const bodyHash = hashOf(kind, sent);
    const before = await this.database.get(Media, id);
    if (before) return mediaView(same(before, ownerId, bodyHash));
    const { type, bytes, seconds } = kind === 'voice' ? voiceOf(sent) : await photoOf(sent);
    const now = this.clock.now();
    const fileKey = newId(now);
    await this.files.put(fileKey, id, bytes);
    const kept = await this.uow.run(async (tx) => {
      await lockPresent(tx, [ownerId]);
      const crossed = await tx.get(Media, id);
      if (crossed) return same(crossed, ownerId, bodyHash);
      await consentByUse(tx, ownerId, kind, now);
      if ((await countWaiting(tx, ownerId)) >= MEDIA_LIMITS.waiting) throw new Refusal('TOO_MANY_REQUESTS');
      const media: Media = { id, kind, ownerId, orderId: null, purpose: null, type, bytes: bytes.length, seconds, fileKey, bodyHash, createdAt: now, deletedAt: null };
      await insertMedia(tx, media);
      await beginCheck(tx, media, this.checking?.asks ?? false);
      await writeAudit(tx, { actor, action: 'media.keep', subjectType: 'media', subjectId: id, facts: { kind, bytes: bytes.length }, at: now });
      return media;
    });
    if (kept.fileKey !== fileKey) await this.files.remove(fileKey);
    return mediaView(kept);
  }

  /** Consent to recordings or pictures was taken back: everything that the person has sent goes, wherever it belongs. */
  async letGo(ownerId: Id, kind: MediaKind): Promise<void> {
    await this.uow.run(async (tx) => {
      const now = this.clock.now();
      if (!(await isWithdrawn(tx, ownerId, kind))) return;
      for (const media of await tx.lockWhere(Media, 'owner_id = ? AND kind = ? AND deleted_at IS NULL', [ownerId, kind])) {
        await discard(tx, media, now);
        await writeAudit(tx, { actor: SYSTEM, action: 'media.letGo', subjectType: 'media', subjectId: media.id, at: now });
      }
    });
  }

  /** The timer, 24 hours after the upload: what no order has taken goes. */
  async expire(id: Id): Promise<void> {
    await this.uow.run(async (tx) => {
      const now = this.clock.now();
      const media = await tx.lock(Media, id);
      if (!media || media.orderId !== null || !(await discard(tx, media, now))) return;
      await writeAudit(tx, { actor: SYSTEM, action: 'media.expire', subjectType: 'media', subjectId: id, at: now });
    });
  }
}

function same(media: Media, ownerId: Id, bodyHash: string): Media {
  if (media.ownerId !== ownerId) throw new Refusal('ID_TAKEN');
  if (media.deletedAt !== null) throw new Refusal('MEDIA_GONE');
  if (media.bodyHash !== bodyHash) throw new Refusal('ID_TAKEN');
  return media;
}
