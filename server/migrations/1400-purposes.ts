import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bool, code, createTable, dropTables, instant, key, ref } from './columns.js';

export class Purposes1700000001400 implements MigrationInterface {
  name = 'Purposes1700000001400';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'consent',
      [key(), ref('person_id'), code('purpose', 12), bool('given'), code('way', 8), code('text_version', 24), instant('at')],
      {
        index: { ix_consent_person: ['person_id', 'purpose', 'id'] },
        check: {
          ck_consent_purpose: "purpose IN ('location', 'voice', 'photo', 'show_party', 'invite')",
          ck_consent_way: "way IN ('use', 'switch')",
        },
        foreign: { fk_consent_person: ['person_id', 'person', 'id'] },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'consent');
  }
}
