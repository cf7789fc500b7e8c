import { Injectable } from '@nestjs/common';
import type { Done, NeighbourBody, NeighbourView } from '@supermarket/shared';
import { placeOf, type Place } from '../areas/areas.store.js';
import { writeAudit } from '../audit/audit.store.js';
import { bodyHash, Clock, FieldCipher, Refusal, UnitOfWork, type Tx } from '../kernel/index.js';
import { personOf, type Actor } from '../people/actor.js';
import { findByPhone, lockPeople, newPerson, sealAddress, sealPhone } from '../people/people.store.js';
import { Person } from '../people/person.entity.js';
import { checkTexts } from '../wechat/text-check.rules.js';
import { agree, CONSENT_TEXT, type Found } from './consent.rules.js';
import { readNeighbour, standingGrant, standingKey } from './consent.store.js';
import { ProxyGrant } from './proxy-grant.entity.js';

/** Ordering for somebody without a phone of their own, with their recorded consent (PIPL 13–16; read out, and said yes to). */
@Injectable()
export class NeighboursService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
  ) {}

  /**
   * Records the consent, and the person if nobody orders for them yet; somebody for whom others order already is
   * the same person, and what those have written stays. Sent again, it answers with the neighbour as they are now.
   * Throws CONSENT_NEEDED (see `agree`), COMMUNITY_UNKNOWN, ID_TAKEN, TEXT_NOT_ALLOWED.
   */
  add(actor: Actor, body: NeighbourBody): Promise<NeighbourView> {
    checkTexts({ name: body.name });
    const proxyId = personOf(actor);
    return this.uow.run(async (tx) => {
      const now = this.clock.now();
      const hash = bodyHash(body);
      const holder = await findByPhone(tx, this.cipher, body.phone);
      const people = await lockPeople(tx, holder ? [proxyId, holder.id] : [proxyId]);
      const here = (id: string | undefined): Person | null => people.find((person) => person.id === id && person.closedAt === null) ?? null;
      const sent = await tx.get(ProxyGrant, body.id); // behind the lock: a send that crosses this one has ended
      if (sent) {
        if (sent.proxyId !== proxyId || sent.bodyHash !== hash) throw new Refusal('ID_TAKEN');
        return readNeighbour(tx, this.cipher, sent, now);
      }
      if (!here(proxyId)) throw new Refusal('PERSON_UNKNOWN');
      const place = await placeOf(tx, body.communityId);
      if (!place) throw new Refusal('COMMUNITY_UNKNOWN');
      const { personId, isNew } = await this.#agreed(tx, proxyId, here(holder?.id), body, place, now);
      const grant = (await standingGrant(tx, proxyId, personId)) ?? (await this.#insertGrant(tx, proxyId, personId, body, hash, now));
      const facts = { proxyId, way: body.consentWay, text: CONSENT_TEXT, isNew };
      await writeAudit(tx, { actor, action: 'proxy.agree', subjectType: 'person', subjectId: personId, areaId: place.communityId, facts, at: now });
      return readNeighbour(tx, this.cipher, grant, now);
    });
  }

  /** The proxy gives the consent back; ended already is ended. Throws NOT_FOUND. */
  end(actor: Actor, personId: string): Promise<Done> {
    const proxyId = personOf(actor);
    return this.uow.run(async (tx) => {
      const now = this.clock.now();
      await lockPeople(tx, [proxyId, personId]);
      const grant = await standingGrant(tx, proxyId, personId);
      if (!grant) {
        const ended = await tx.find(ProxyGrant, 'proxy_id = ? AND person_id = ? LIMIT 1', [proxyId, personId]);
        if (ended.length === 0) throw new Refusal('NOT_FOUND');
        return { ok: true };
      }
      await tx.update(ProxyGrant, { endedAt: now, standingKey: null }, 'id = ? AND ended_at IS NULL', [grant.id]);
      await writeAudit(tx, { actor, action: 'proxy.end', subjectType: 'person', subjectId: personId, facts: { proxyId }, at: now });
      return { ok: true };
    });
  }

  /** The person whom the consent is about; somebody else may register them at this very moment. */
  async #agreed(tx: Tx, proxyId: string, holder: Person | null, body: NeighbourBody, place: Place, now: Date): Promise<{ personId: string; isNew: boolean }> {
    const decided = agree(proxyId, factsOf(holder), body);
    if (!decided.isNew || (await this.#insertPerson(tx, decided.personId, body, place, now))) return decided;
    const quicker = await findByPhone(tx, this.cipher, body.phone);
    if (!quicker) throw new Refusal('ID_TAKEN'); // not the number was there, but the id
    return agree(proxyId, factsOf(quicker), body);
  }

  #insertPerson(tx: Tx, id: string, body: NeighbourBody, place: Place, now: Date): Promise<boolean> {
    return tx.insertIfAbsent(Person, {
      ...newPerson(id, now),
      ...sealPhone(this.cipher, id, body.phone),
      ...sealAddress(this.cipher, id, body.address.trim()),
      name: body.name.trim(),
      birthYear: body.birthYear ?? null,
      communityId: place.communityId,
      townId: place.townId,
    });
  }

  async #insertGrant(tx: Tx, proxyId: string, personId: string, body: NeighbourBody, hash: string, now: Date): Promise<ProxyGrant> {
    const { id, relation, consentWay, communityId } = body;
    const row: ProxyGrant = {
      id,
      proxyId,
      personId,
      name: body.name.trim(),
      birthYear: body.birthYear ?? null,
      communityId,
      addressCipher: this.cipher.seal('proxy_grant', 'address_cipher', id, body.address.trim()),
      relation,
      consentWay,
      textVersion: CONSENT_TEXT,
      givenAt: now,
      endedAt: null,
      bodyHash: hash,
      standingKey: standingKey(proxyId, personId),
    };
    await tx.insert(ProxyGrant, row);
    return row;
  }
}

const factsOf = (person: Person | null): Found | null => person && { id: person.id, hasAccount: person.accountAt !== null };
