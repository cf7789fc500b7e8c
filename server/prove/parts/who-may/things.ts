import { join } from 'node:path';
import { areaId } from '../../../seeds/areas.js';
import { stationId } from '../../../seeds/stations.js';
import { ScanTicket } from '../../../src/auth/scan-ticket.entity.js';
import { SeatGrant } from '../../../src/auth/seat-grant.entity.js';
import { Tokens } from '../../../src/auth/tokens.js';
import { FamilyCode } from '../../../src/consent/family.entity.js';
import { FamilyService } from '../../../src/consent/family.service.js';
import { NeighboursService } from '../../../src/consent/neighbours.service.js';
import { FeedbackService } from '../../../src/feedback/feedback.service.js';
import { RecordsService } from '../../../src/hours/records.service.js';
import { tell } from '../../../src/inbox/inbox.store.js';
import { Message, MessageCall } from '../../../src/inbox/message.entity.js';
import { JobHandlers } from '../../../src/jobs/job-handlers.js';
import { newId } from '../../../src/kernel/index.js';
import { MEDIA_FOLDER, MediaFiles } from '../../../src/media/media.files.js';
import { MediaService } from '../../../src/media/media.service.js';
import { TimeProposal } from '../../../src/orders/time-proposal.entity.js';
import { openPerson } from '../../../src/people/people.store.js';
import { Person } from '../../../src/people/person.entity.js';
import { standingKeyOf } from '../../../src/people/seats.store.js';
import { StaffSeatRecord } from '../../../src/people/staff-seat.entity.js';
import { Volunteer } from '../../../src/people/volunteer.entity.js';
import { Redemption } from '../../../src/shop/redemption.entity.js';
import { ShopService } from '../../../src/shop/shop.service.js';
import { openSecret } from '../../../src/shop/voucher.js';
import { wavOf } from '../../silence.js';
import { FAR, HOME, NEXT_DOOR, STATION, type Make, type Someone } from '../../make.js';
import { inParallel } from '../../pool.js';
import type { World } from '../../world.js';
import { gather, type Member, type Wanted } from './cast.js';
import { Lives } from './lives.js';
import { OFFICE, STRANGERS, VOLUNTEERS, WHOSE, type Role, type Whose } from './roles.js';
import { ORDERS, PARTS, type Mark, type OrderSort, type PartSort, type Sort } from './sorts.js';

/** A thing that is needed: `role` says who owns it where it is to be their own, `tag` keeps apart what is used up. */
export interface Wish {
  readonly sort: Sort;
  readonly whose: Whose;
  readonly role: Role;
  readonly tag: string;
}
export const keyOf = ({ sort, whose, role, tag }: Wish): string => [sort, whose, whose === 'own' ? role : '', tag].join('|');

/** What a request names: an id for the path, and what else is known of it. */
export interface Thing {
  readonly id: string;
  /** Who knocks when it is to be their own; null: a guest. */
  readonly owner: Someone | null;
  readonly place: typeof HOME;
  readonly orderId: string;
  /** Codes, digits and words that belong to it. */
  readonly words: Readonly<Record<string, string>>;
}

/** What an id stands for: kinds, where it lies, and whose business it is anyway. */
export interface Known {
  readonly marks: readonly Mark[];
  readonly whose: Exclude<Whose, 'own'>;
  readonly people: readonly string[];
  /** Parts and records go with their order. */
  readonly family: string;
}

const PLACES: { readonly [W in Whose]: typeof HOME } = { own: HOME, near: HOME, next: NEXT_DOOR, far: FAR };
const STATIONS: { readonly [W in Whose]: string } = { own: STATION, near: STATION, next: stationId('西门社区站'), far: stationId('良西站') };
const LANES = 8;
/** Between two people: whose it is, and a relative. */
const FAMILY: readonly Sort[] = ['kin', 'kinCode', 'elder'];
const isOrder = (sort: Sort): sort is OrderSort => (ORDERS as readonly Sort[]).includes(sort);
const isPart = (sort: Sort): sort is PartSort => (PARTS as readonly Sort[]).includes(sort);

/** Who has to be there for a thing: its owner first, then who helps. */
function castOf({ sort, whose, role }: Wish): Wanted[] {
  const home = PLACES[whose];
  if (whose === 'own' && STRANGERS.includes(role)) return [];
  const volunteer: Wanted = { role: 'volunteer', home };
  const own = whose === 'own' ? (role as Wanted['role']) : null;
  const owner: Wanted = { role: own ?? (sort === 'record' || sort === 'member' || sort === 'correction' ? 'volunteer' : 'resident'), home };
  // Who can help owns the help; all others own the order in which somebody helps them.
  if (isPart(sort) && own && VOLUNTEERS.includes(own)) return [owner, { role: 'resident', home }];
  return isOrder(sort) || isPart(sort) || sort === 'correction' || FAMILY.includes(sort) ? [owner, volunteer] : [owner];
}

/** Everything that is knocked for, made by the product's own stores and services. */
export class Things {
  readonly #things = new Map<string, Thing>();
  /** Every id that is somebody's, for looking into answers. */
  readonly known = new Map<string, Known>();
  readonly #make: Make;
  readonly #tokens: Tokens;
  #numbers = 0;
  #clerk!: Member;
  #lives!: Lives;
  #shelves!: { readonly [W in Whose]: string };

  constructor(private readonly world: World) {
    this.#make = world.make;
    this.#tokens = new Tokens(world.config.tokenKey);
  }

  get(wish: Wish): Thing {
    const thing = this.#things.get(keyOf(wish));
    if (!thing) throw new Error(`nobody wished for ${keyOf(wish)}`);
    return thing;
  }

  /** Makes all of them; the same wish twice is one thing. */
  async makeAll(wishes: readonly Wish[]): Promise<void> {
    const distinct = [...new Map(wishes.map((wish) => [keyOf(wish), wish])).values()].filter((wish) => !this.#things.has(keyOf(wish)));
    await this.#prepare();
    const wanted = distinct.map(castOf);
    const found = await this.people(wanted.flat());
    const casts = wanted.map((cast) => found.splice(0, cast.length));
    await inParallel(distinct, LANES, async (wish, index) => {
      this.#things.set(keyOf(wish), await this.#thing(wish, casts[index]!));
    });
  }

  async #prepare(): Promise<void> {
    if (this.#clerk) return;
    this.#clerk = (await this.people([{ role: 'city', home: HOME }]))[0]!;
    this.#lives = new Lives(this.#make, this.#clerk);
    const shelf = async (whose: Whose): Promise<string> => (await this.#make.gifts(1, () => 10_000, 1, { stationId: STATIONS[whose] }))[0]!;
    const near = await shelf('near');
    this.#shelves = { own: near, near, next: await shelf('next'), far: await shelf('far') };
  }

  /** For phone numbers that nobody has yet. */
  nextNumber(): number {
    this.#numbers += 1;
    return this.#numbers;
  }

  /** People in their roles; their ids, and those of their seats, are known from now on. */
  async people(wanted: readonly Wanted[]): Promise<Member[]> {
    const members = await gather(this.world, wanted);
    for (const [i, { id, seatId }] of members.entries()) {
      const { role, home } = wanted[i]!;
      const whose = WHOSE.find((one) => PLACES[one] === home)!;
      const marks: Mark[] = [...(seatId ? (['seated'] as const) : []), ...(VOLUNTEERS.includes(role) ? (['volunteer'] as const) : [])];
      this.#note(id, marks.length > 0 ? marks : ['person'], whose, [id]);
      if (seatId) this.#note(seatId, ['seat'], whose, [id]);
    }
    return members;
  }

  /** Somebody is about to register: from then on staff may find them as a volunteer. */
  isVolunteer(id: string): void {
    const known = this.known.get(id);
    if (known && !known.marks.includes('volunteer')) this.known.set(id, { ...known, marks: [...known.marks, 'volunteer'] });
  }

  /** Notes what an id stands for. */
  #note(id: string, marks: readonly Mark[], whose: Whose, people: readonly string[], family = id): void {
    this.known.set(id, { marks, whose: whose === 'own' ? 'near' : whose, people, family });
  }

  async #thing(wish: Wish, [owner, other]: readonly Member[]): Promise<Thing> {
    const { sort, whose } = wish;
    const bare = { owner: owner ?? null, place: PLACES[whose], orderId: '', words: {} };
    if (isOrder(sort) || isPart(sort)) return { ...bare, ...(await this.#order(wish, owner!, other!)) };
    switch (sort) {
      case 'voice': return { ...bare, ...(await this.#voice(wish, owner!)) };
      case 'record': return { ...bare, id: await this.#record(wish, owner!) };
      case 'correction': return { ...bare, id: await this.#correction(wish, owner!, other!) };
      case 'matter': return { ...bare, id: await this.#matter(wish, owner!) };
      case 'message': return { ...bare, id: await this.#message(wish, owner!) };
      case 'call': return { ...bare, id: await this.#call(wish, owner!) };
      case 'voucher': return { ...bare, ...(await this.#voucher(wish, owner!)) };
      case 'stock': return { ...bare, id: await this.#stock(wish) };
      case 'station': return { ...bare, id: STATIONS[whose] };
      case 'community': return { ...bare, id: PLACES[whose].communityId };
      case 'member': return { ...bare, id: await this.#member(owner!) };
      case 'seat':
      case 'chair': return { ...bare, id: whose === 'own' ? (owner!.seatId ?? owner!.id) : await this.#seat(wish, owner!) };
      case 'newcomer': return { ...bare, id: owner!.id, words: { phone: await this.#phoneOf(owner!), role: 'dispatcher', areaId: PLACES[whose].communityId } };
      case 'climber': return { ...bare, id: owner!.id, words: { phone: await this.#phoneOf(owner!), role: 'town', areaId: PLACES[whose].townId } };
      case 'misplaced': return { ...bare, id: owner!.id, words: { phone: await this.#phoneOf(owner!), role: 'desk', areaId: PLACES[whose].communityId, stationId: STATIONS[whose === 'far' ? 'near' : 'far'] } };
      case 'neighbour': return { ...bare, id: await this.#neighbour(wish, owner!) };
      case 'kin': return { ...bare, ...(await this.#kin(wish, owner!, other!)) };
      case 'kinCode': return { ...bare, id: owner!.id, words: await this.#kinCode(wish, owner!, other!) };
      case 'elder': return { ...bare, id: owner!.id, words: await this.#phonesOf(owner!, other!) };
      case 'ticket': return { ...bare, ...(await this.#ticket(wish, owner)) };
      case 'grant': return { ...bare, ...(await this.#grant(wish, owner!)) };
      case 'purse': await this.#make.points([owner!], 4); return { ...bare, id: owner!.id, words: { stockId: this.#shelves.own } };
      case 'self': return { ...bare, id: owner!.id };
    }
  }

  async #order({ sort, whose, role }: Wish, owner: Member, other: Member): Promise<Pick<Thing, 'id' | 'orderId' | 'words'>> {
    const helps = isPart(sort) && whose === 'own' && VOLUNTEERS.includes(role);
    const [requester, helper] = helps ? [other, owner] : [owner, other];
    const life = await this.#lives.live({ sort: sort as OrderSort | PartSort, requester, helper, place: PLACES[whose] });
    const people = life.helper ? [requester.id, helper.id] : [requester.id];
    this.#note(life.orderId, [sort === 'open' ? 'openOrder' : 'order'], whose, people);
    if (life.partId) this.#note(life.partId, ['part'], whose, people, life.orderId);
    const proposal = sort === 'proposed' ? await this.#make.open.database.get(TimeProposal, life.orderId) : null;
    const words: Thing['words'] = proposal ? { start: proposal.windowStart.toISOString(), end: proposal.windowEnd.toISOString() } : {};
    return { id: isPart(sort) ? life.partId! : life.orderId, orderId: life.orderId, words };
  }

  /** What was said in an order that waits for its review. */
  async #voice({ whose }: Wish, owner: Member): Promise<Pick<Thing, 'id' | 'orderId'>> {
    const { open, clock, cipher, orders } = this.#make;
    const files = new MediaFiles(join(this.world.config.dataFolder, MEDIA_FOLDER), cipher);
    const actor = await this.#make.actor(owner);
    const { id } = await new MediaService(open.uow, open.database, clock, files).keep(actor, { id: newId(clock.now()), kind: 'voice' }, wavOf(1));
    const { itemId, ...body } = this.#make.orderBody({ kind: 'voice', words: '', voiceId: id, communityId: PLACES[whose].communityId });
    await orders.place(actor, body);
    this.#note(body.id, ['order'], whose, [owner.id]);
    return { id, orderId: body.id };
  }

  /** A record whose award waits for staff. */
  async #record({ whose }: Wish, person: Someone): Promise<string> {
    const id = await this.#make.open.uow.run((tx) => this.#make.record(tx, person.id, 60, 3, { ...PLACES[whose], held: 'low_rating' }));
    this.#note(id, ['record'], whose, [person.id]);
    return id;
  }

  /** Proposed by its owner where that is for them to do, else about its owner's record. */
  async #correction(wish: Wish, owner: Member, volunteer: Member): Promise<string> {
    const proposes = wish.whose === 'own' && OFFICE.includes(wish.role);
    const recordId = await this.#record(wish, proposes ? volunteer : owner);
    const id = newId(this.#make.clock.now());
    const service = new RecordsService(this.#make.open.uow, this.#make.clock);
    await service.propose(await this.#make.actor(proposes ? owner : this.#clerk), recordId, { id, minutes: 30, reason: '只做了半小时' });
    this.#note(id, ['correction'], wish.whose, [owner.id], recordId);
    return id;
  }

  /** A question to the staff of where its author lives. */
  async #matter({ whose }: Wish, owner: Member): Promise<string> {
    const { open, clock, cipher, settings, acts } = this.#make;
    const id = newId(clock.now());
    await new FeedbackService(open.uow, clock, cipher, settings, acts).write(await this.#make.actor(owner), { id, kind: 'question', words: '几点开门？' });
    this.#note(id, ['matter'], whose, [owner.id]);
    return id;
  }

  async #message({ whose }: Wish, owner: Member): Promise<string> {
    const now = this.#make.clock.now();
    const [cause, subjectId] = [newId(now), newId(now)];
    await this.#make.open.uow.run((tx) => tell(tx, { kind: 'helper_lost', to: [owner.id], cause, subject: 'order', subjectId }, now));
    const [message] = await this.#make.open.database.find(Message, 'person_id = ? AND cause = ?', [owner.id, cause]);
    this.#note(message!.id, ['message'], whose, [owner.id]);
    return message!.id;
  }

  /** Whom nothing else reaches, for the staff of the place. */
  async #call(wish: Wish, owner: Member): Promise<string> {
    const id = await this.#message(wish, owner);
    const now = this.#make.clock.now();
    const call = { id, personId: owner.id, ...PLACES[wish.whose], state: 'WAITING' as const, tries: 0, at: now, doneBy: null, doneAt: null };
    await this.#make.open.uow.run((tx) => tx.insert(MessageCall, call));
    this.#note(id, ['call'], wish.whose, [owner.id]);
    return id;
  }

  async #voucher({ whose }: Wish, owner: Member): Promise<Pick<Thing, 'id' | 'words'>> {
    const { open, clock, cipher } = this.#make;
    await this.#make.points([owner], 4);
    const id = newId(clock.now());
    await new ShopService(open.uow, clock, cipher, new JobHandlers()).redeem(await this.#make.actor(owner), { id, stockId: this.#shelves[whose] });
    this.#note(id, ['voucher'], whose, [owner.id]);
    const { code } = openSecret(cipher, (await open.database.get(Redemption, id))!)!;
    return { id, words: { code, stationId: STATIONS[whose] } };
  }

  async #stock({ whose }: Wish): Promise<string> {
    const [id] = await this.#make.gifts(1, () => 50, 1, { stationId: STATIONS[whose] });
    this.#note(id!, ['stock'], whose, []);
    return id!;
  }

  async #member(owner: Member): Promise<string> {
    await this.#make.open.uow.run((tx) => tx.update(Volunteer, { partyState: 'claimed', partyOrg: '东门社区党支部' }, 'person_id = ?', [owner.id]));
    return owner.id;
  }

  /** A dispatcher of the place, or somebody of its town office. */
  async #seat({ sort, whose }: Wish, owner: Member): Promise<string> {
    const now = this.#make.clock.now();
    const post = sort === 'chair' ? { role: 'town' as const, areaId: PLACES[whose].townId } : { role: 'dispatcher' as const, areaId: PLACES[whose].communityId };
    const seat = { id: newId(now), personId: owner.id, ...post, stationId: null };
    await this.#make.open.uow.run((tx) =>
      tx.insert(StaffSeatRecord, { ...seat, since: now, endedAt: null, appointedBy: null, bodyHash: null, standingKey: standingKeyOf(seat) }),
    );
    this.#note(seat.id, ['seat'], whose, [owner.id]);
    this.#note(owner.id, ['seated'], whose, [owner.id]);
    return seat.id;
  }

  async #phoneOf({ id }: Someone): Promise<string> {
    return openPerson(this.#make.cipher, (await this.#make.open.database.get(Person, id))!).phone!;
  }

  /** Somebody old for whom the owner orders. */
  async #neighbour({ whose }: Wish, owner: Member): Promise<string> {
    const { open, clock, cipher } = this.#make;
    const service = new NeighboursService(open.uow, clock, cipher);
    const view = await service.add(await this.#make.actor(owner), neighbourBody(newId(clock.now()), this.nextNumber(), PLACES[whose].communityId));
    this.#note(view.id, ['person'], whose, [owner.id]);
    return view.id;
  }

  async #phonesOf(elder: Member, relative: Member): Promise<Thing['words']> {
    return { elderPhone: await this.#phoneOf(elder), relativePhone: await this.#phoneOf(relative) };
  }

  /** The owner has said yes to the other. */
  async #kin({ whose }: Wish, owner: Member, relative: Member): Promise<Pick<Thing, 'id' | 'words'>> {
    const { open, clock, cipher } = this.#make;
    const service = new FamilyService(open.uow, clock, cipher);
    const { code } = await service.invite(await this.#make.actor(owner), { doorCodes: false });
    const { id } = await service.join(await this.#make.actor(relative), { id: newId(clock.now()), code, relation: 'mother' });
    this.#note(id, ['kin'], whose, [owner.id, relative.id]);
    return { id, words: await this.#phonesOf(owner, relative) };
  }

  /** Digits from another's phone for the owner to type, good for longer than ten minutes; or such as have been used. */
  async #kinCode({ whose }: Wish, owner: Member, elder: Member): Promise<Thing['words']> {
    const { open, clock, cipher } = this.#make;
    const giver = whose === 'own' ? elder : owner;
    const { code } = await new FamilyService(open.uow, clock, cipher).invite(await this.#make.actor(giver), { doorCodes: true });
    await open.uow.run((tx) => tx.update(FamilyCode, { endsAt: hourFrom(clock.now()), ...(whose === 'own' ? {} : { usedAt: clock.now() }) }, 'elder_id = ?', [giver.id]));
    return { code };
  }

  /** A QR code on a screen, good for longer than the two minutes of a real one; another's has been approved already. */
  async #ticket({ whose }: Wish, owner: Member | undefined): Promise<Pick<Thing, 'id' | 'words'>> {
    const { open, clock } = this.#make;
    const now = clock.now();
    const [id, qr, secret] = [newId(now), this.#tokens.make(), this.#tokens.make()];
    const approved = whose === 'own' ? { approvedBy: null, approvedAt: null } : { approvedBy: owner!.id, approvedAt: now };
    const hashes = { qrHash: this.#tokens.hash('scan-qr', qr), secretHash: this.#tokens.hash('scan-secret', secret) };
    await open.uow.run((tx) => tx.insert(ScanTicket, { id, ...hashes, ...approved, collectedAt: null, createdAt: now, endsAt: hourFrom(now) }));
    return { id, words: { qr, secret: whose === 'own' ? secret : this.#tokens.make() } };
  }

  /** A printed code for a city seat; another's has been used. */
  async #grant({ whose }: Wish, owner: Member): Promise<Pick<Thing, 'id' | 'words'>> {
    const now = this.#make.clock.now();
    const code = this.#tokens.makeCode();
    const used = whose === 'own' ? { usedBy: null, usedAt: null } : { usedBy: owner.id, usedAt: now };
    const id = newId(now);
    await this.#make.open.uow.run((tx) =>
      tx.insert(SeatGrant, { id, codeHash: this.#tokens.hash('seat-grant', code), areaId: areaId(), createdAt: now, endsAt: hourFrom(now), ...used }),
    );
    return { id, words: { code } };
  }
}

const hourFrom = (now: Date): Date => new Date(now.getTime() + 3_600_000);

/** Numbers from 150 are nobody else's here. */
export const neighbourBody = (id: string, number: number, communityId: string): Parameters<NeighboursService['add']>[1] => ({
  id, name: '陈婆婆', phone: `150${String(number).padStart(8, '0')}`, relation: 'neighbour', communityId, address: '解放路 1 号', consentWay: 'in_person', readBack: true,
});
