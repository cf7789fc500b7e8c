import { Injectable } from '@nestjs/common';
import type { DeskFamilyBody, DeskFamilyEndBody, DeskFamilyView, Done, FamilyCodeBody, FamilyCodeView, FamilyElderView, JoinFamilyBody } from '@supermarket/shared';
import { writeAudit } from '../audit/audit.store.js';
import { bodyHash, Clock, FieldCipher, Refusal, UnitOfWork, type Tx } from '../kernel/index.js';
import { personOf, seatsAs, type Actor, type ActorSeat } from '../people/actor.js';
import { maskName } from '../people/mask.rules.js';
import { findByPhone, lockPeople } from '../people/people.store.js';
import { Person } from '../people/person.entity.js';
import { FamilyCode, FamilyGrant } from './family.entity.js';
import { readElder } from './family.queries.js';
import { agreeAtDesk, between, end, FAMILY_TEXT, join, mayInvite, mayTry, type KnownFacts } from './family.rules.js';
import { codeIndexOf, countMisses, endBetween, familyKey, noteMiss, replaceCode } from './family.store.js';

const OFFICE = ['dispatcher', 'town', 'city'] as const;

/** 亲情代办: how it begins and ends (PIPL 13–16: by the elder's own act, and as easily ended as begun). */
@Injectable()
export class FamilyService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
  ) {}

  /** A code that the elder says to the relative; the one before is good no more. PROFILE_INCOMPLETE. */
  invite(actor: Actor, { doorCodes }: FamilyCodeBody): Promise<FamilyCodeView> {
    const elderId = personOf(actor);
    return this.uow.run(async (tx) => {
      const now = this.clock.now();
      mayInvite(await this.#mustBeHere(tx, elderId));
      const { code, endsAt } = await replaceCode(tx, this.cipher, elderId, doorCodes, now);
      await writeAudit(tx, { actor, action: 'family.code', subjectType: 'person', subjectId: elderId, facts: { doorCodes }, at: now });
      return { code, until: endsAt.toISOString(), doorCodes };
    });
  }

  /** The relative types it. Sent again it is the same. A wrong one is noted although the answer is a refusal. See `join`. */
  async join(actor: Actor, body: JoinFamilyBody): Promise<FamilyElderView> {
    const done = await this.uow.run(async (tx) => {
      const now = this.clock.now();
      try {
        return { view: await this.#join(tx, actor, body, now) };
      } catch (error) {
        if (!(error instanceof Refusal) || (error.code !== 'CODE_WRONG' && error.code !== 'CODE_EXPIRED')) throw error;
        await noteMiss(tx, personOf(actor), now); // both are refused before anything is written
        return { refusal: error };
      }
    });
    if ('refusal' in done) throw done.refusal;
    return done.view;
  }

  async #join(tx: Tx, actor: Actor, body: JoinFamilyBody, now: Date): Promise<FamilyElderView> {
    const relativeId = personOf(actor);
    const codeIndex = codeIndexOf(this.cipher, body.code);
    const [found] = await tx.find(FamilyCode, 'code_index = ?', [codeIndex]);
    const people = await lockPeople(tx, found ? [relativeId, found.elderId] : [relativeId]);
    const sent = await tx.get(FamilyGrant, body.id); // behind the lock: a send that crosses this one has ended
    if (sent) return readElder(tx, this.cipher, this.#same(sent, relativeId, bodyHash(body)), now);
    const misses = await countMisses(tx, relativeId, now);
    mayTry(misses);
    const [code] = await tx.lockWhere(FamilyCode, 'code_index = ?', [codeIndex]);
    const me = people.find(({ id }) => id === relativeId);
    if (!me || me.closedAt !== null) throw new Refusal('PERSON_UNKNOWN');
    const { elderId } = join(code && code.elderId === found?.elderId ? code : null, knownOf(me), misses, now);
    await tx.update(FamilyCode, { usedAt: now }, 'elder_id = ?', [elderId]);
    const { id, relation } = body;
    const grant = await this.#begin(tx, { id, elderId, relativeId, relation, doorCodes: code!.doorCodes, way: 'code', consentWay: null, recordedBy: relativeId, bodyHash: bodyHash(body) }, now);
    await writeAudit(tx, { actor, action: 'family.join', subjectType: 'person', subjectId: elderId, facts: { relativeId, way: 'code', text: FAMILY_TEXT, doorCodes: grant.doorCodes }, at: now });
    return readElder(tx, this.cipher, grant, now);
  }

  /** At the desk, or for who has no phone of their own. See `agreeAtDesk`. */
  joinAtDesk(actor: Actor, body: DeskFamilyBody): Promise<DeskFamilyView> {
    return this.uow.run(async (tx) => {
      const now = this.clock.now();
      const { elder, relative } = await this.#pair(tx, body);
      const hash = bodyHash(body);
      const sent = await tx.get(FamilyGrant, body.id);
      if (sent && (sent.recordedBy !== personOf(actor) || sent.bodyHash !== hash)) throw new Refusal('ID_TAKEN');
      const { elderId, relativeId } = agreeAtDesk(personOf(actor), seatsAs(actor, ...OFFICE), elder && knownOf(elder), relative && knownOf(relative), body);
      const { id, relation, doorCodes, consentWay } = body;
      const grant = sent ?? (await this.#begin(tx, { id, elderId, relativeId, relation, doorCodes, way: 'desk', consentWay, recordedBy: personOf(actor), bodyHash: hash }, now));
      if (!sent) {
        const facts = { relativeId, way: 'desk', consentWay, text: FAMILY_TEXT, doorCodes };
        await writeAudit(tx, { actor, seatId: this.#seat(actor)?.id ?? null, action: 'family.join', subjectType: 'person', subjectId: elderId, areaId: elder!.communityId, facts, at: now });
      }
      return { id: grant.id, elder: maskName(elder!.name), relative: maskName(relative!.name), since: grant.givenAt.toISOString() };
    });
  }

  /** Either of the two; over already is over. NOT_FOUND. */
  end(actor: Actor, id: string): Promise<Done> {
    return this.uow.run(async (tx) => {
      const now = this.clock.now();
      const grant = await tx.lock(FamilyGrant, id);
      if (end(grant, personOf(actor))) await this.#end(tx, actor, grant!, now);
      return { ok: true };
    });
  }

  /** Staff of the elder's area, for who rings up or comes. NOT_FOUND where nothing ever was. See `between`. */
  endAtDesk(actor: Actor, body: DeskFamilyEndBody): Promise<Done> {
    return this.uow.run(async (tx) => {
      const now = this.clock.now();
      const { elder, relative } = await this.#pair(tx, body);
      const pair = between(personOf(actor), seatsAs(actor, ...OFFICE), elder && knownOf(elder), relative && knownOf(relative));
      const known = await tx.find(FamilyGrant, 'relative_id = ? AND elder_id = ? LIMIT 1', [pair.relativeId, pair.elderId]);
      if (known.length === 0) throw new Refusal('NOT_FOUND');
      await this.#end(tx, actor, pair, now);
      return { ok: true };
    });
  }

  async #end(tx: Tx, actor: Actor, { elderId, relativeId }: Pick<FamilyGrant, 'elderId' | 'relativeId'>, now: Date): Promise<void> {
    if (!(await endBetween(tx, relativeId, elderId, personOf(actor), now))) return;
    const seat = personOf(actor) === elderId || personOf(actor) === relativeId ? undefined : this.#seat(actor);
    await writeAudit(tx, { actor, seatId: seat?.id ?? null, action: 'family.end', subjectType: 'person', subjectId: elderId, facts: { relativeId }, at: now });
  }

  #seat(actor: Actor): ActorSeat | undefined {
    return seatsAs(actor, ...OFFICE)[0];
  }

  #same(sent: FamilyGrant, recordedBy: string, hash: string): FamilyGrant {
    if (sent.recordedBy !== recordedBy || sent.bodyHash !== hash) throw new Refusal('ID_TAKEN');
    return sent;
  }

  /** A new agreement takes the place of the one that stood. */
  async #begin(tx: Tx, said: Omit<FamilyGrant, 'textVersion' | 'givenAt' | 'endedAt' | 'endedBy' | 'standingKey'>, now: Date): Promise<FamilyGrant> {
    await endBetween(tx, said.relativeId, said.elderId, said.recordedBy, now);
    const grant: FamilyGrant = { ...said, textVersion: FAMILY_TEXT, givenAt: now, endedAt: null, endedBy: null, standingKey: familyKey(said.relativeId, said.elderId) };
    await tx.insert(FamilyGrant, grant);
    return grant;
  }

  async #pair(tx: Tx, { elderPhone, relativePhone }: DeskFamilyEndBody): Promise<{ readonly elder: Person | null; readonly relative: Person | null }> {
    const found = [await findByPhone(tx, this.cipher, elderPhone), await findByPhone(tx, this.cipher, relativePhone)];
    const locked = await lockPeople(tx, [...new Set(found.flatMap((person) => (person ? [person.id] : [])))]);
    const [elder, relative] = found.map((person) => locked.find(({ id, closedAt }) => id === person?.id && closedAt === null) ?? null);
    return { elder: elder!, relative: relative! };
  }

  async #mustBeHere(tx: Tx, id: string): Promise<KnownFacts> {
    const [person] = await lockPeople(tx, [id]);
    if (!person || person.closedAt !== null) throw new Refusal('PERSON_UNKNOWN');
    return knownOf(person);
  }
}

const knownOf = ({ id, name, phoneCipher, accountAt, townId, communityId }: Person): KnownFacts => ({
  id, name, hasPhone: phoneCipher !== null, hasAccount: accountAt !== null, townId, communityId,
});
