import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, dropTables, id, instant, int, ref } from './columns.js';

export class PaperSlips1700000001600 implements MigrationInterface {
  name = 'PaperSlips1700000001600';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'paper_slip',
      [
        id(),
        ref('order_id'),
        int('visit'),
        ref('issued_by_id'),
        instant('issued_at'),
        code('standing_key', 48, { nullable: true }),
        instant('ended_at', { nullable: true }),
      ],
      {
        unique: { uq_paper_slip_standing: ['standing_key'] },
        index: { ix_paper_slip_order: ['order_id', 'visit'] },
        check: {
          ck_paper_slip_visit: 'visit >= 1',
          ck_paper_slip_ended: '(standing_key IS NULL) = (ended_at IS NOT NULL)',
        },
        foreign: { fk_paper_slip_order: ['order_id', 'service_order', 'id'], fk_paper_slip_issuer: ['issued_by_id', 'person', 'id'] },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'paper_slip');
  }
}
