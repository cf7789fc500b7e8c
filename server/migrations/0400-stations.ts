import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bool, createTable, dropTables, id, line, ref } from './columns.js';

export class Stations1700000000400 implements MigrationInterface {
  name = 'Stations1700000000400';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'station',
      [
        id(),
        ref('area_id'),
        ref('town_id'),
        ref('community_id', { nullable: true }),
        line('name', 40),
        line('address', 80),
        line('hours', 40),
        line('phone', 20, { nullable: true }),
        bool('active'),
      ],
      {
        unique: { uq_station_name: ['name'] },
        index: { ix_station_town: ['town_id'] },
        foreign: { fk_station_area: ['area_id', 'area', 'id'] },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'station');
  }
}
