import { Injectable, type OnModuleInit } from '@nestjs/common';
import { entry, Holdings } from '../people/holdings.js';
import { ServiceRecord } from './service-record.entity.js';

/** The records of service, which the law wants kept (记录办法 Art. 5–11): they name no recipient, and the volunteer by number. */
@Injectable()
export class HoursHoldings implements OnModuleInit {
  constructor(private readonly holdings: Holdings) {}

  onModuleInit(): void {
    this.holdings.add({
      section: 'hours',
      copy: async (reads, id) => {
        const records = await reads.find(ServiceRecord, 'person_id = ? ORDER BY started_at DESC', [id]);
        return records.map(({ startedAt, endedAt, activity, placeText: place, content, unit, minutes, kind, state, stars, decidedWords }) =>
          entry(startedAt, { activity, place, content, unit, endedAt, minutes, kind, state, stars, decidedWords }));
      },
    });
  }
}
