import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, codeId, createTable, dropTables, id, instant, int, ref } from './columns.js';

/** What WeChat has told us already, what it is asked about pictures, and texts that a person looks at first. */
export class WechatContract1700000002000 implements MigrationInterface {
  name = 'WechatContract1700000002000';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'wechat_push', [codeId('id', 64), code('kind', 48), instant('received_at')], { index: { ix_wechat_push_received: ['received_at'] } });
    await createTable(
      runner,
      'media_check',
      [
        id('media_id'),
        code('state', 8),
        code('trace_id', 64, { nullable: true }),
        int('label', { nullable: true }),
        instant('asked_at', { nullable: true }),
        instant('ends_at'),
        ref('decided_by', { nullable: true }),
        instant('decided_at', { nullable: true }),
      ],
      {
        unique: { uq_media_check_trace: ['trace_id'] },
        index: { ix_media_check_state: ['state', 'media_id'] },
        check: {
          ck_media_check_state: "state IN ('WAITING', 'LOOK', 'PASSED', 'REFUSED')",
          ck_media_check_decided: "(decided_at IS NOT NULL) = (state IN ('PASSED', 'REFUSED'))",
        },
        foreign: { fk_media_check_media: ['media_id', 'media', 'id'] },
      },
    );
    await createTable(
      runner,
      'text_hold',
      [
        id(),
        ref('order_id'),
        ref('author_id'),
        code('state', 8),
        code('why', 8),
        int('label', { nullable: true }),
        instant('held_at'),
        ref('decided_by', { nullable: true }),
        instant('decided_at', { nullable: true }),
      ],
      {
        index: { ix_text_hold_order: ['order_id', 'state'], ix_text_hold_state: ['state', 'held_at'] },
        check: {
          ck_text_hold_state: "state IN ('WAITING', 'SHOWN', 'HIDDEN')",
          ck_text_hold_why: "why IN ('review', 'unasked')",
          ck_text_hold_decided: "(decided_at IS NULL) = (state = 'WAITING')",
        },
        foreign: { fk_text_hold_order: ['order_id', 'service_order', 'id'], fk_text_hold_author: ['author_id', 'person', 'id'] },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'text_hold', 'media_check', 'wechat_push');
  }
}

