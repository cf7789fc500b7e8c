import type { MeView, PlaceOrderBody, ServiceItemView, UpdateMeBody } from '@supermarket/shared';
import { useState } from 'react';
import { askLogin, call, CallError, refresh, sessionStore } from '@/api';
import type { PhotosInMaking } from '@/media/use-photos';
import { sayHow, send } from '@/outbox';
import { goBack, goInstead, newId } from '@/platform';
import { ask, isOurs, sayError, toast } from '@/ui';
import { ORDER_DRAFT, orderDraft, type DraftPlace, type OrderDraft } from '../draft';
import { chosenTime, type ChosenTime } from '../when';
import type { Contact } from './ContactCard';

interface Written {
  readonly draft: OrderDraft;
  readonly item: ServiceItemView | undefined;
  readonly place: DraftPlace;
  readonly me: MeView | undefined;
  readonly contact: Contact;
  readonly photos: PhotosInMaking;
}

interface Sending {
  readonly send: () => Promise<void>;
  /** What is still to be said, in the button's place. */
  readonly missing: string | undefined;
  readonly error: CallError | undefined;
}

/** The server takes a beginning that lies this far back; longer than that, it is a new time. */
const SAME_TIME_MS = 4 * 60_000;

export function useSendOrder(written: Written): Sending {
  const [error, setError] = useState<CallError>();

  async function sendIt(): Promise<void> {
    // What went wrong on our side stays in sight until the next attempt has ended.
    setError((last) => (last !== undefined && isOurs(last) ? last : undefined));
    setError(await attempt());
  }

  /** What stood in the way. */
  async function attempt(): Promise<CallError | undefined> {
    try {
      if (sessionStore.getState().token === null && !(await askLogin())) return undefined;
      const known = written.me ?? (await call('GET /v1/me', {}));
      if (written.me === undefined) await refresh('GET /v1/me', 'GET /v1/me/neighbours', 'GET /v1/me/family');
      const full = { ...written, me: known, place: written.me === undefined ? lateHome(written, known) : written.place };
      const gap = missingIn(full);
      if (gap !== undefined) {
        toast(gap, 'edit');
        return undefined;
      }
      await fillProfile(known, full);
      await placeOrder(full);
      return undefined;
    } catch (cause) {
      const problem = cause instanceof CallError ? cause : CallError.ofPhone('UNREADABLE', cause);
      if (problem.code === 'ID_TAKEN') {
        await alreadyThere();
        return undefined;
      }
      // Of what is our fault the page itself speaks.
      if (!isOurs(problem)) sayError(problem);
      return problem;
    }
  }

  return { send: sendIt, missing: missingIn(written), error };
}

export function missingIn({ draft, item, place, me, contact }: Omit<Written, 'photos'>): string | undefined {
  if (draft.kind === 'service' ? item === undefined : draft.title.trim() === '') return '先说要什么帮助';
  if (draft.day === null || draft.part === null) return '先选什么时候';
  if (draft.forOther && draft.neighbourId === null) return '先选帮谁办';
  // Before log-in nobody knows where the person lives: it is looked up when they send.
  const unknown = me === undefined && draft.place === null && sessionStore.getState().token === null;
  if (!unknown && (place.communityId === null || (place.address.trim() === '' && !place.onFile))) return '先写去哪里';
  if (me?.name === null && contact.name.trim() === '') return '先写您的姓名';
  if (me?.phone === null && contact.phone.length !== 11) return '手机号要 11 位';
  return undefined;
}

/** Who logged in just now: where they live is known only since then. */
function lateHome({ draft, place }: Written, me: MeView): DraftPlace {
  if (draft.place !== null || draft.forOther) return place;
  return { communityId: me.communityId, communityText: me.communityText ?? '', address: me.address ?? '' };
}

/** What this order had to ask is not asked again. */
async function fillProfile(me: MeView, { draft, place, contact }: Written): Promise<void> {
  const lives = !draft.forOther && me.communityId === null && place.communityId !== null;
  const body: UpdateMeBody = {
    ...(me.name === null && { name: contact.name.trim() }),
    ...(me.phone === null && { phone: contact.phone }),
    ...(lives && { communityId: place.communityId, address: place.address.trim() }),
  };
  if (Object.keys(body).length === 0) return;
  const outcome = await send('PUT /v1/me', { body }, { what: '您的资料', page: '/me/profile/index' });
  if (outcome.kind === 'refused') throw outcome.error;
  if (outcome.kind === 'sent') sessionStore.getState().update(outcome.reply);
}

async function placeOrder({ draft, place: where, item, photos }: Written): Promise<void> {
  const now = Date.now();
  const sentAt = draft.sentAt !== null && now - draft.sentAt < SAME_TIME_MS ? draft.sentAt : now;
  const time = chosenTime(draft.day!, draft.part!, sentAt);
  if (time === undefined) {
    orderDraft.change({ part: null });
    toast('这个时间已经过了，请再选一次', 'clock');
    return;
  }
  orderDraft.change({ sentAt });
  const photoIds = item?.photoNeeded ? await photos.send() : [];
  const body = { ...bodyOf(draft, where, item, time), ...(photoIds.length > 0 && { photoIds }) };
  const outcome = await send('POST /v1/orders', { body }, { what: `点单：${item?.name ?? draft.title.trim()}`, page: '/order/create/index?again=1', draft: ORDER_DRAFT });
  if (outcome.kind === 'refused') throw outcome.error;
  photos.clear();
  orderDraft.clear();
  if (outcome.kind === 'sent') goInstead('/order/detail/index', { id: draft.id });
  else goBack();
  sayHow(outcome.kind, '点好了，社区会给您答复');
}

function bodyOf(draft: OrderDraft, where: DraftPlace, item: ServiceItemView | undefined, time: ChosenTime): PlaceOrderBody {
  return {
    id: draft.id,
    kind: draft.kind,
    ...(draft.kind === 'service' ? { itemId: item!.id } : { title: draft.title.trim() }),
    words: draft.words.trim(),
    ...(draft.forOther && { neighbourId: draft.neighbourId! }),
    ...time,
    communityId: where.communityId!,
    address: where.address.trim(),
    ...(where.point && { point: where.point }),
  };
}

/** The first answer was lost and the draft was changed since: the order that arrived is the one that counts. */
async function alreadyThere(): Promise<void> {
  const { id } = orderDraft.read();
  if (await ask({ title: '这张单已经发过了', text: '前面那次已经收到，不会发两次。要改时间，可以在订单里改。', stay: '再点一张', act: '看这张单' })) {
    orderDraft.clear();
    goInstead('/order/detail/index', { id });
  } else orderDraft.change({ id: newId(), sentAt: null });
}
