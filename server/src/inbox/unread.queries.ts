import { Injectable } from '@nestjs/common';
import { Database } from '../kernel/index.js';
import { countUnread } from './inbox.store.js';

/** The number beside 消息. */
@Injectable()
export class UnreadQueries {
  constructor(private readonly database: Database) {}

  of(personId: string): Promise<number> {
    return countUnread(this.database, personId);
  }
}
