import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, bool, code, createTable, dropTables, id, instant, ref, sealed } from './columns.js';

export class Feedback1700000001200 implements MigrationInterface {
  name = 'Feedback1700000001200';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'service_order', [instant('appealed_at', { nullable: true })]);
    await createTable(
      runner,
      'feedback',
      [
        id(),
        code('kind', 12),
        code('state', 12),
        ref('author_id'),
        ref('order_id', { nullable: true }),
        ref('town_id', { nullable: true }),
        ref('community_id', { nullable: true }),
        code('body_hash', 64),
        ref('appeal_key', { nullable: true }),
        bool('upheld', { nullable: true }),
        instant('answer_due', { nullable: true }),
        instant('created_at'),
        instant('last_at'),
        instant('answered_at', { nullable: true }),
        instant('seen_at', { nullable: true }),
        instant('erased_at', { nullable: true }),
      ],
      {
        unique: { uq_feedback_appeal: ['appeal_key'] },
        index: {
          ix_feedback_author: ['author_id', 'created_at', 'id'],
          ix_feedback_due: ['state', 'answer_due', 'id'],
          ix_feedback_order: ['order_id', 'created_at'],
        },
        check: {
          ck_feedback_kind: "kind IN ('question', 'suggestion', 'complaint', 'appeal')",
          ck_feedback_due: "(state = 'WAITING') = (answer_due IS NOT NULL)",
          ck_feedback_appeal: "(kind = 'appeal') = (appeal_key IS NOT NULL)",
          ck_feedback_upheld: "upheld IS NULL OR kind = 'appeal'",
        },
        foreign: {
          fk_feedback_author: ['author_id', 'person', 'id'],
          fk_feedback_order: ['order_id', 'service_order', 'id'],
          fk_feedback_town: ['town_id', 'area', 'id'],
          fk_feedback_community: ['community_id', 'area', 'id'],
        },
      },
    );
    await createTable(
      runner,
      'feedback_note',
      [id(), ref('feedback_id'), ref('author_id'), bool('by_staff'), sealed('words_cipher', { nullable: true }), code('body_hash', 64), instant('at')],
      {
        index: { ix_feedback_note_thread: ['feedback_id', 'at', 'id'] },
        foreign: { fk_feedback_note_thread: ['feedback_id', 'feedback', 'id'], fk_feedback_note_author: ['author_id', 'person', 'id'] },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'feedback_note', 'feedback');
    await runner.dropColumn('service_order', 'appealed_at');
  }
}
