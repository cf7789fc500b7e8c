import type { MediaView, OrderMedia } from '@supermarket/shared';
import type { Media } from './media.entity.js';

export const mediaView = ({ id, kind, type, seconds }: Media): MediaView => ({ id, kind, type, seconds });

/** One that an order has. */
export const orderMedia = (media: Media): OrderMedia => ({ ...mediaView(media), purpose: media.purpose!, at: media.createdAt.toISOString() });
