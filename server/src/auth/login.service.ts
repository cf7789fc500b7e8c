import { Injectable, Logger } from '@nestjs/common';
import type { Done, SessionView } from '@supermarket/shared';
import { writeAudit } from '../audit/audit.store.js';
import { Clock, FieldCipher, Refusal, UnitOfWork } from '../kernel/index.js';
import { personOf, type Actor } from '../people/actor.js';
import { lockPeople } from '../people/people.store.js';
import { WechatClient, type WechatUser } from '../wechat/wechat.client.js';
import { refusalOf, WechatFailure } from '../wechat/wechat.failure.js';
import { Actors } from './actors.js';
import { personBehind } from './identities.store.js';
import type { LoginWay } from './session.entity.js';
import { beginSession, revoke } from './sessions.store.js';
import { Tokens } from './tokens.js';

/** Coming in and going out. */
@Injectable()
export class LoginService {
  readonly #log = new Logger('Login');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly tokens: Tokens,
    private readonly wechat: WechatClient,
    private readonly actors: Actors,
  ) {}

  /** Throws LOGIN_FAILED (a wrong, old or used code), LOGIN_BLOCKED, TOO_MANY_REQUESTS, WECHAT_UNAVAILABLE. */
  async byWechat(code: string): Promise<SessionView> {
    const user = await this.#ask(code);
    return this.#letIn('wechat', (tx, now) => personBehind(tx, user, now));
  }

  /** For the demo only; whoever calls has checked that it is a demo person. */
  byDemo(personId: string): Promise<SessionView> {
    return this.#letIn('demo', () => Promise.resolve(personId));
  }

  async logout(actor: Actor): Promise<Done> {
    await this.uow.run((tx) => revoke(tx, 'id', actor.sessionId!, this.clock.now()));
    this.actors.forget(personOf(actor));
    return { ok: true };
  }

  async logoutEverywhere(actor: Actor): Promise<Done> {
    const id = personOf(actor);
    await this.uow.run(async (tx) => {
      const now = this.clock.now();
      const sessions = await revoke(tx, 'person_id', id, now);
      await writeAudit(tx, { actor, action: 'session.endAll', subjectType: 'person', subjectId: id, facts: { sessions }, at: now });
    });
    this.actors.forget(id);
    return { ok: true };
  }

  #letIn(way: LoginWay, who: (tx: Parameters<typeof personBehind>[0], now: Date) => Promise<string>): Promise<SessionView> {
    return this.uow.run(async (tx) => {
      const now = this.clock.now();
      const personId = await who(tx, now);
      const [person] = await lockPeople(tx, [personId]); // who closes their account at this moment ends every session
      if (!person || person.closedAt) throw new Refusal('LOGIN_FAILED');
      const actor = { personId };
      await writeAudit(tx, { actor, action: 'session.begin', subjectType: 'person', subjectId: personId, facts: { way }, at: now });
      return beginSession(tx, this.tokens, this.cipher, personId, way, now);
    });
  }

  async #ask(code: string): Promise<WechatUser> {
    try {
      return await this.wechat.code2Session(code);
    } catch (error) {
      if (!(error instanceof WechatFailure)) throw error;
      if (error.kind !== 'user') this.#log.warn(`code2Session ${error.kind}: ${error.reason}`);
      throw refusalOf(error);
    }
  }
}
