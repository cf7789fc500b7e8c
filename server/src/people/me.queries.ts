import { Injectable } from '@nestjs/common';
import type { MeView } from '@supermarket/shared';
import { Database, FieldCipher } from '../kernel/index.js';
import { personOf, type Actor } from './actor.js';
import { readMe } from './me.store.js';

@Injectable()
export class MeQueries {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  me(actor: Actor): Promise<MeView> {
    return readMe(this.database, this.cipher, personOf(actor));
  }
}
