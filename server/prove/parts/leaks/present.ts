import type { Reply, Route } from '@supermarket/shared';
import { randomBytes } from 'node:crypto';
import { Identity } from '../../../src/auth/identity.entity.js';
import { Message } from '../../../src/inbox/message.entity.js';
import { listCall } from '../../../src/inbox/sendings.store.js';
import { newId } from '../../../src/kernel/index.js';
import { changesAt, doorCode } from '../../../src/orders/door-code.js';
import { slipCode } from '../../../src/orders/slip-code.js';
import { holdTexts } from '../../../src/orders/text-hold.store.js';
import { Person } from '../../../src/people/person.entity.js';
import { SIMULATED_ACCOUNT } from '../../../src/wechat/wechat.simulator.js';
import type { Answer, Input } from '../../client.js';
import { HOME } from '../../make.js';
import type { World } from '../../world.js';
import type { Canaries } from './canaries.js';
import type { Known, People } from './people.js';
import type { Readers } from './readers.js';
import type { Tale, Texts } from './texts.js';
import { OF_ORDER, type Moment } from './visibility.js';

/** Nearer than this to the change of the door codes one waits for the next. */
const ABOUT_TO_CHANGE = 15_000;

/** What happens now, through the server: each step leaves texts behind. */
export class Present {
  readonly tales: Tale[] = [];
  #neighbourId = '';
  readonly #answers: { readonly viewer: Known; readonly route: Route; readonly answer: Answer<unknown> }[] = [];

  constructor(
    private readonly world: World,
    private readonly people: People,
    private readonly texts: Texts,
    private readonly canaries: Canaries,
  ) {}

  /** Everybody says who they are; then orders that stop at each moment, a neighbour's among them; then two gifts. */
  async tell(): Promise<void> {
    await this.#introduce();
    await this.#family();
    await this.#place('placed', 'requester');
    await this.#open();
    await this.#byProxy();
    await this.#claimed();
    await this.#done();
    await this.#handed();
    await this.#gifts();
    await this.#feedback();
    await this.#held();
    await this.#toRing();
    await this.as('dispatcher', 'POST /v1/communities/:id/poster', { params: { id: HOME.communityId } });
    await this.#partner();
  }

  async as<R extends Route>(viewer: Known, route: R, input: Omit<Input<R>, 'token'>): Promise<Reply<R>> {
    const answer = await this.world.client.call(this.world.port(0), route, { ...input, token: this.people[viewer].token } as Input<R>);
    if (answer.status !== 200) throw new Error(`${route} as ${viewer}: ${answer.status} ${answer.code}`);
    this.#answers.push({ viewer, route, answer });
    return answer.body;
  }

  /** What was answered on the way; but who gave a task back has read its door meanwhile. */
  judge(readers: Readers): void {
    for (const { viewer, route, answer } of this.#answers) if (viewer !== 'volunteer') readers.judge(route, viewer, answer, ({ readBy, toldTo }) => [...readBy, ...toldTo]);
  }

  async #introduce(): Promise<void> {
    for (const viewer of Object.keys(this.people) as Known[]) {
      const revealedTo = viewer === 'requester' ? OF_ORDER.claimed.revealed : [];
      await this.as(viewer, 'PUT /v1/me', { body: this.texts.person(viewer, { sees: viewer, revealedTo }) });
      this.canaries.plant(`token of the ${viewer}`, this.people[viewer].token);
      await this.#identity(viewer);
    }
  }

  /** The requester says yes to a relative, who may see the orders and not the digits for the door. */
  async #family(): Promise<void> {
    const { code } = await this.as('requester', 'POST /v1/me/family/code', { body: { doorCodes: false } });
    await this.as('relative', 'POST /v1/me/family', { body: { id: newId(new Date()), code, relation: 'mother' } });
  }

  /** As WeChat knows them. */
  async #identity(viewer: Known): Promise<void> {
    const openid = this.canaries.plant(`openid of the ${viewer}`, `oQ7${randomBytes(9).toString('hex')}`, { readBy: [viewer], columns: ['identity.openid'] });
    const now = new Date();
    await this.world.open.uow.run((tx) => tx.insert(Identity, { id: newId(now), personId: this.people[viewer].id, appid: 'wx0000000000000000', openid, unionid: null, createdAt: now }));
  }

  async #place(moment: Moment, asker: Known, neighbourId?: string): Promise<Tale> {
    const kind = this.tales.length % 2 === 0 ? 'free' : 'service';
    const tale: Tale = { id: newId(new Date()), tag: `order ${this.tales.length + 1}, ${moment}`, moment, asker };
    this.tales.push(tale);
    await this.as(asker, 'POST /v1/orders', { body: this.texts.order(this.world.make, tale, kind, { window: this.world.make.window(30 + this.tales.length), ...(neighbourId ? { neighbourId } : {}) }) });
    return tale;
  }

  async #approved(moment: Moment, asker: Known, neighbourId?: string): Promise<Tale> {
    const tale = await this.#place(moment, asker, neighbourId);
    const words = this.texts.said(`staff's words on the ${tale.tag}`, this.texts.of({ ...tale, moment: 'placed' }, 'words'));
    await this.as('dispatcher', 'POST /v1/orders/:id/review', { params: { id: tale.id }, body: { decision: 'approve', minutes: 30, words } });
    return tale;
  }

  async #claim(tale: Tale, who: Known): Promise<string> {
    return (await this.as(who, 'POST /v1/orders/:id/claim', { params: { id: tale.id }, body: { riskAgreed: true } })).mine!.assignmentId;
  }

  /** Open again, after somebody has given it back for reasons of their own. */
  async #open(): Promise<void> {
    const tale = await this.#approved('open', 'requester');
    const part = await this.#claim(tale, 'volunteer');
    const words = this.texts.said('reason of the volunteer', ['dispatcher', 'town', 'city']);
    await this.as('volunteer', 'POST /v1/assignments/:id/withdraw', { params: { id: part }, body: { reason: 'family', words } });
  }

  /** For a neighbour without a phone of their own; somebody is asked. */
  async #byProxy(): Promise<void> {
    const neighbour = this.texts.person('neighbour', { sees: 'proxy', revealedTo: OF_ORDER.claimed.revealed, columns: ['person.name', 'proxy_grant.name'] });
    const { id } = await this.as('proxy', 'POST /v1/me/neighbours', {
      body: { id: newId(new Date()), ...neighbour, birthYear: 1944, relation: 'neighbour', communityId: HOME.communityId, consentWay: 'in_person', readBack: true },
    });
    this.#neighbourId = id;
    const tale = await this.#approved('open', 'proxy', id);
    await this.as('dispatcher', 'POST /v1/orders/:id/offers', { params: { id: tale.id }, body: { personIds: [this.people.invited.id] } });
  }

  async #claimed(): Promise<void> {
    const tale = await this.#approved('claimed', 'requester');
    const part = await this.#claim(tale, 'claimant');
    const left = changesAt(new Date()).getTime() - Date.now();
    if (left < ABOUT_TO_CHANGE) await new Promise((resolve) => setTimeout(resolve, left + 100));
    const code = doorCode(this.world.config.doorKey, tale.id, part, new Date());
    this.canaries.plant(`door code of the ${tale.tag}`, code, { readBy: this.texts.of(tale, 'doorCode'), whole: true });
    await this.#printed(tale);
  }

  /** The digits on the paper: told to who prints it, and in no list and no view. */
  async #printed(tale: Tale): Promise<void> {
    const slip = newId(new Date());
    this.canaries.plant(`slip's code of the ${tale.tag}`, slipCode(this.world.config.doorKey, { id: slip, orderId: tale.id, visit: 1 }), { toldTo: ['dispatcher'], whole: true });
    await this.as('dispatcher', 'POST /v1/orders/:id/slip', { params: { id: tale.id }, body: { id: slip } });
  }

  async #done(): Promise<void> {
    const tale = await this.#approved('done', 'requester');
    const part = await this.#claim(tale, 'claimant');
    const { codes } = await this.as('requester', 'GET /v1/orders/:id/door-codes', { params: { id: tale.id } });
    await this.as('claimant', 'POST /v1/assignments/:id/check-in', { params: { id: part }, body: { code: codes[0]!.code } });
    const result = this.texts.said(`result of the ${tale.tag}`, this.texts.of(tale, 'result'));
    await this.as('claimant', 'POST /v1/assignments/:id/check-out', { params: { id: part }, body: { chips: [], words: result } });
    const words = this.texts.said(`claimant's words on the time of the ${tale.tag}`, ['claimant', 'dispatcher', 'town', 'city']);
    await this.as('claimant', 'POST /v1/assignments/:id/dispute-time', { params: { id: part }, body: { minutes: 90, words } });
  }

  /** Served for the neighbour, whose answer on the helper's phone counts in two hours and is nobody's until then. */
  async #handed(): Promise<void> {
    const tale = await this.#approved('done', 'proxy', this.#neighbourId);
    const params = { id: tale.id };
    const part = await this.#claim(tale, 'claimant');
    const { codes } = await this.as('proxy', 'GET /v1/orders/:id/door-codes', { params });
    await this.as('claimant', 'POST /v1/assignments/:id/check-in', { params: { id: part }, body: { code: codes[0]!.code } });
    await this.as('claimant', 'POST /v1/assignments/:id/check-out', { params: { id: part }, body: { chips: [] } });
    const { permit } = await this.as('claimant', 'POST /v1/orders/:id/pass-phone', { params });
    const words = this.texts.said(`neighbour's words on the ${tale.tag}`, []);
    await this.as('claimant', 'POST /v1/orders/:id/handed-answer', { params, body: { permit, solved: true, stars: 5, tags: [], words } });
  }

  /** One voucher that waits, and one that somebody else has fetched. */
  async #gifts(): Promise<void> {
    await this.world.make.points([this.people.claimant], 40);
    const [stockId] = await this.world.make.gifts(1, () => 10);
    const take = (): Promise<Reply<'POST /v1/redemptions'>> => this.as('claimant', 'POST /v1/redemptions', { body: { id: newId(new Date()), stockId: stockId! } });
    const fetched = await take();
    const fetchedBy = this.texts.said('name of who fetched the gift', []);
    await this.as('desk', 'POST /v1/desk/look-up', { body: { stationId: fetched.station.id, code: fetched.code! } });
    await this.as('desk', 'POST /v1/redemptions/:id/hand-over', { params: { id: fetched.id }, body: { stationId: fetched.station.id, code: fetched.qr!, fetchedBy } });
    const waiting = await take();
    this.canaries.plant('digits of the voucher', waiting.code!, { readBy: ['claimant'], whole: true });
    this.canaries.plant('QR code of the voucher', waiting.qr!, { readBy: ['claimant'] });
    this.canaries.plant('digits of the fetched voucher', fetched.code!, { toldTo: ['claimant'], whole: true });
    this.canaries.plant('QR code of the fetched voucher', fetched.qr!, { toldTo: ['claimant'] });
  }

  /** A complaint about an order that somebody of staff has decided: it is for the town, and not for them. */
  async #feedback(): Promise<void> {
    const { id: orderId } = this.tales.find(({ moment }) => moment === 'claimed')!;
    const complaint = this.texts.said('complaint of the requester', ['requester', 'town', 'city']);
    const { id } = await this.as('requester', 'POST /v1/feedback', { body: { id: newId(new Date()), kind: 'complaint', orderId, words: complaint } });
    const answer = this.texts.said('answer to the complaint', ['requester', 'town', 'city']);
    await this.as('town', 'POST /v1/feedback/:id/answer', { params: { id }, body: { id: newId(new Date()), words: answer } });
    const question = this.texts.said('question of the proxy', ['proxy', 'dispatcher', 'town', 'city']);
    await this.as('proxy', 'POST /v1/feedback', { body: { id: newId(new Date()), kind: 'question', words: question } });
    const upward = this.texts.said('suggestion to the town', ['resident', 'town', 'city']);
    await this.as('resident', 'POST /v1/feedback', { body: { id: newId(new Date()), kind: 'suggestion', words: upward, above: true } });
  }

  /** Words of which WeChat is not sure, once more after staff had let them through: the order is open, and they are read by who wrote them and by staff. */
  async #held(): Promise<void> {
    const { database, uow } = this.world.open;
    const now = new Date();
    const identity = { id: newId(now), personId: this.people.resident.id, appid: SIMULATED_ACCOUNT.appId, openid: 'o-of-held-words', unionid: null, createdAt: now };
    await uow.run((tx) => tx.insert(Identity, identity));
    const words = this.texts.said('held words of the resident', ['resident', 'dispatcher', 'town', 'city']);
    const body = this.world.make.orderBody({ words: `模拟存疑，${words}`, window: this.world.make.window(50) });
    await this.as('resident', 'POST /v1/orders', { body });
    if (!(await database.one("SELECT 1 AS x FROM text_hold WHERE order_id = ? AND state = 'WAITING'", [body.id]))) throw new Error('the doubtful words were not held');
    await this.as('dispatcher', 'POST /v1/orders/:id/review', { params: { id: body.id }, body: { decision: 'approve', minutes: 30 } });
    await uow.run((tx) => holdTexts(tx, body.id, this.people.resident.id, { why: 'review', label: 20006 }, now));
  }

  /** The requester has lost a helper and reads nothing: staff are to ring up, as if the half hour were over. */
  async #toRing(): Promise<void> {
    const { database, uow } = this.world.open;
    const [message] = await database.find(Message, "person_id = ? AND kind = 'helper_lost'", [this.people.requester.id]);
    const person = await database.get(Person, this.people.requester.id);
    if (!message || !person) throw new Error('nobody was told that the helper is lost');
    await uow.run((tx) => listCall(tx, message, person, new Date()));
  }

  /** Whom staff of the town may ring up when nobody is found. */
  async #partner(): Promise<void> {
    const readBy = ['dispatcher', 'town', 'city'] as const;
    const contact = this.texts.said('contact of the partner', readBy);
    const phone = this.canaries.plant('phone of the partner', '0750-1998866', { readBy });
    await this.as('town', 'PUT /v1/desk/partners', { body: { id: newId(new Date()), townId: HOME.townId, name: '恩城供电所', contact, phone, can: '用电检查', active: true } });
  }
}
