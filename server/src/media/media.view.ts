import type { MediaView, OrderMedia } from '@supermarket/shared';
import type { MediaCheckState } from './media-check.entity.js';
import type { Media } from './media.entity.js';

export const mediaView = ({ id, kind, type, seconds }: Media): MediaView => ({ id, kind, type, seconds });

/** One that an order has, with what stands between it and others. */
export const orderMedia = (media: Media, state?: MediaCheckState): OrderMedia => ({
  ...mediaView(media),
  purpose: media.purpose!,
  at: media.createdAt.toISOString(),
  check: state === undefined || state === 'PASSED' ? null : MEDIA_CHECKS[state],
});

const MEDIA_CHECKS = { WAITING: 'waiting', LOOK: 'look', REFUSED: 'refused' } as const;
