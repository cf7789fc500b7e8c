import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bool, code, createTable, dropTables, id, instant, key, ref } from './columns.js';

export class Family1700000001500 implements MigrationInterface {
  name = 'Family1700000001500';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'family_grant',
      [
        id(),
        ref('elder_id'),
        ref('relative_id'),
        code('relation', 12),
        bool('door_codes'),
        code('way', 8),
        code('consent_way', 12, { nullable: true }),
        code('text_version', 24),
        ref('recorded_by'),
        instant('given_at'),
        instant('ended_at', { nullable: true }),
        ref('ended_by', { nullable: true }),
        code('body_hash', 64),
        code('standing_key', 80, { nullable: true }),
      ],
      {
        unique: { uq_family_grant_standing: ['standing_key'] },
        index: { ix_family_grant_relative: ['relative_id', 'elder_id'], ix_family_grant_elder: ['elder_id'] },
        check: {
          ck_family_grant_self: 'elder_id <> relative_id',
          ck_family_grant_way: "way IN ('code', 'desk')",
          ck_family_grant_read: "(way = 'desk') = (consent_way IS NOT NULL)",
          ck_family_grant_ended: '(ended_at IS NULL) = (standing_key IS NOT NULL)',
        },
        foreign: { fk_family_grant_elder: ['elder_id', 'person', 'id'], fk_family_grant_relative: ['relative_id', 'person', 'id'] },
      },
    );
    await createTable(
      runner,
      'family_code',
      [id('elder_id'), code('code_index', 64), bool('door_codes'), instant('created_at'), instant('ends_at'), instant('used_at', { nullable: true })],
      { unique: { uq_family_code_index: ['code_index'] }, foreign: { fk_family_code_elder: ['elder_id', 'person', 'id'] } },
    );
    await createTable(runner, 'family_miss', [key(), ref('person_id'), instant('at')], { index: { ix_family_miss_person: ['person_id', 'at'] } });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'family_miss', 'family_code', 'family_grant');
  }
}
