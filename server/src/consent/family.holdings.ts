import { Injectable, type OnModuleInit } from '@nestjs/common';
import { entry, Holdings } from '../people/holdings.js';
import { maskName } from '../people/mask.rules.js';
import { namesOf } from '../people/people.store.js';
import { FamilyGrant } from './family.entity.js';

/** Who does it for them and for whom they do it. Leaving ends it; that it was, and how it was agreed, stays as proof. */
@Injectable()
export class FamilyHoldings implements OnModuleInit {
  constructor(private readonly holdings: Holdings) {}

  onModuleInit(): void {
    this.holdings.add({
      section: 'family',
      copy: async (reads, id) => {
        const grants = await reads.find(FamilyGrant, 'elder_id = ? OR relative_id = ? ORDER BY given_at DESC', [id, id]);
        const names = await namesOf(reads, grants.map(({ elderId, relativeId }) => (elderId === id ? relativeId : elderId)));
        return grants.map(({ elderId, relativeId, relation, doorCodes, way, consentWay, textVersion, givenAt, endedAt }) =>
          entry(givenAt, {
            ...(elderId === id ? { familyHelper: maskName(names.get(relativeId) ?? null) } : { familyElder: maskName(names.get(elderId) ?? null) }),
            familyRelation: relation, doorCodes, way, consentWay, textVersion, endedAt,
          }),
        );
      },
      erase: async (tx, id, now) => {
        await tx.change('DELETE FROM family_code WHERE elder_id = ?', [id]);
        await tx.change('DELETE FROM family_miss WHERE person_id = ?', [id]);
        await tx.update(FamilyGrant, { endedAt: now, endedBy: id, standingKey: null }, '(elder_id = ? OR relative_id = ?) AND ended_at IS NULL', [id, id]);
      },
    });
  }
}
