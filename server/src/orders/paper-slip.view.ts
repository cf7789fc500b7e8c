import type { PaperSlipView } from '@supermarket/shared';
import { maskName } from '../people/mask.rules.js';
import { LIVE, thisVisit } from './course.rules.js';
import { orderNo, type Picture } from './order.view.js';
import type { PaperSlip } from './paper-slip.entity.js';

/** What stands on the paper: nothing that leads to the house, should it be lost on the way. */
export function paperSlipView({ id, issuedAt }: Pick<PaperSlip, 'id' | 'issuedAt'>, picture: Picture, code: string): PaperSlipView {
  const { order, place, helpers } = picture;
  const coming = thisVisit(picture).filter(({ state }) => LIVE.includes(state));
  return {
    id,
    no: orderNo(order),
    title: order.title,
    window: { start: order.windowStart.toISOString(), end: order.windowEnd.toISOString() },
    dayPart: order.dayPart,
    placeText: place.text,
    hotline: place.hotline,
    forWhom: maskName(picture.requester.name),
    helpers: coming.map(({ volunteerId }) => {
      const helper = helpers.get(volunteerId);
      return { name: maskName(helper?.name ?? null), partyTag: helper?.partyTag ?? false };
    }),
    code,
    issuedAt: issuedAt.toISOString(),
  };
}
