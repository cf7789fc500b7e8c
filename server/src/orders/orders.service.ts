import { Injectable } from '@nestjs/common';
import type {
  CancelBody, ConfirmBody, DoorCodesView, Id, OrderView, PlaceOrderBody, RateBody, ReopenBody, RescheduleBody, ResubmitBody, RevealBody, RevealView,
} from '@supermarket/shared';
import { squareOf } from '../areas/squares.rules.js';
import { placeOf, type Place } from '../areas/areas.store.js';
import { covers } from '../areas/scope.rules.js';
import { writeAudit } from '../audit/audit.store.js';
import { itemOf } from '../catalog/catalog.store.js';
import { ServiceItem } from '../catalog/service-item.entity.js';
import { standingGrant } from '../consent/consent.store.js';
import { lockKinship } from '../consent/family.store.js';
import { ProxyGrant } from '../consent/proxy-grant.entity.js';
import { writeLook } from '../consent/looks.store.js';
import { consentByUse, isWithdrawn } from '../consent/purposes.store.js';
import { bodyHash, Clock, Database, FieldCipher, Refusal, UnitOfWork, type Tx } from '../kernel/index.js';
import { personOf, SYSTEM, type Actor } from '../people/actor.js';
import { maskName } from '../people/mask.rules.js';
import { lockPeople, namesOf, openPerson } from '../people/people.store.js';
import { Person } from '../people/person.entity.js';
import { checkTexts } from '../wechat/text-check.rules.js';
import { reveal } from './address.rules.js';
import { confirm, rate, reopen } from './confirm.rules.js';
import { thisVisit } from './course.rules.js';
import { changesAt, doorCode } from './door-code.js';
import { OrderActs } from './order.acts.js';
import { ServiceOrder } from './order.entity.js';
import { permit } from './order.machine.js';
import { partyIn } from './order.picture.js';
import { cancel, menuOf, needOf, place, reschedule, resubmit, UNHEARD } from './order.rules.js';
import { countOpen, insertOrder, loadCase, openOrder, openPoint, sealOrder } from './orders.store.js';
import { OrdersSettings } from './orders.settings.js';
import { orderSeats, partyOf } from './party.rules.js';
import { around, cellOf, parted } from './place.rules.js';

/** For whom an order is placed, by whom, and whether as their relative. */
interface ForWhom {
  readonly requester: Person;
  readonly actor: Actor;
  readonly family: boolean;
}

/** What those who need help do, and who sees their address. */
@Injectable()
export class OrdersService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly settings: OrdersSettings,
    private readonly acts: OrderActs,
  ) {}

  /** A sent order; the same one sent again answers with itself. */
  async place(actor: Actor, body: PlaceOrderBody): Promise<OrderView> {
    checkTexts({ title: body.title, words: body.words });
    const doubt = await this.acts.judge(actor, { title: body.title, words: body.words });
    return this.uow.run(async (tx) => {
      const now = this.clock.now();
      const requester = await this.lockRequester(tx, body.neighbourId ?? personOf(actor));
      const sent = await tx.get(ServiceOrder, body.id);
      if (sent) return this.acts.show(tx, await this.sameOrder(tx, sent, actor, body), actor, now);
      const family = await this.mayOrderFor(tx, actor, requester);
      if (body.point) await consentByUse(tx, personOf(actor), 'location', now);
      const where = await placeOf(tx, body.communityId);
      if (!where) throw new Refusal('COMMUNITY_UNKNOWN');
      const item = body.kind === 'service' && body.itemId ? await itemOf(tx, body.itemId) : null;
      const facts = place(body, requester.id, personOf(actor), menuOf(body.kind, body, item), await countOpen(tx, requester.id), now);
      const c = { order: facts, assignments: [] };
      const party = partyOf(c, where, actor, requester.id !== actor.personId);
      const row = { ...facts, ...this.columnsOf(body, where, item, { requester, actor, family }, now) };
      const placed = await insertOrder(tx, row, needOf(body, item?.photoNeeded ?? false), { ...this.acts.hand(actor, party, 'resubmit', now), as: row.byStaff ? 'staff' : party.relations[0]! });
      await this.acts.hold({ tx, c: placed, party, now }, actor, doubt);
      return this.acts.show(tx, placed, actor, now);
    });
  }

  /** Under this lock orders of one person are counted and repeated sends wait for the first. */
  private async lockRequester(tx: Tx, id: Id): Promise<Person> {
    const [person] = await lockPeople(tx, [id]);
    if (!person || person.closedAt !== null) throw new Refusal('PERSON_UNKNOWN');
    if (person.name === null || person.phoneCipher === null) throw new Refusal('PROFILE_INCOMPLETE');
    return person;
  }

  private async sameOrder(tx: Tx, sent: ServiceOrder, actor: Actor, body: PlaceOrderBody): ReturnType<typeof loadCase> {
    if (sent.creatorId !== actor.personId || sent.bodyHash !== bodyHash(body)) throw new Refusal('ID_TAKEN');
    return loadCase(tx, sent.id);
  }

  /** By a consent that stands; true where it is a relative's. CONSENT_NEEDED, GRANT_ENDED. */
  private async mayOrderFor(tx: Tx, actor: Actor, requester: Person): Promise<boolean> {
    const me = personOf(actor);
    if (requester.id === me) return false;
    const kinship = await lockKinship(tx, me, requester.id);
    if (kinship?.stands) return true;
    if (await standingGrant(tx, me, requester.id)) return false;
    const [once] = await tx.find(ProxyGrant, 'proxy_id = ? AND person_id = ? LIMIT 1', [me, requester.id]);
    throw new Refusal(once || kinship ? 'GRANT_ENDED' : 'CONSENT_NEEDED');
  }

  private columnsOf(body: PlaceOrderBody, where: Place, item: ServiceItem | null, { requester, actor, family }: ForWhom, now: Date): Omit<ServiceOrder, keyof ReturnType<typeof place> | 'reviewDue' | 'dispatchDue' | 'verifyDue'> {
    const { id, point } = body;
    const spoken = body.kind === 'voice';
    const address = body.address.trim() || (spoken || family ? openPerson(this.cipher, requester).address : null);
    if (address === null && !spoken) throw new Refusal('BAD_INPUT');
    const blur = point ? around(point) : { lat: null, lng: null };
    const said = item || spoken ? { title: item?.name ?? UNHEARD, words: body.words } : parted({ title: body.title!.trim(), words: body.words });
    return {
      itemId: item?.id ?? null,
      shelf: item?.shelf ?? (body.kind === 'wish' ? 'wish' : null),
      title: said.title,
      byStaff: body.neighbourId !== undefined && !family && covers(orderSeats(actor), where),
      bodyHash: bodyHash(body),
      wordsCipher: sealOrder(this.cipher, id, 'words', said.words),
      addressCipher: sealOrder(this.cipher, id, 'address', address),
      pointCipher: point ? sealOrder(this.cipher, id, 'point', JSON.stringify(point)) : null,
      seatsTaken: 0,
      communityId: where.communityId,
      townId: where.townId,
      cell: point ? cellOf(point) : null,
      square: point ? squareOf(point) : null,
      ...blur,
      askReason: null, rejectReason: null, cancelReason: null, staffWordsCipher: null,
      ratingTags: [], ratingWordsCipher: null,
      createdAt: now,
    };
  }

  resubmit(actor: Actor, id: Id, body: ResubmitBody): Promise<OrderView> {
    checkTexts({ words: body.words });
    return this.acts.upon(actor, id, 'resubmit', ({ c, party, now }) => resubmit(c, party, body, now), { words: body.words });
  }

  cancel(actor: Actor, id: Id, body: CancelBody): Promise<OrderView> {
    checkTexts({ words: body.words });
    return this.acts.upon(actor, id, 'cancel', ({ c, party, now }) => cancel(c, party, body, now), { words: body.words });
  }

  reschedule(actor: Actor, id: Id, body: RescheduleBody): Promise<OrderView> {
    return this.acts.upon(actor, id, 'reschedule', ({ c, party, now }) => reschedule(c, party, body, now));
  }

  confirm(actor: Actor, id: Id, body: ConfirmBody): Promise<OrderView> {
    checkTexts({ words: body.words });
    return this.acts.upon(actor, id, 'confirm', ({ c, party, now }) => confirm(c, party, body, now), { words: body.words });
  }

  rate(actor: Actor, id: Id, body: RateBody): Promise<OrderView> {
    checkTexts({ words: body.words });
    return this.acts.upon(actor, id, 'rate', ({ c, party, now }) => rate(c, party, body, now), { words: body.words });
  }

  reopen(actor: Actor, id: Id, body: ReopenBody): Promise<OrderView> {
    checkTexts({ words: body.words });
    return this.acts.upon(actor, id, 'reopen', ({ c, party, now }) => reopen(c, party, body, now), { words: body.words });
  }

  /** The digits that the resident tells, one set for each helper who is still to come. */
  async doorCodes(actor: Actor, id: Id): Promise<DoorCodesView> {
    const now = this.clock.now();
    const c = await loadCase(this.database, id);
    const party = await partyIn(this.database, c, actor);
    permit('showDoorCodes', c.order.status, party);
    if (party.family?.doorCodes === false) throw new Refusal('NOT_ALLOWED');
    const expected = thisVisit(c).filter(({ state }) => state === 'ACCEPTED');
    const names = await namesOf(this.database, expected.map(({ volunteerId }) => volunteerId));
    const codes = expected.map(({ id: assignmentId, volunteerId }) => ({
      assignmentId,
      helper: maskName(names.get(volunteerId) ?? null),
      code: doorCode(this.settings.doorKey, id, assignmentId, now),
    }));
    return { codes, validUntil: changesAt(now).toISOString() };
  }

  /** Name, phone, address and exact point, once, with a receipt that the resident can read (谁看过我的信息). */
  reveal(actor: Actor, id: Id, body: RevealBody): Promise<RevealView> {
    return this.uow.run(async (tx) => {
      const { c, party, now } = await this.acts.scene(tx, actor, id);
      const { as, until } = reveal(c, party, now);
      if (as === 'staff' && !body.reason) throw new Refusal('REASON_NEEDED');
      const { order } = c;
      const person = (await tx.get(Person, order.requesterId))!;
      const seat = orderSeats(actor).find((one) => covers([one], order));
      const point = (await isWithdrawn(tx, order.requesterId, 'location')) ? null : openPoint(this.cipher, id, order.pointCipher);
      await writeLook(tx, {
        at: now,
        viewerId: personOf(actor),
        viewerHat: as === 'claimant' ? 'volunteer' : seat!.role,
        ownerId: order.requesterId,
        orderId: id,
        about: order.title,
        fields: ['name', 'phone', 'address', ...(point ? (['place'] as const) : [])],
        reason: as === 'staff' ? body.reason! : null,
      });
      const facts = { as, reason: body.reason ?? null };
      await writeAudit(tx, { actor, seatId: seat?.id ?? null, action: 'order.reveal', subjectType: 'order', subjectId: id, areaId: order.communityId, facts, at: now });
      return {
        name: person.name ?? '',
        phone: openPerson(this.cipher, person).phone ?? '',
        address: openOrder(this.cipher, id, 'address', order.addressCipher) ?? '',
        point,
        until: until && until.toISOString(),
      };
    });
  }

  /** Consent to the exact place was taken back: it goes from every order of theirs, and the community is what is left. */
  async forgetPoints(personId: Id): Promise<void> {
    await this.uow.run(async (tx) => {
      const now = this.clock.now();
      if (!(await isWithdrawn(tx, personId, 'location'))) return;
      const orders = await tx.lockWhere(ServiceOrder, '(requester_id = ? OR creator_id = ?) AND point_cipher IS NOT NULL', [personId, personId]);
      for (const { id, communityId } of orders) {
        await tx.update(ServiceOrder, { pointCipher: null, lat: null, lng: null, cell: null, square: null }, 'id = ?', [id]);
        await writeAudit(tx, { actor: SYSTEM, action: 'order.forgetPoint', subjectType: 'order', subjectId: id, areaId: communityId, at: now });
      }
    });
  }

  async show(actor: Actor, id: Id): Promise<OrderView> {
    return this.acts.show(this.database, await loadCase(this.database, id), actor, this.clock.now());
  }
}
