import { Injectable } from '@nestjs/common';
import type { NeighboursView } from '@supermarket/shared';
import { Clock, Database, FieldCipher } from '../kernel/index.js';
import { personOf, type Actor } from '../people/actor.js';
import { readNeighbour } from './consent.store.js';
import { ProxyGrant } from './proxy-grant.entity.js';

/** The people for whom somebody may order now. */
@Injectable()
export class NeighboursQueries {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  async mine(actor: Actor): Promise<NeighboursView> {
    const grants = await this.database.find(ProxyGrant, 'proxy_id = ? AND ended_at IS NULL ORDER BY given_at, id LIMIT 100', [personOf(actor)]);
    const now = this.clock.now();
    return { neighbours: await Promise.all(grants.map((grant) => readNeighbour(this.database, this.cipher, grant, now))) };
  }
}
