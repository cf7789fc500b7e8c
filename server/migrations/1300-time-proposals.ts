import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bool, code, createTable, dropTables, id, instant, json, ref } from './columns.js';

export class TimeProposals1700000001300 implements MigrationInterface {
  name = 'TimeProposals1700000001300';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'time_proposal',
      [
        id('order_id'),
        instant('from_start'),
        instant('window_start'),
        instant('window_end'),
        code('day_part', 12, { nullable: true }),
        ref('proposed_by_id'),
        instant('proposed_at'),
        json('expected'),
        json('agreed'),
        bool('household'),
      ],
      {
        check: { ck_time_proposal_window: 'window_start < window_end' },
        foreign: { fk_time_proposal_order: ['order_id', 'service_order', 'id'], fk_time_proposal_person: ['proposed_by_id', 'person', 'id'] },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'time_proposal');
  }
}
