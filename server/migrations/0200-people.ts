import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bool, code, codeId, createTable, dropTables, id, instant, int, line, ref, sealed, type ColumnOf } from './columns.js';

const keyPart = (column: ColumnOf): ColumnOf => (dialect) => ({ ...column(dialect), isPrimary: true });

export class People1700000000200 implements MigrationInterface {
  name = 'People1700000000200';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'person',
      [
        id(),
        line('name', 20, { nullable: true }),
        sealed('phone_cipher', { nullable: true }),
        code('phone_index', 64, { nullable: true }),
        int('birth_year', { nullable: true }),
        ref('community_id', { nullable: true }),
        ref('town_id', { nullable: true }),
        sealed('address_cipher', { nullable: true }),
        instant('created_at'),
        instant('account_at', { nullable: true }),
        instant('closed_at', { nullable: true }),
      ],
      {
        unique: { uq_person_phone: ['phone_index'] },
        index: { ix_person_community: ['community_id'] },
        foreign: { fk_person_community: ['community_id', 'area', 'id'], fk_person_town: ['town_id', 'area', 'id'] },
      },
    );
    await createTable(
      runner,
      'volunteer',
      [
        id('person_id'),
        code('no', 20),
        code('party_state', 12),
        line('party_org', 40, { nullable: true }),
        bool('show_party'),
        code('points_choice', 12),
        int('weekly_cap'),
        int('helped'),
        ref('community_id'),
        ref('town_id'),
        instant('created_at'),
        instant('party_at', { nullable: true }),
        ref('party_by', { nullable: true }),
        line('party_reason', 200, { nullable: true }),
      ],
      {
        unique: { uq_volunteer_no: ['no'] },
        index: { ix_volunteer_town: ['town_id', 'party_state'], ix_volunteer_community: ['community_id', 'party_state'] },
        check: {
          ck_volunteer_party: "party_state IN ('none', 'claimed', 'verified', 'refused')",
          ck_volunteer_choice: "points_choice IN ('points', 'hours_only')",
          ck_volunteer_cap: 'weekly_cap BETWEEN 1 AND 10',
          ck_volunteer_helped: 'helped >= 0',
        },
        foreign: {
          fk_volunteer_person: ['person_id', 'person', 'id'],
          fk_volunteer_community: ['community_id', 'area', 'id'],
          fk_volunteer_town: ['town_id', 'area', 'id'],
        },
      },
    );
    await createTable(runner, 'volunteer_skill', [id('person_id'), codeId('skill', 20)], {
      index: { ix_volunteer_skill: ['skill'] },
      foreign: { fk_volunteer_skill_volunteer: ['person_id', 'volunteer', 'person_id'] },
    });
    await createTable(runner, 'volunteer_free_time', [id('person_id'), keyPart(int('weekday')), codeId('part', 12)], {
      check: { ck_volunteer_free_time_weekday: 'weekday BETWEEN 1 AND 7' },
      foreign: { fk_volunteer_free_time_volunteer: ['person_id', 'volunteer', 'person_id'] },
    });
    await createTable(runner, 'volunteer_number', [codeId('county', 16), int('last_no')]);
    await createTable(
      runner,
      'staff_seat',
      [
        id(),
        ref('person_id'),
        code('role', 12),
        ref('area_id'),
        ref('station_id', { nullable: true }),
        instant('since'),
        instant('ended_at', { nullable: true }),
        ref('appointed_by', { nullable: true }),
        code('body_hash', 64, { nullable: true }),
        code('standing_key', 160, { nullable: true }),
      ],
      {
        unique: { uq_staff_seat_standing: ['standing_key'] },
        index: { ix_staff_seat_person: ['person_id'], ix_staff_seat_area: ['area_id'] },
        check: {
          ck_staff_seat_role: "role IN ('dispatcher', 'desk', 'town', 'city')",
          ck_staff_seat_station: "(role = 'desk') = (station_id IS NOT NULL)",
          ck_staff_seat_ended: '(ended_at IS NULL) = (standing_key IS NOT NULL)',
        },
        foreign: { fk_staff_seat_person: ['person_id', 'person', 'id'], fk_staff_seat_area: ['area_id', 'area', 'id'] },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'staff_seat', 'volunteer_number', 'volunteer_free_time', 'volunteer_skill', 'volunteer', 'person');
  }
}
