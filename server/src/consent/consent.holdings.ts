import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CopyEntry } from '@supermarket/shared';
import { FieldCipher, type Reads, type Tx } from '../kernel/index.js';
import { entry, Holdings } from '../people/holdings.js';
import { maskName } from '../people/mask.rules.js';
import { namesOf } from '../people/people.store.js';
import { Consent } from './consent.entity.js';
import { Look } from './look.entity.js';
import { ProxyGrant } from './proxy-grant.entity.js';

/** What they agreed to, for whom they order, and who has looked. Receipts and consents stay, as proof that all was right. */
@Injectable()
export class ConsentHoldings implements OnModuleInit {
  constructor(
    private readonly holdings: Holdings,
    private readonly cipher: FieldCipher,
  ) {}

  onModuleInit(): void {
    this.holdings.add(
      { section: 'neighbours', copy: (reads, id) => this.#neighbours(reads, id), wards: (tx, id) => this.#wards(tx, id), erase: (tx, id, now) => this.#erase(tx, id, now) },
      {
        section: 'consents',
        copy: async (reads, id) => {
          const consents = await reads.find(Consent, 'person_id = ? ORDER BY id DESC', [id]);
          return consents.map(({ at, purpose, given, way, textVersion }) => entry(at, { purpose, given, way, textVersion }));
        },
      },
      { section: 'looks', copy: (reads, id) => this.#looks(reads, id) },
    );
  }

  async #neighbours(reads: Reads, id: string): Promise<CopyEntry[]> {
    const grants = await reads.find(ProxyGrant, 'proxy_id = ? ORDER BY given_at DESC', [id]);
    return grants.map(({ id: grantId, addressCipher, givenAt, name, relation, birthYear, consentWay, textVersion, endedAt }) => {
      const address = this.cipher.open('proxy_grant', 'address_cipher', grantId, addressCipher);
      return entry(givenAt, { name, relation, birthYear, address, consentWay, textVersion, endedAt });
    });
  }

  async #looks(reads: Reads, id: string): Promise<CopyEntry[]> {
    const looks = await reads.find(Look, 'owner_id = ? ORDER BY id DESC', [id]);
    const names = await namesOf(reads, looks.map(({ viewerId }) => viewerId));
    return looks.map(({ at, viewerId, viewerHat, about, fields, reason }) => entry(at, { viewer: maskName(names.get(viewerId) ?? null), viewerHat, fields: fields.join(' '), about, reason }));
  }

  /** Those for whom only this one orders, and who have no account of their own. */
  async #wards(tx: Tx, id: string): Promise<string[]> {
    const rows = await tx.rows<{ personId: string }>(
      `SELECT DISTINCT g.person_id AS personId FROM proxy_grant g JOIN person p ON p.id = g.person_id
       WHERE g.proxy_id = ? AND g.ended_at IS NULL AND p.account_at IS NULL AND p.closed_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM proxy_grant o WHERE o.person_id = g.person_id AND o.proxy_id <> ? AND o.ended_at IS NULL)
         AND NOT EXISTS (SELECT 1 FROM family_grant f WHERE f.elder_id = g.person_id AND f.relative_id <> ? AND f.ended_at IS NULL)`,
      [id, id, id],
    );
    return rows.map(({ personId }) => personId);
  }

  /** That there was a consent stays, and how and when; whom it named does not. */
  async #erase(tx: Tx, id: string, now: Date): Promise<void> {
    for (const grant of await tx.lockWhere(ProxyGrant, 'proxy_id = ? OR person_id = ?', [id, id])) {
      const nobody = { name: '', birthYear: null, addressCipher: this.cipher.seal('proxy_grant', 'address_cipher', grant.id, ''), bodyHash: '' };
      await tx.update(ProxyGrant, { ...nobody, endedAt: grant.endedAt ?? now, standingKey: null }, 'id = ?', [grant.id]);
    }
  }
}
