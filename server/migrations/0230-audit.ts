import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, dropTables, instant, json, key, ref } from './columns.js';

export class Audit1700000000230 implements MigrationInterface {
  name = 'Audit1700000000230';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'audit_entry',
      [
        key(),
        instant('at'),
        ref('actor_id', { nullable: true }),
        ref('actor_seat', { nullable: true }),
        code('action', 40),
        code('subject_type', 24),
        code('subject_id', 36),
        ref('area_id', { nullable: true }),
        json('facts'),
      ],
      { index: { ix_audit_entry_subject: ['subject_type', 'subject_id'], ix_audit_entry_actor: ['actor_id', 'at'] } },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'audit_entry');
  }
}
