import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Id } from '@supermarket/shared';
import { JobHandlers } from '../jobs/job-handlers.js';
import { schedule } from '../jobs/jobs.store.js';
import { Clock, Database, FieldCipher, UnitOfWork, type Tx } from '../kernel/index.js';
import type { Person } from '../people/person.entity.js';
import { WechatFailure } from '../wechat/wechat.failure.js';
import { RING } from './inbox.store.js';
import { KINDS, ringAt } from './kinds.rules.js';
import { knownOf } from './known.store.js';
import type { Channel, Message, SendingState } from './message.entity.js';
import { afterWechat, stepOf } from './sendings.rules.js';
import { beginSending, callAt, endSending, listCall, lockSending, openidOf, phoneOf, toRing } from './sendings.store.js';
import { credit, spend } from './settings.store.js';
import { Sms } from './sms.js';
import { wordsOf, type Words } from './words.rules.js';
import { WechatNotices } from './wechat.notices.js';

interface Ringing {
  readonly message: Message;
  readonly person: Person;
  readonly words: Words;
  readonly what: string;
}

/** How one way ended: nothing more to do, on to the next, or the same again later. */
type End = 'done' | 'next' | 'later';

/** WeChat or the SMS provider asked for patience: the job is tried again. */
class Later extends Error {
  override readonly name = 'Later';
}

/**
 * Rings for messages, after the commit: WeChat where the person gave a credit, then SMS, then a call of staff. What was
 * read meanwhile rings no more. Each way is written down before and after, so that nobody is rung twice by one way for
 * one cause, whichever process dies when.
 */
@Injectable()
export class RingingService implements OnModuleInit {
  readonly #log = new Logger('Messages');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly jobs: JobHandlers,
    private readonly wechat: WechatNotices,
    private readonly sms: Sms,
  ) {}

  onModuleInit(): void {
    this.jobs.on(RING, ({ id }) => this.ring(String(id)));
  }

  /** The job. Throws to be tried again. */
  async ring(id: Id): Promise<void> {
    const found = await toRing(this.database, id, this.clock.now());
    if (!found) return;
    const { message, person } = found;
    const morning = ringAt(this.clock.now(), message.urgent);
    if (morning > this.clock.now()) return this.#again(message, morning); // the server was down all day, or the clock jumped
    const known = (await knownOf(this.database, [message])).get(id)!;
    const ringing: Ringing = { message, person, words: wordsOf(message.kind, known), what: known.what ?? '' };
    const { template, sms, call } = KINDS[message.kind];
    if (template !== null && (await this.#go('wechat', ringing)) === 'done') return;
    if (sms && (await this.#go('sms', ringing)) === 'done') return;
    if (call) await this.#call(ringing);
  }

  async #go(channel: 'wechat' | 'sms', ringing: Ringing): Promise<'done' | 'next'> {
    const end = channel === 'wechat' ? await this.#byWechat(ringing) : await this.#bySms(ringing);
    if (end === 'later') throw new Later(channel);
    return end;
  }

  async #byWechat(ringing: Ringing): Promise<End> {
    const { message, person, words, what } = ringing;
    const template = KINDS[message.kind].template!;
    if (!this.wechat.templates.some(({ name }) => name === template)) return 'next';
    const openid = await openidOf(this.database, person.id, this.wechat.appId);
    if (openid === null) return 'next';
    const begun = await this.#begin('wechat', ringing, (tx, now) => spend(tx, person.id, template, now));
    if (typeof begun === 'string') return begun;
    const facts = { what, state: words.title, when: momentOf(message), note: words.text };
    try {
      const answer = await this.wechat.send({ openid, template, facts, page: pageOf(message) });
      if (answer === 'sent') return await this.#end('wechat', ringing, begun, 'sent', null);
      return await this.#end('wechat', ringing, begun, 'refused', '43101', (tx, now) => credit(tx, person.id, template, 'none', now));
    } catch (error) {
      if (!(error instanceof WechatFailure)) throw error;
      const outcome = afterWechat(error.reason);
      if (outcome === 'failed') this.#log.error({ msg: 'WeChat refuses a message: look at the templates', message: message.id, reason: error.reason });
      // A clear no has used nothing up; of a lost answer nobody knows.
      const back = outcome === 'unknown' ? undefined : (tx: Tx, now: Date) => credit(tx, person.id, template, 'more', now);
      return this.#end('wechat', ringing, begun, outcome === 'later' ? 'waiting' : outcome, String(error.reason), back);
    }
  }

  async #bySms(ringing: Ringing): Promise<End> {
    const { message, person, words } = ringing;
    const phone = phoneOf(this.cipher, person);
    if (phone === null) return 'next';
    const begun = await this.#begin('sms', ringing, () => Promise.resolve(true));
    if (typeof begun === 'string') return begun;
    try {
      const answer = await this.sms.send({ id: message.id, phone, text: `${words.title}。${words.text}` });
      return await this.#end('sms', ringing, begun, answer === 'none' ? 'failed' : answer, answer === 'none' ? 'no provider' : null);
    } catch (error) {
      return this.#end('sms', ringing, begun, 'waiting', (error as Error).name.slice(0, 40));
    }
  }

  /** Staff ring up who has not read it in a while. */
  async #call({ message, person }: Ringing): Promise<void> {
    const now = this.clock.now();
    const at = callAt(message);
    if (at > now) return this.#again(message, ringAt(at, message.urgent));
    await this.uow.run((tx) => listCall(tx, message, person, now));
  }

  #again({ id }: Message, runAt: Date): Promise<void> {
    return this.uow.run((tx) => schedule(tx, { kind: RING, key: `${RING}:${id}:${runAt.getTime()}`, payload: { id }, runAt }));
  }

  /** What is written before the provider is asked: the number of the try, or why it is not asked. */
  #begin(channel: Channel, { message }: Ringing, mayGo: (tx: Tx, now: Date) => Promise<boolean>): Promise<number | End> {
    return this.uow.run(async (tx) => {
      const now = this.clock.now();
      const row = await lockSending(tx, message.id, channel);
      const step = stepOf(channel, row, now);
      if (step === 'busy') return 'later';
      if (step === 'lost') await endSending(tx, message.id, channel, row!.tries, { state: row!.state === 'trying' ? 'unknown' : 'failed', note: row!.note }, now);
      if (step === 'done') return 'done';
      if (step !== 'try') return 'next';
      const tries = await beginSending(tx, message.id, channel, row, now);
      if (tries === null) return 'later';
      if (await mayGo(tx, now)) return tries;
      await endSending(tx, message.id, channel, tries, { state: 'refused', note: 'no credit' }, now);
      return 'next';
    });
  }

  async #end(channel: Channel, { message }: Ringing, tries: number, state: SendingState, note: string | null, also?: (tx: Tx, now: Date) => Promise<void>): Promise<End> {
    await this.uow.run(async (tx) => {
      const now = this.clock.now();
      if (await endSending(tx, message.id, channel, tries, { state, note }, now)) await also?.(tx, now);
    });
    if (state === 'sent') return 'done';
    return state === 'waiting' ? 'later' : 'next';
  }
}

/** What a tap on WeChat's message opens. */
const pageOf = ({ id }: Message): string => `me/messages/index?id=${id}`;

/** The moment that the message is about, or when it was written. */
function momentOf({ facts, at }: Message): Date {
  const start = new Date(String(facts['start'] ?? facts['until'] ?? ''));
  return Number.isNaN(start.getTime()) ? at : start;
}
