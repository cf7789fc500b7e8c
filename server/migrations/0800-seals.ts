import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, codeId, createTable, day, dropTables, instant, int, keyRef, text, type ColumnOf } from './columns.js';

const seq: ColumnOf = (dialect) => ({ ...int('seq')(dialect), isPrimary: true });

export class Seals1700000000800 implements MigrationInterface {
  name = 'Seals1700000000800';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'seal',
      [
        codeId('sealed_table', 40),
        seq,
        day('day'),
        keyRef('from_id'),
        keyRef('to_id'),
        int('row_count'),
        text('marks'),
        code('hash', 64),
        code('previous', 64),
        instant('sealed_at'),
      ],
      {},
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'seal');
  }
}
