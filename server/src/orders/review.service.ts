import { Injectable } from '@nestjs/common';
import type { ConfirmArrivalBody, ExcuseBody, Id, OfferBody, OrderView, ReviewBody, SettleDisputeBody, SettleTimeBody } from '@supermarket/shared';
import { newId, Refusal, type Tx } from '../kernel/index.js';
import { personOf, type Actor } from '../people/actor.js';
import { lockPeople } from '../people/people.store.js';
import { itemOf } from '../catalog/catalog.store.js';
import { kinOf } from '../consent/family.store.js';
import { filterWithdrawn } from '../consent/purposes.store.js';
import { checkTexts } from '../wechat/text-check.rules.js';
import { settleDispute } from './confirm.rules.js';
import { lookThrough } from './look-through.store.js';
import { OrderActs } from './order.acts.js';
import { offer, recallOffer } from './offer.rules.js';
import { open, review, type Listening } from './review.rules.js';
import type { OrderCase } from './orders.store.js';
import { settleTime } from './time.rules.js';
import { confirmArrival, excuse } from './visit.rules.js';
import { volunteersOf } from './volunteers.store.js';

const ACTION_OF = { approve: 'approve', ask: 'askInfo', reject: 'reject' } as const;

/** What staff of the place do. */
@Injectable()
export class ReviewService {
  constructor(private readonly acts: OrderActs) {}

  review(actor: Actor, id: Id, body: ReviewBody): Promise<OrderView> {
    checkTexts({ words: body.words, 'heard.title': body.heard?.title, 'heard.words': body.heard?.words });
    return this.acts.upon(
      actor, id, ACTION_OF[body.decision],
      async ({ tx, c, party, now }) => {
        const decided = review(c, party, body, now, await listeningTo(tx, c, body));
        if (body.decision === 'approve') await lookThrough(tx, id, true, personOf(actor), now); // who lets it through has read and seen it
        return decided;
      },
      { words: body.words, title: body.heard?.title, heard: body.heard?.words },
    );
  }

  open(actor: Actor, id: Id): Promise<OrderView> {
    return this.acts.upon(actor, id, 'open', ({ c, party }) => open(c, party));
  }

  /** Everybody invited is locked together, in the order of ids, and must pass the gates of a claim. */
  offer(actor: Actor, id: Id, { personIds }: OfferBody): Promise<OrderView> {
    return this.acts.upon(actor, id, 'offer', async ({ tx, c, party, now }) => {
      if ((await lockPeople(tx, personIds)).some(({ closedAt }) => closedAt !== null)) throw new Refusal('PERSON_UNKNOWN');
      const volunteers = await volunteersOf(tx, personIds, now);
      const unwilling = new Set(await filterWithdrawn(tx, personIds, 'invite'));
      const kin = new Set(await kinOf(tx, c.order.requesterId));
      const invited = personIds.map((personId) => {
        const volunteer = volunteers.get(personId);
        if (!volunteer) throw new Refusal('PERSON_UNKNOWN');
        if (unwilling.has(personId)) throw new Refusal('NO_INVITES');
        if (kin.has(personId)) throw new Refusal('OWN_ORDER');
        return { id: newId(now), volunteer };
      });
      return offer(c, party, invited, now);
    });
  }

  recallOffer(actor: Actor, id: Id): Promise<OrderView> {
    return this.acts.uponPart(actor, id, 'recallOffer', ({ c, part, party, now }) => recallOffer(c, part, party, now));
  }

  settleDispute(actor: Actor, id: Id, body: SettleDisputeBody): Promise<OrderView> {
    checkTexts({ words: body.words });
    return this.acts.upon(actor, id, 'settleDispute', ({ c, party, now }) => settleDispute(c, party, body, now), { words: body.words });
  }

  confirmArrival(actor: Actor, id: Id, body: ConfirmArrivalBody): Promise<OrderView> {
    return this.acts.uponPart(actor, id, 'confirmArrival', ({ c, part, party, now }) => confirmArrival(c, part, party, body, now));
  }

  settleTime(actor: Actor, id: Id, body: SettleTimeBody): Promise<OrderView> {
    return this.acts.uponPart(actor, id, 'settleTime', ({ c, part, party, now }) => settleTime(c, part, party, body, now));
  }

  excuse(actor: Actor, id: Id, body: ExcuseBody): Promise<OrderView> {
    return this.acts.uponPart(actor, id, 'excuse', ({ c, part, party, now }) => excuse(c, part, party, body, now));
  }
}

/** What stands beside a spoken order while staff write it down. */
async function listeningTo(tx: Tx, { order }: OrderCase, { heard }: ReviewBody): Promise<Listening> {
  const item = heard?.itemId === undefined ? null : await itemOf(tx, heard.itemId);
  if (heard?.itemId !== undefined && !item) throw new Refusal('ITEM_UNKNOWN');
  return { item, addressKnown: order.addressCipher !== null };
}
