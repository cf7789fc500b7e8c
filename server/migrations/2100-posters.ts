import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, dropTables, id, instant } from './columns.js';

export class Posters1700000002100 implements MigrationInterface {
  name = 'Posters1700000002100';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'community_poster', [id('community_id'), code('scene', 22), instant('made_at')], {
      unique: { uq_community_poster_scene: ['scene'] },
      foreign: { fk_community_poster_community: ['community_id', 'area', 'id'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'community_poster');
  }
}
