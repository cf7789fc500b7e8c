import { Injectable, type OnModuleInit } from '@nestjs/common';
import { writeAudit } from '../audit/audit.store.js';
import { personOfOpenid } from '../auth/identities.store.js';
import { revoke } from '../auth/sessions.store.js';
import { schedule } from '../jobs/jobs.store.js';
import type { Tx } from '../kernel/index.js';
import { leaveSoon } from '../people/leaving.store.js';
import { lockPeople } from '../people/people.store.js';
import { Person } from '../people/person.entity.js';
import { WechatEvents, type WechatEvent } from '../wechat/wechat.events.js';
import { isWithdrawn, WITHDRAWN, writeConsent } from './purposes.store.js';
import { revokedBy } from './wechat-revoked.rules.js';

/** What somebody takes back in WeChat's own settings goes here as well (platform rules for user_authorization_revoke). */
@Injectable()
export class WechatRevoked implements OnModuleInit {
  constructor(private readonly events: WechatEvents) {}

  onModuleInit(): void {
    this.events.on('user_authorization_revoke', (tx, event, now) => this.revoked(tx, event, now));
    this.events.on('user_authorization_cancellation', (tx, event, now) => this.cancelled(tx, event, now));
  }

  /** Exactly the datum that was named, and what was kept for it. */
  async revoked(tx: Tx, { appId, openid, facts }: WechatEvent<'user_authorization_revoke'>, now: Date): Promise<void> {
    const id = await this.#person(tx, appId, openid);
    if (id === null) return;
    for (const gone of revokedBy(facts.what)) {
      if (gone === 'phone') await tx.update(Person, { phoneCipher: null, phoneIndex: null }, 'id = ?', [id]);
      else if (gone === 'address') await tx.update(Person, { addressCipher: null }, 'id = ?', [id]);
      else if (!(await isWithdrawn(tx, id, gone))) {
        await writeConsent(tx, id, gone, false, 'switch', now);
        await schedule(tx, { kind: WITHDRAWN[gone], key: `${WITHDRAWN[gone]}:${id}:${now.getTime()}`, payload: { id }, runAt: now });
      }
      await writeAudit(tx, { actor: { personId: id }, action: 'consent.revokedInWechat', subjectType: 'person', subjectId: id, facts: { what: gone }, at: now });
    }
  }

  /** Nobody is let in by an old login any more; the account closes as soon as nothing of theirs is under way. */
  async cancelled(tx: Tx, { appId, openid }: WechatEvent<'user_authorization_cancellation'>, now: Date): Promise<void> {
    const id = await this.#person(tx, appId, openid);
    if (id === null) return;
    await revoke(tx, 'person_id', id, now);
    await leaveSoon(tx, id, now);
    await writeAudit(tx, { actor: { personId: id }, action: 'person.leaveInWechat', subjectType: 'person', subjectId: id, at: now });
  }

  /** Locked; null for nobody whom we know. */
  async #person(tx: Tx, appId: string, openid: string): Promise<string | null> {
    const id = await personOfOpenid(tx, appId, openid);
    if (id === null) return null;
    const [person] = await lockPeople(tx, [id]);
    return person && person.closedAt === null ? id : null;
  }
}
