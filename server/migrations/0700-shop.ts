import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bool, code, codeId, createTable, dropTables, id, instant, int, key, line, ref, sealed } from './columns.js';

export class Shop1700000000700 implements MigrationInterface {
  name = 'Shop1700000000700';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'gift', [codeId('id', 36), line('name', 30), line('unit', 4), code('picture', 12), code('category', 12)], {
      unique: { uq_gift_name: ['name'] },
      check: { ck_gift_category: "category IN ('food', 'daily', 'tool')" },
    });
    await createTable(
      runner,
      'gift_stock',
      [
        id(),
        ref('station_id'),
        ref('gift_id'),
        int('price'),
        int('on_hand'),
        int('reserved'),
        int('monthly_limit'),
        line('donor', 40, { nullable: true }),
        bool('active'),
      ],
      {
        unique: { uq_gift_stock_gift: ['station_id', 'gift_id'] },
        index: { ix_gift_stock_gift: ['gift_id'] },
        check: {
          ck_gift_stock_price: 'price > 0',
          ck_gift_stock_reserved: 'reserved >= 0',
          ck_gift_stock_on_hand: 'on_hand >= reserved',
          ck_gift_stock_limit: 'monthly_limit BETWEEN 1 AND 31',
        },
        foreign: { fk_gift_stock_station: ['station_id', 'station', 'id'], fk_gift_stock_gift: ['gift_id', 'gift', 'id'] },
      },
    );
    await createTable(
      runner,
      'stock_movement',
      [
        key(),
        ref('stock_id'),
        code('kind', 12),
        int('quantity'),
        line('reason', 200, { nullable: true }),
        ref('person_id', { nullable: true }),
        ref('redemption_id', { nullable: true }),
        ref('move_id', { nullable: true }),
        code('body_hash', 64, { nullable: true }),
        instant('at'),
      ],
      {
        unique: { uq_stock_movement_move: ['move_id'] },
        index: { ix_stock_movement_stock: ['stock_id', 'id'] },
        check: { ck_stock_movement_kind: "kind IN ('in', 'count', 'write_off', 'reserve', 'unreserve', 'hand_over')" },
      },
    );
    await createTable(
      runner,
      'redemption',
      [
        id(),
        ref('person_id'),
        code('body_hash', 64),
        ref('stock_id'),
        ref('station_id'),
        ref('gift_id'),
        int('points'),
        code('state', 12),
        code('code_index', 64),
        code('live_code', 110, { nullable: true }),
        code('qr_index', 64),
        sealed('secret_cipher', { nullable: true }),
        code('limit_key', 100, { nullable: true }),
        instant('created_at'),
        instant('ends_at'),
        instant('closed_at', { nullable: true }),
        ref('closed_by', { nullable: true }),
        line('closed_for', 200, { nullable: true }),
        sealed('fetched_by_cipher', { nullable: true }),
      ],
      {
        unique: {
          uq_redemption_limit: ['limit_key'],
          uq_redemption_live_code: ['live_code'],
          uq_redemption_qr: ['qr_index'],
        },
        index: {
          ix_redemption_person: ['person_id', 'created_at', 'id'],
          ix_redemption_station: ['station_id', 'state', 'ends_at'],
          ix_redemption_code: ['code_index'],
        },
        check: {
          ck_redemption_points: 'points > 0',
          ck_redemption_state: "state IN ('READY', 'FULFILLED', 'CANCELLED', 'EXPIRED')",
          ck_redemption_ready: "(state = 'READY') = (live_code IS NOT NULL AND secret_cipher IS NOT NULL AND closed_at IS NULL)",
        },
        foreign: { fk_redemption_person: ['person_id', 'person', 'id'] },
      },
    );
    await createTable(runner, 'desk_miss', [key(), ref('station_id'), ref('person_id'), instant('at')], {
      index: { ix_desk_miss_person: ['person_id', 'at'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'desk_miss', 'redemption', 'stock_movement', 'gift_stock', 'gift');
  }
}
