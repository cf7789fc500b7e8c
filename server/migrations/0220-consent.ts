import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, dropTables, id, instant, int, json, key, line, ref, sealed } from './columns.js';

export class Consent1700000000220 implements MigrationInterface {
  name = 'Consent1700000000220';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'proxy_grant',
      [
        id(),
        ref('proxy_id'),
        ref('person_id'),
        line('name', 20),
        int('birth_year', { nullable: true }),
        ref('community_id'),
        sealed('address_cipher'),
        code('relation', 12),
        code('consent_way', 12),
        code('text_version', 16),
        instant('given_at'),
        instant('ended_at', { nullable: true }),
        code('body_hash', 64),
        code('standing_key', 80, { nullable: true }),
      ],
      {
        unique: { uq_proxy_grant_standing: ['standing_key'] },
        index: { ix_proxy_grant_proxy: ['proxy_id'], ix_proxy_grant_person: ['person_id'] },
        check: {
          ck_proxy_grant_self: 'proxy_id <> person_id',
          ck_proxy_grant_way: "consent_way IN ('in_person', 'phone', 'paper')",
          ck_proxy_grant_ended: '(ended_at IS NULL) = (standing_key IS NOT NULL)',
        },
        foreign: {
          fk_proxy_grant_proxy: ['proxy_id', 'person', 'id'],
          fk_proxy_grant_person: ['person_id', 'person', 'id'],
          fk_proxy_grant_community: ['community_id', 'area', 'id'],
        },
      },
    );
    await createTable(
      runner,
      'look',
      [
        key(),
        instant('at'),
        ref('viewer_id'),
        code('viewer_hat', 12),
        ref('owner_id'),
        ref('order_id'),
        line('about', 60),
        json('fields'),
        code('reason', 24, { nullable: true }),
      ],
      {
        index: { ix_look_owner: ['owner_id', 'id'], ix_look_order: ['order_id', 'id'] },
        foreign: { fk_look_owner: ['owner_id', 'person', 'id'], fk_look_viewer: ['viewer_id', 'person', 'id'] },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'look', 'proxy_grant');
  }
}
