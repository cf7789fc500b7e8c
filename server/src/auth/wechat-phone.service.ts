import { Injectable, Logger } from '@nestjs/common';
import type { MeView } from '@supermarket/shared';
import { writeAudit } from '../audit/audit.store.js';
import { Clock, FieldCipher, Refusal, UnitOfWork } from '../kernel/index.js';
import { personOf, type Actor } from '../people/actor.js';
import { readMe } from '../people/me.store.js';
import { lockPeople, sealPhone, takeNumber } from '../people/people.store.js';
import { Person } from '../people/person.entity.js';
import { WechatClient } from '../wechat/wechat.client.js';
import { refusalOf, WechatFailure } from '../wechat/wechat.failure.js';

/** The number that WeChat knows, by one tap in place of eleven digits. */
@Injectable()
export class WechatPhoneService {
  readonly #log = new Logger('WechatPhone');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly wechat: WechatClient,
  ) {}

  /**
   * Throws CODE_WRONG (a wrong, old or used code, or a number of another country), ID_TAKEN (`field: phone`) when
   * another account has the number, WECHAT_UNAVAILABLE.
   */
  async take(actor: Actor, code: string): Promise<MeView> {
    const id = personOf(actor);
    const phone = await this.#ask(code);
    return this.uow.run(async (tx) => {
      const [person] = await lockPeople(tx, [id]);
      if (!person || person.closedAt) throw new Refusal('PERSON_UNKNOWN');
      await takeNumber(tx, this.cipher, id, phone);
      await tx.update(Person, sealPhone(this.cipher, id, phone), 'id = ?', [id]);
      const facts = { fields: 'phone', way: 'wechat' };
      await writeAudit(tx, { actor, action: 'person.update', subjectType: 'person', subjectId: id, facts, at: this.clock.now() });
      return readMe(tx, this.cipher, id);
    });
  }

  async #ask(code: string): Promise<string> {
    try {
      return await this.wechat.phoneNumber(code);
    } catch (error) {
      if (!(error instanceof WechatFailure)) throw error;
      if (error.kind === 'user') throw new Refusal('CODE_WRONG');
      this.#log.warn(`getuserphonenumber ${error.kind}: ${error.reason}`);
      throw refusalOf(error);
    }
  }
}
