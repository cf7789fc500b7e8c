import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, bool, code, createTable, dropTables, id, instant, int, json, line, ref, sealed } from './columns.js';

const maybe = { nullable: true } as const;

/** What a town has until it says otherwise; a copy, because migrations are history. */
const USUAL =
  '[{"circle":"community","waitMinutes":240,"invite":3},{"circle":"nearby","waitMinutes":1440,"invite":3},' +
  '{"circle":"town","waitMinutes":1440,"invite":3},{"circle":"partners","waitMinutes":2880,"invite":0}]';

export class Ladder1700000001800 implements MigrationInterface {
  name = 'Ladder1700000001800';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'service_order', [
      code('circle', 12, maybe), instant('ladder_due', maybe), instant('ladder_ask_at', maybe), bool('ladder_held', { default: false }),
    ]);
    await addColumns(runner, 'assignment', [code('alarm', 8, maybe), instant('alarm_at', maybe)]);
    await createTable(runner, 'town_ladder', [id('town_id'), json('steps'), int('version'), ref('changed_by_id', maybe), instant('changed_at')], {
      check: { ck_town_ladder_version: 'version >= 1' },
      foreign: { fk_town_ladder_town: ['town_id', 'area', 'id'] },
    });
    await runner.query(
      `INSERT INTO town_ladder (town_id, steps, version, changed_by_id, changed_at) SELECT id, '${USUAL}', 1, NULL, '2026-11-22 00:00:00.000' FROM area WHERE kind = 'town'`,
    );
    await createTable(
      runner,
      'service_gap',
      [
        id(), ref('order_id'), ref('open_key', maybe), code('cause', 12), int('missing'), int('asked'), int('declined'), ref('town_id'), ref('community_id'),
        code('skill', 20, maybe), instant('window_start'), instant('window_end'), code('day_part', 12, maybe), instant('at'),
        code('outcome', 12, maybe), instant('closed_at', maybe), ref('closed_by_id', maybe),
      ],
      {
        unique: { uq_service_gap_open: ['open_key'] },
        index: { ix_service_gap_town: ['town_id', 'at', 'id'], ix_service_gap_order: ['order_id'] },
        check: {
          ck_service_gap_cause: "cause IN ('nobody', 'too_few', 'window')",
          ck_service_gap_closed: '(closed_at IS NULL) = (outcome IS NULL) AND (closed_at IS NULL) = (open_key IS NOT NULL)',
          ck_service_gap_missing: 'missing >= 1',
        },
        foreign: { fk_service_gap_order: ['order_id', 'service_order', 'id'], fk_service_gap_closer: ['closed_by_id', 'person', 'id'] },
      },
    );
    await createTable(
      runner,
      'partner_unit',
      [
        id(), ref('town_id'), line('name', 40), sealed('contact_cipher'), sealed('phone_cipher'), line('can', 60), bool('active'),
        ref('changed_by_id'), instant('changed_at'),
      ],
      {
        index: { ix_partner_unit_town: ['town_id', 'id'] },
        foreign: { fk_partner_unit_town: ['town_id', 'area', 'id'], fk_partner_unit_person: ['changed_by_id', 'person', 'id'] },
      },
    );
    await createTable(
      runner,
      'partner_call',
      [id(), ref('order_id'), ref('unit_id'), code('answer', 12), ref('caller_id'), instant('at')],
      {
        index: { ix_partner_call_order: ['order_id', 'unit_id', 'at'] },
        check: { ck_partner_call_answer: "answer IN ('yes', 'no', 'call_back', 'no_answer')" },
        foreign: {
          fk_partner_call_order: ['order_id', 'service_order', 'id'],
          fk_partner_call_unit: ['unit_id', 'partner_unit', 'id'],
          fk_partner_call_caller: ['caller_id', 'person', 'id'],
        },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'partner_call', 'partner_unit', 'service_gap', 'town_ladder');
    for (const column of ['alarm_at', 'alarm']) await runner.dropColumn('assignment', column);
    for (const column of ['ladder_held', 'ladder_ask_at', 'ladder_due', 'circle']) await runner.dropColumn('service_order', column);
  }
}
