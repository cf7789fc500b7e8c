import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, dropTables, id, instant, int, json, line } from './columns.js';

export class Jobs1700000000300 implements MigrationInterface {
  name = 'Jobs1700000000300';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'job',
      [
        id(),
        code('kind', 40),
        code('job_key', 120),
        json('payload'),
        instant('run_at'),
        code('state', 16),
        int('attempts'),
        code('lease', 36, { nullable: true }),
        instant('lease_until', { nullable: true }),
        line('last_error', 120, { nullable: true }),
      ],
      {
        unique: { uq_job_key: ['job_key'] },
        index: { ix_job_due: ['state', 'run_at'] },
        check: {
          ck_job_state: "state IN ('waiting', 'running', 'done', 'dead', 'cancelled')",
          ck_job_attempts: 'attempts >= 0',
        },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'job');
  }
}
