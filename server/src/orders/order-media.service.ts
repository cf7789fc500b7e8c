import { Injectable } from '@nestjs/common';
import type { Id, MediaType, OpenMediaQuery } from '@supermarket/shared';
import { covers } from '../areas/scope.rules.js';
import { writeAudit } from '../audit/audit.store.js';
import { isWithdrawn } from '../consent/purposes.store.js';
import { writeLook } from '../consent/looks.store.js';
import { Refusal, UnitOfWork, type Tx } from '../kernel/index.js';
import { Media } from '../media/media.entity.js';
import { mayBeShown } from '../media/media-check.rules.js';
import { unseenAmong } from '../media/media-check.store.js';
import { MediaFiles } from '../media/media.files.js';
import { personOf, type Actor } from '../people/actor.js';
import { openMedia } from './address.rules.js';
import { OrderActs } from './order.acts.js';
import { maySee } from './order.view.js';
import { orderSeats } from './party.rules.js';

/** A voice note or photo, opened. */
export interface OpenedMedia {
  readonly type: MediaType;
  readonly bytes: Buffer;
}

/** Who hears what was said and sees what was photographed: its sender until an order has it, then whom the order concerns. */
@Injectable()
export class OrderMediaService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly acts: OrderActs,
    private readonly files: MediaFiles,
  ) {}

  /**
   * Like the address, with the same receipt; a relative's look leaves one too. Throws NOT_FOUND where the caller may not know that it is there,
   * ADDRESS_HIDDEN, REASON_NEEDED for staff who say none, MEDIA_GONE after the order's end, MEDIA_CHECKED_FIRST while
   * nobody has looked whether others may see it.
   */
  async open(actor: Actor, id: Id, query: OpenMediaQuery): Promise<OpenedMedia> {
    const { fileKey, type } = await this.uow.run((tx) => this.#may(tx, actor, id, query));
    const bytes = fileKey && (await this.files.read(fileKey, id));
    if (!bytes) throw new Refusal('MEDIA_GONE');
    return { type, bytes };
  }

  async #may(tx: Tx, actor: Actor, id: Id, { reason }: OpenMediaQuery): Promise<Media> {
    const media = await tx.get(Media, id);
    if (!media) throw new Refusal('NOT_FOUND');
    const mine = media.ownerId === personOf(actor);
    if (media.orderId === null) {
      if (!mine) throw new Refusal('NOT_FOUND');
      return media;
    }
    const { c, party, now } = await this.acts.scene(tx, actor, media.orderId);
    if (!maySee(c, party)) throw new Refusal('NOT_FOUND');
    const as = openMedia(c, party, now);
    if (media.deletedAt !== null || (await isWithdrawn(tx, media.ownerId, media.kind))) throw new Refusal('MEDIA_GONE');
    const state = (await unseenAmong(tx, [id])).get(id);
    if (!mayBeShown(media, state, { personId: personOf(actor), staff: as === 'staff', household: as === 'household' })) throw new Refusal('MEDIA_CHECKED_FIRST');
    if (mine || (as === 'household' && !party.family)) return media;
    if (as === 'staff' && !reason) throw new Refusal('REASON_NEEDED');
    const { order } = c;
    const seat = orderSeats(actor).find((one) => covers([one], order));
    await writeLook(tx, {
      at: now,
      viewerId: personOf(actor),
      viewerHat: as === 'household' ? 'family' : as === 'claimant' ? 'volunteer' : seat!.role,
      ownerId: order.requesterId,
      orderId: order.id,
      about: order.title,
      fields: [media.kind],
      reason: as === 'staff' ? reason! : null,
    });
    const facts = { as, reason: reason ?? null, media: id };
    await writeAudit(tx, { actor, seatId: as === 'staff' ? (seat?.id ?? null) : null, action: 'order.media', subjectType: 'order', subjectId: order.id, areaId: order.communityId, facts, at: now });
    return media;
  }
}
