import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bool, code, codeId, createTable, dropTables, id, instant, int, json, ref } from './columns.js';

export class Messages1700000001700 implements MigrationInterface {
  name = 'Messages1700000001700';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'message',
      [
        id(), ref('person_id'), code('cause', 120), code('kind', 24), code('side', 12), code('subject', 12), ref('subject_id'), json('facts'),
        bool('urgent'), instant('at'), instant('read_at', { nullable: true }),
      ],
      {
        unique: { uq_message_cause: ['person_id', 'cause'] },
        index: { ix_message_person: ['person_id', 'id'], ix_message_unread: ['person_id', 'read_at'] },
      },
    );
    await createTable(
      runner,
      'message_sending',
      [id('message_id'), codeId('channel', 8), code('state', 8), code('note', 40, { nullable: true }), int('tries'), instant('at')],
      { check: { ck_message_sending_state: "state IN ('trying', 'waiting', 'sent', 'refused', 'failed', 'unknown')" } },
    );
    await createTable(runner, 'notification_credit', [id('person_id'), codeId('template', 16), int('n'), instant('at')], {
      check: { ck_notification_credit_n: 'n >= 0' },
    });
    await createTable(runner, 'notification_answer', [id(), ref('person_id'), instant('at')], {
      index: { ix_notification_answer_person: ['person_id'] },
    });
    await createTable(runner, 'message_switch', [id('person_id'), codeId('kind', 24), instant('at')]);
    await createTable(
      runner,
      'message_call',
      [
        id(), ref('person_id'), ref('town_id', { nullable: true }), ref('community_id', { nullable: true }), code('state', 12), int('tries'), instant('at'),
        ref('done_by', { nullable: true }), instant('done_at', { nullable: true }),
      ],
      {
        index: { ix_message_call_town: ['town_id', 'state', 'at'] },
        check: { ck_message_call_state: "state IN ('WAITING', 'REACHED', 'NOT_REACHED')", ck_message_call_tries: 'tries BETWEEN 0 AND 3' },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'message_call', 'message_switch', 'notification_answer', 'notification_credit', 'message_sending', 'message');
  }
}
