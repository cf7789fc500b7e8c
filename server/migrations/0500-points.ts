import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, day, dropTables, id, instant, int, key, keyRef, line, ref, type ColumnOf } from './columns.js';

const version: ColumnOf = (dialect) => ({ ...int('version')(dialect), isPrimary: true });

export class Points1700000000500 implements MigrationInterface {
  name = 'Points1700000000500';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'point_rule',
      [
        version,
        instant('effective_from'),
        int('rate_per_hour'),
        int('coefficient1'),
        int('coefficient2'),
        int('coefficient3'),
        code('funding', 16),
        int('grace_days'),
      ],
      {
        unique: { uq_point_rule_from: ['effective_from'] },
        check: {
          ck_point_rule_rate: 'rate_per_hour > 0',
          ck_point_rule_coefficients: 'coefficient1 > 0 AND coefficient2 > 0 AND coefficient3 > 0',
        },
      },
    );
    // The ledger cannot pay without a rule, so the first version comes with the table: 10 points an hour, level 1, 2, 3.
    await runner.query(
      `INSERT INTO point_rule (version, effective_from, rate_per_hour, coefficient1, coefficient2, coefficient3, funding, grace_days)
       VALUES (1, '2019-12-31 16:00:00.000', 10, 100, 120, 150, 'county', 30)`,
    );
    await createTable(
      runner,
      'point_account',
      [id(), ref('person_id'), day('expires_on'), code('source', 16), int('balance'), int('held'), instant('created_at')],
      {
        unique: { uq_point_account_lot: ['person_id', 'expires_on', 'source'] },
        index: { ix_point_account_expiry: ['expires_on'] },
        check: {
          ck_point_account_held: 'held >= 0',
          ck_point_account_balance: 'balance >= held',
          ck_point_account_source: "source IN ('county', 'town', 'donation')",
        },
        foreign: { fk_point_account_person: ['person_id', 'person', 'id'] },
      },
    );
    await createTable(
      runner,
      'point_transfer',
      [
        key(),
        code('idem_key', 120),
        code('cause', 100),
        code('kind', 16),
        code('phase', 16),
        ref('debit'),
        ref('credit'),
        int('amount'),
        keyRef('resolves', { nullable: true }),
        ref('person_id'),
        ref('subject_id'),
        int('part'),
        int('total'),
        line('title', 60),
        line('place', 40, { nullable: true }),
        instant('at'),
      ],
      {
        unique: { uq_point_transfer_key: ['idem_key'], uq_point_transfer_resolves: ['resolves'] },
        index: {
          ix_point_transfer_cause: ['cause'],
          ix_point_transfer_person: ['person_id', 'at', 'id'],
          ix_point_transfer_debit: ['debit'],
          ix_point_transfer_credit: ['credit'],
        },
        check: {
          ck_point_transfer_amount: 'amount > 0',
          ck_point_transfer_sides: 'debit <> credit',
          ck_point_transfer_resolves: "(phase IN ('settle', 'release')) = (resolves IS NOT NULL)",
        },
      },
    );
    await createTable(
      runner,
      'award',
      [
        id(),
        ref('record_id'),
        int('revision'),
        ref('person_id'),
        ref('lot_id', { nullable: true }),
        int('rule_version'),
        int('minutes'),
        int('rate_per_hour'),
        int('coefficient'),
        int('points'),
        code('state', 16),
        ref('standing_of', { nullable: true }),
        code('flag', 32, { nullable: true }),
        line('reversed_for', 200, { nullable: true }),
        ref('reversed_by', { nullable: true }),
        ref('approved_by', { nullable: true }),
        instant('at'),
      ],
      {
        unique: { uq_award_revision: ['record_id', 'revision'], uq_award_standing: ['standing_of'] },
        index: { ix_award_person: ['person_id'] },
        check: {
          ck_award_points: 'points >= 0',
          ck_award_state: "state IN ('standing', 'reversed')",
          ck_award_standing: "(state = 'standing') = (standing_of IS NOT NULL)",
        },
        foreign: { fk_award_lot: ['lot_id', 'point_account', 'id'], fk_award_rule: ['rule_version', 'point_rule', 'version'] },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'award', 'point_transfer', 'point_account', 'point_rule');
  }
}
