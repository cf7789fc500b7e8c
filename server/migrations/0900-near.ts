import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addIndexes, dropIndexes } from './columns.js';

const INDEX = 'ix_service_order_near';

/** A cell is read from its soonest order on and left after one page, however many lie in it: the index ends as the list is sorted. */
export class Near1700000000900 implements MigrationInterface {
  name = 'Near1700000000900';

  async up(runner: QueryRunner): Promise<void> {
    await dropIndexes(runner, 'service_order', INDEX);
    await addIndexes(runner, 'service_order', { index: { [INDEX]: ['status', 'cell', 'window_start', 'id'] } });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndexes(runner, 'service_order', INDEX);
    await addIndexes(runner, 'service_order', { index: { [INDEX]: ['status', 'cell', 'shelf', 'lat', 'lng'] } });
  }
}
