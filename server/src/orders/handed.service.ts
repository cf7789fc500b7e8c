import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Done, HandedAnswerBody, Id, PhonePassView } from '@supermarket/shared';
import { writeAudit } from '../audit/audit.store.js';
import { JobHandlers } from '../jobs/job-handlers.js';
import { schedule } from '../jobs/jobs.store.js';
import { bodyHash, FieldCipher, newId, Refusal, refuseOn, UnitOfWork } from '../kernel/index.js';
import { personOf, SYSTEM, type Actor } from '../people/actor.js';
import { checkTexts } from '../wechat/text-check.rules.js';
import { answered } from './confirm.rules.js';
import { HandedAnswer } from './handed-answer.entity.js';
import { COUNTS_AFTER_HOURS, mayPassPhone, servedPart } from './handed.rules.js';
import { OrderActs, type Scene } from './order.acts.js';
import { maySee } from './order.view.js';
import { OrdersSettings } from './orders.settings.js';
import { isPermit, permitFor } from './phone-pass.js';
import { partyOf } from './party.rules.js';

refuseOn({ uq_handed_answer_visit: 'WRONG_STATE' });

const COUNT = 'order.countAnswer';

/** Confirming and rating for who has no smartphone, on the helper's phone handed over. */
@Injectable()
export class HandedService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly settings: OrdersSettings,
    private readonly acts: OrderActs,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.on(COUNT, ({ id }) => this.count(String(id)));
  }

  /** The permission, just before the phone changes hands. NOT_YOUR_TASK, WRONG_STATE. */
  passPhone(actor: Actor, id: Id): Promise<PhonePassView> {
    return this.uow.run(async (tx) => {
      const scene = await this.#own(await this.acts.scene(tx, actor, id));
      if (!mayPassPhone(scene.c, scene.party, (await this.#given(scene)) !== undefined, scene.now)) throw new Refusal('WRONG_STATE');
      const { permit, until } = permitFor(this.settings.doorKey, scene.c, personOf(actor), scene.now);
      await writeAudit(tx, { actor, action: 'order.passPhone', subjectType: 'order', subjectId: id, areaId: scene.c.order.communityId, at: scene.now });
      return { permit, until: until.toISOString() };
    });
  }

  /** The household's answer, put away; sent again it is the same. Says nothing back. CODE_EXPIRED, WRONG_STATE, NOT_YOUR_TASK. */
  answer(actor: Actor, id: Id, body: HandedAnswerBody): Promise<Done> {
    checkTexts({ words: body.words });
    return this.uow.run(async (tx) => {
      const scene = await this.#own(await this.acts.scene(tx, actor, id));
      const { c, party, now } = scene;
      const { permit, ...said } = body;
      const hash = bodyHash(said);
      const before = await this.#given(scene);
      if (before) {
        if (before.bodyHash !== hash) throw new Refusal('WRONG_STATE');
        return { ok: true };
      }
      if (!isPermit(this.settings.doorKey, c, personOf(actor), permit, now)) throw new Refusal('CODE_EXPIRED');
      if (!mayPassPhone(c, party, false, now)) throw new Refusal('WRONG_STATE');
      const row = newId(now);
      const countsAt = new Date(now.getTime() + COUNTS_AFTER_HOURS * 3_600_000);
      await tx.insert(HandedAnswer, {
        id: row, orderId: id, visit: c.order.visit, assignmentId: servedPart(c, party, now)!.id, solved: said.solved, stars: said.stars, tags: said.tags,
        wordsCipher: said.words ? this.cipher.seal('handed_answer', 'words_cipher', row, said.words) : null, bodyHash: hash, givenAt: now, countsAt, countedAt: null,
      });
      await schedule(tx, { kind: COUNT, key: `${COUNT}:${row}`, payload: { id: row }, runAt: countsAt });
      await writeAudit(tx, { actor, action: 'order.handedAnswer', subjectType: 'order', subjectId: id, areaId: c.order.communityId, at: now });
      return { ok: true };
    });
  }

  /** The timer: the answer counts as the household's own, unless they have answered otherwise meanwhile. */
  async count(answerId: Id): Promise<void> {
    await this.uow.run(async (tx) => {
      const found = await tx.get(HandedAnswer, answerId);
      if (!found) return;
      const scene = await this.acts.scene(tx, SYSTEM, found.orderId);
      const given = (await tx.lock(HandedAnswer, answerId))!;
      if (given.countedAt !== null) return;
      await tx.update(HandedAnswer, { countedAt: scene.now, wordsCipher: null }, 'id = ?', [answerId]);
      const { order } = scene.c;
      if (order.status !== 'PENDING_CONFIRM' || order.visit !== given.visit) return;
      const household: Actor = { personId: order.requesterId, sessionId: null, seats: [] };
      const party = partyOf(scene.c, order, household, false);
      const words = given.wordsCipher && this.cipher.open('handed_answer', 'words_cipher', answerId, given.wordsCipher);
      const said = { solved: given.solved, stars: given.stars, tags: [...given.tags], ...(words ? { words } : {}) };
      await this.acts.write({ ...scene, party }, household, 'confirm', answered(scene.c, said, 'handed', scene.now));
    });
  }

  /** A helper of the order; everybody else is told no more than that it is not theirs. */
  async #own(scene: Scene): Promise<Scene> {
    if (!maySee(scene.c, scene.party)) throw new Refusal('NOT_FOUND');
    if (!scene.party.relations.includes('claimant')) throw new Refusal('NOT_YOUR_TASK');
    return scene;
  }

  async #given({ tx, c }: Scene): Promise<HandedAnswer | undefined> {
    return (await tx.find(HandedAnswer, 'order_id = ? AND visit = ?', [c.order.id, c.order.visit]))[0];
  }
}
