import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, dropTables, id, instant, int, ref } from './columns.js';

export class Media1700000001000 implements MigrationInterface {
  name = 'Media1700000001000';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'media',
      [
        id(),
        code('kind', 8),
        ref('owner_id'),
        ref('order_id', { nullable: true }),
        code('purpose', 8, { nullable: true }),
        code('type', 16),
        int('bytes'),
        int('seconds', { nullable: true }),
        code('file_key', 36, { nullable: true }),
        code('body_hash', 64, { nullable: true }),
        instant('created_at'),
        instant('deleted_at', { nullable: true }),
      ],
      {
        unique: { uq_media_file: ['file_key'] },
        index: { ix_media_order: ['order_id', 'id'], ix_media_owner: ['owner_id', 'order_id'] },
        check: {
          ck_media_kind: "kind IN ('voice', 'photo')",
          ck_media_kept: '(deleted_at IS NULL) = (file_key IS NOT NULL)',
          ck_media_hash: '(file_key IS NULL) = (body_hash IS NULL)',
          ck_media_order: '(order_id IS NULL) = (purpose IS NULL)',
          ck_media_photo: "kind = 'voice' OR seconds IS NULL",
        },
        foreign: { fk_media_owner: ['owner_id', 'person', 'id'] },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'media');
  }
}
