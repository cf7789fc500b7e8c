import type { MigrationInterface, QueryRunner } from 'typeorm';
import { squareOf } from '../src/areas/squares.rules.js';
import { dialectOf } from '../src/kernel/database/dialect.js';
import { addColumns, addIndexes, code, codeId, createTable, dropIndexes, dropTables, id, instant, int, ref } from './columns.js';

const SQUARE = 'ix_service_order_square';
const PEOPLE = 5_000;

/** Squares of orders, rows by which volunteers are found, and what both sides do not want. */
export class Matching1700000001900 implements MigrationInterface {
  name = 'Matching1700000001900';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'service_order', [int('square', { nullable: true })]);
    const sqlite = dialectOf(runner.dataSource.options.type).name === 'sqlite';
    const floor = (sql: string): string => (sqlite ? `CAST(${sql} AS INTEGER)` : `FLOOR(${sql})`);
    // From the blurred point, the middle of its square.
    await runner.query(`UPDATE service_order SET square = ${floor('(lat + 90) * 200')} * 32768 + ${floor('(lng + 180) * 200')} % 32768 WHERE lat IS NOT NULL`);
    await addIndexes(runner, 'service_order', {
      index: { [SQUARE]: ['status', 'skill', 'square', 'window_start', 'id', 'window_end', 'day_part', 'minutes', 'seats', 'risk', 'party_only', 'shelf'] },
    });
    await addColumns(runner, 'assignment', [code('fit_version', 12, { nullable: true })]);
    await createTable(
      runner,
      'volunteer_near',
      [id('person_id'), codeId('skill', 20), ref('community_id'), int('square', { nullable: true }), int('standing'), int('free'), int('fresh_until')],
      {
        index: {
          ix_volunteer_near_square: ['skill', 'square', 'standing', 'person_id', 'free', 'fresh_until', 'community_id'],
          ix_volunteer_near_community: ['skill', 'community_id', 'standing', 'person_id', 'free', 'fresh_until', 'square'],
        },
        foreign: { fk_volunteer_near_volunteer: ['person_id', 'volunteer', 'person_id'] },
      },
    );
    await createTable(runner, 'volunteer_unwanted', [id('person_id'), codeId('shelf', 16)], {
      foreign: { fk_volunteer_unwanted_volunteer: ['person_id', 'volunteer', 'person_id'] },
    });
    await createTable(runner, 'refused_helper', [id('resident_id'), id('volunteer_id'), ref('order_id'), instant('at')], {
      index: { ix_refused_helper_volunteer: ['volunteer_id', 'resident_id'] },
      foreign: {
        fk_refused_helper_resident: ['resident_id', 'person', 'id'],
        fk_refused_helper_volunteer: ['volunteer_id', 'person', 'id'],
        fk_refused_helper_order: ['order_id', 'service_order', 'id'],
      },
    });
    await fillNear(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'refused_helper', 'volunteer_unwanted', 'volunteer_near');
    await runner.dropColumn('assignment', 'fit_version');
    await dropIndexes(runner, 'service_order', SQUARE);
    await runner.dropColumn('service_order', 'square');
  }
}

/** Those who are registered already, page by page, by the database itself but for the squares of communities. */
async function fillNear(runner: QueryRunner): Promise<void> {
  for (let after = ''; ; ) {
    const people = (await runner.query(`SELECT person_id AS id FROM volunteer WHERE person_id > '${after}' ORDER BY person_id LIMIT ${PEOPLE}`)) as { id: string }[];
    if (people.length === 0) break;
    const last = people.at(-1)!.id;
    const standing = `CASE WHEN v.helped >= 10 THEN 4 WHEN v.helped >= 1 THEN 2 ELSE 0 END
      + CASE WHEN EXISTS (SELECT 1 FROM volunteer_skill l WHERE l.person_id = v.person_id AND l.skill = 'local_speech') THEN 1 ELSE 0 END`;
    const free = `COALESCE((SELECT SUM(1 << ((f.weekday - 1) * 3 + CASE f.part WHEN 'morning' THEN 0 WHEN 'afternoon' THEN 1 ELSE 2 END))
      FROM volunteer_free_time f WHERE f.person_id = v.person_id), 0)`;
    const open = `FROM volunteer v JOIN person p ON p.id = v.person_id AND p.closed_at IS NULL`;
    const these = `v.person_id > '${after}' AND v.person_id <= '${last}'`;
    await runner.query(`INSERT INTO volunteer_near (person_id, skill, community_id, square, standing, free, fresh_until)
      SELECT v.person_id, '', v.community_id, NULL, ${standing}, ${free}, 0 ${open} WHERE ${these}`);
    await runner.query(`INSERT INTO volunteer_near (person_id, skill, community_id, square, standing, free, fresh_until)
      SELECT v.person_id, s.skill, v.community_id, NULL, ${standing}, ${free}, 0 ${open} JOIN volunteer_skill s ON s.person_id = v.person_id WHERE ${these}`);
    after = last;
  }
  const places = (await runner.query('SELECT id, lat, lng FROM area WHERE lat IS NOT NULL AND lng IS NOT NULL')) as { id: string; lat: number; lng: number }[];
  for (const { id: area, lat, lng } of places) await runner.query(`UPDATE volunteer_near SET square = ${squareOf({ lat: Number(lat), lng: Number(lng) })} WHERE community_id = '${area}'`);
}
