import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, dropTables, id, instant, ref } from './columns.js';

export class Auth1700000000210 implements MigrationInterface {
  name = 'Auth1700000000210';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'identity',
      [id(), ref('person_id'), code('appid', 32), code('openid', 64), code('unionid', 64, { nullable: true }), instant('created_at')],
      {
        unique: { uq_identity_openid: ['appid', 'openid'] },
        index: { ix_identity_person: ['person_id'] },
        foreign: { fk_identity_person: ['person_id', 'person', 'id'] },
      },
    );
    await createTable(
      runner,
      'login_session',
      [
        id(),
        code('token_hash', 64),
        ref('person_id'),
        code('way', 12),
        instant('created_at'),
        instant('last_seen_at'),
        instant('revoked_at', { nullable: true }),
      ],
      {
        unique: { uq_login_session_token: ['token_hash'] },
        index: { ix_login_session_person: ['person_id'] },
        check: { ck_login_session_way: "way IN ('wechat', 'scan', 'demo')" },
        foreign: { fk_login_session_person: ['person_id', 'person', 'id'] },
      },
    );
    await createTable(
      runner,
      'scan_ticket',
      [
        id(),
        code('qr_hash', 64),
        code('secret_hash', 64),
        instant('created_at'),
        instant('ends_at'),
        ref('approved_by', { nullable: true }),
        instant('approved_at', { nullable: true }),
        instant('collected_at', { nullable: true }),
      ],
      {
        unique: { uq_scan_ticket_qr: ['qr_hash'] },
        check: { ck_scan_ticket_collected: 'collected_at IS NULL OR approved_at IS NOT NULL' },
        foreign: { fk_scan_ticket_person: ['approved_by', 'person', 'id'] },
      },
    );
    await createTable(
      runner,
      'seat_grant',
      [
        id(),
        code('code_hash', 64),
        ref('area_id'),
        instant('created_at'),
        instant('ends_at'),
        ref('used_by', { nullable: true }),
        instant('used_at', { nullable: true }),
      ],
      {
        unique: { uq_seat_grant_code: ['code_hash'] },
        foreign: { fk_seat_grant_area: ['area_id', 'area', 'id'], fk_seat_grant_person: ['used_by', 'person', 'id'] },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'seat_grant', 'scan_ticket', 'login_session', 'identity');
  }
}
