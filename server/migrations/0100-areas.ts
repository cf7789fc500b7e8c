import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, double, dropTables, id, int, line, ref } from './columns.js';

export class Areas1700000000100 implements MigrationInterface {
  name = 'Areas1700000000100';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'area',
      [
        id(),
        ref('parent_id', { nullable: true }),
        code('kind', 12),
        line('name', 40),
        code('code', 16, { nullable: true }),
        ref('town_id', { nullable: true }),
        ref('community_id', { nullable: true }),
        int('sort'),
        code('hotline', 20, { nullable: true }),
        double('lat', { nullable: true }),
        double('lng', { nullable: true }),
      ],
      {
        unique: { uq_area_parent_name: ['parent_id', 'name'], uq_area_code: ['code'] },
        index: { ix_area_town: ['town_id'] },
        check: {
          ck_area_kind: "kind IN ('city', 'town', 'village', 'community', 'grid')",
          ck_area_point: '(lat IS NULL) = (lng IS NULL)',
        },
        foreign: { fk_area_parent: ['parent_id', 'area', 'id'] },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'area');
  }
}
