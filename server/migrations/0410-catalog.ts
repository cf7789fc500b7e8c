import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bool, code, codeId, createTable, dropTables, int, json, line } from './columns.js';

export class Catalog1700000000410 implements MigrationInterface {
  name = 'Catalog1700000000410';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'service_item',
      [
        codeId('id', 36),
        code('shelf', 16),
        line('name', 30),
        line('hint', 80),
        int('minutes'),
        int('level'),
        code('risk', 16),
        code('skill', 32, { nullable: true }),
        int('seats'),
        bool('photo_needed'),
        json('risk_notice'),
        json('result_chips'),
        int('sort'),
        bool('active'),
      ],
      {
        index: { ix_service_item_shelf: ['shelf', 'sort'] },
        check: {
          ck_service_item_level: 'level BETWEEN 1 AND 3',
          ck_service_item_minutes: 'minutes BETWEEN 1 AND 1440',
          ck_service_item_seats: 'seats BETWEEN 1 AND 20',
          ck_service_item_risk: "risk IN ('low', 'medium', 'high')",
        },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'service_item');
  }
}
