import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bool, code, createTable, day, dropTables, id, instant, int, line, ref } from './columns.js';

export class Hours1700000000510 implements MigrationInterface {
  name = 'Hours1700000000510';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'service_record',
      [
        id(),
        ref('assignment_id', { nullable: true }),
        ref('order_id', { nullable: true }),
        ref('person_id'),
        ref('requester_id', { nullable: true }),
        ref('proxy_id', { nullable: true }),
        ref('community_id'),
        ref('town_id'),
        line('activity', 40),
        line('place_text', 60),
        line('content', 200, { nullable: true }),
        line('unit', 40),
        ref('in_charge_id', { nullable: true }),
        instant('started_at'),
        instant('ended_at', { nullable: true }),
        day('day'),
        int('planned_minutes'),
        int('minutes', { nullable: true }),
        int('level'),
        code('kind', 16),
        code('state', 16),
        code('held', 32, { nullable: true }),
        bool('bears_points'),
        int('stars', { nullable: true }),
        instant('evaluated_at', { nullable: true }),
        int('revision'),
        instant('due_at'),
        instant('credited_at', { nullable: true }),
        ref('decided_by', { nullable: true }),
        instant('decided_at', { nullable: true }),
        line('decided_words', 200, { nullable: true }),
      ],
      {
        unique: { uq_service_record_assignment: ['assignment_id'] },
        index: {
          ix_service_record_person: ['person_id', 'day'],
          ix_service_record_order: ['order_id'],
          ix_service_record_work: ['town_id', 'state', 'due_at'],
        },
        check: {
          ck_service_record_minutes: 'minutes IS NULL OR minutes BETWEEN 0 AND 1440',
          ck_service_record_kind: "kind IN ('CHECKED', 'HONOUR')",
          ck_service_record_measured: "state = 'DRAFT' OR (minutes IS NOT NULL AND ended_at IS NOT NULL)",
          ck_service_record_state:
            "state IN ('DRAFT', 'PENDING_PROOF', 'PENDING_TOWN', 'PENDING_COUNTY', 'CREDITED', 'REFUSED', 'VOIDED')",
        },
        foreign: { fk_service_record_person: ['person_id', 'person', 'id'] },
      },
    );
    await createTable(
      runner,
      'record_correction',
      [
        id(),
        ref('record_id'),
        ref('open_of', { nullable: true }),
        int('minutes_before'),
        int('minutes'),
        line('reason', 200),
        ref('proposer_id'),
        code('body_hash', 64),
        instant('proposed_at'),
        ref('approver_id', { nullable: true }),
        instant('approved_at', { nullable: true }),
      ],
      {
        unique: { uq_record_correction_open: ['open_of'] },
        index: { ix_record_correction_record: ['record_id'] },
        check: {
          ck_record_correction_minutes: 'minutes BETWEEN 0 AND 1440',
          ck_record_correction_two: 'approver_id IS NULL OR approver_id <> proposer_id',
          ck_record_correction_open: '(approved_at IS NULL) = (open_of IS NOT NULL)',
        },
        foreign: { fk_record_correction_record: ['record_id', 'service_record', 'id'] },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'record_correction', 'service_record');
  }
}
