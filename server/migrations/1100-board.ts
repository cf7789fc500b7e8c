import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addIndexes, dropIndexes } from './columns.js';

const ENDED = 'ix_service_order_ended';
const PLACED = 'ix_service_order_placed';

/** Results of a year are counted from an index alone, and what was placed in a fortnight is found without reading ten years. */
export class Board1700000001100 implements MigrationInterface {
  name = 'Board1700000001100';

  async up(runner: QueryRunner): Promise<void> {
    await dropIndexes(runner, 'service_order', ENDED);
    await addIndexes(runner, 'service_order', {
      index: {
        [ENDED]: ['town_id', 'ended_at', 'status', 'rating_way', 'solved', 'community_id'],
        [PLACED]: ['town_id', 'created_at', 'community_id'],
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndexes(runner, 'service_order', ENDED, PLACED);
    await addIndexes(runner, 'service_order', { index: { [ENDED]: ['town_id', 'ended_at'] } });
  }
}
