import { Injectable } from '@nestjs/common';
import type { PurposesView } from '@supermarket/shared';
import { Database, type Reads } from '../kernel/index.js';
import { personOf, type Actor } from '../people/actor.js';
import { volunteerOf } from '../people/volunteer.store.js';
import { purposesOf, stateOf, type Serving } from './purposes.rules.js';
import { lastWord } from './purposes.store.js';

/** 隐私与授权. */
@Injectable()
export class PurposesQueries {
  constructor(private readonly database: Database) {}

  mine(actor: Actor): Promise<PurposesView> {
    return readPurposes(this.database, personOf(actor));
  }
}

export async function servingOf(reads: Reads, personId: string): Promise<Serving | null> {
  const volunteer = await volunteerOf(reads, personId);
  return volunteer && { showParty: volunteer.showParty, partyMember: volunteer.partyState === 'claimed' || volunteer.partyState === 'verified' };
}

export async function readPurposes(reads: Reads, personId: string): Promise<PurposesView> {
  const serving = await servingOf(reads, personId);
  const purposes: PurposesView['purposes'] = [];
  for (const purpose of purposesOf(serving)) purposes.push(stateOf(purpose, await lastWord(reads, personId, purpose), serving));
  return { purposes };
}
