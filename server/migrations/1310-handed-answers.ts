import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bool, code, createTable, dropTables, id, instant, int, json, ref, sealed } from './columns.js';

export class HandedAnswers1700000001310 implements MigrationInterface {
  name = 'HandedAnswers1700000001310';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'handed_answer',
      [
        id(),
        ref('order_id'),
        int('visit'),
        ref('assignment_id'),
        bool('solved'),
        int('stars', { nullable: true }),
        json('tags'),
        sealed('words_cipher', { nullable: true }),
        code('body_hash', 64),
        instant('given_at'),
        instant('counts_at'),
        instant('counted_at', { nullable: true }),
      ],
      {
        unique: { uq_handed_answer_visit: ['order_id', 'visit'] },
        check: {
          ck_handed_answer_stars: 'stars IS NULL OR stars BETWEEN 1 AND 5',
          ck_handed_answer_counted: 'counted_at IS NULL OR words_cipher IS NULL',
        },
        foreign: { fk_handed_answer_order: ['order_id', 'service_order', 'id'], fk_handed_answer_part: ['assignment_id', 'assignment', 'id'] },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'handed_answer');
  }
}
