import { beforeAll, expect, test } from '@jest/globals';
import { HOME, MakePeople, NEXT_DOOR } from './make.people.js';
import { onEachEngine } from './engines.js';
import { moveNear } from '../src/people/near.store.js';
import { nearInvariants } from '../src/people/near.invariants.js';
import { countHelped } from '../src/people/people.store.js';

onEachEngine('by what volunteers are found', (db) => {
  const people = new MakePeople(db);
  let plumber: string;
  let beginner: string;

  const drifted = async (): Promise<string[]> => (await nearInvariants[0]!.violations(db.database)).sort();
  const change = (sql: string, ...params: string[]): Promise<number> => db.uow.run((tx) => tx.change(sql, params));

  beforeAll(async () => {
    await people.areas();
    plumber = await people.volunteer({ skills: ['plumbing', 'local_speech'], freeTimes: [{ weekday: 2, part: 'evening' }, { weekday: 7, part: 'morning' }] });
    beginner = await people.volunteer({ home: NEXT_DOOR });
  });

  test('follows what they say, their practice, and where their community stands', async () => {
    expect(await drifted()).toEqual([]);
    for (let n = 1; n <= 11; n += 1) {
      await db.uow.run((tx) => countHelped(tx, plumber));
      expect([n, await drifted()]).toEqual([n, []]);
    }
    await change("UPDATE area SET lat = 22.18, lng = 112.31 WHERE id = ?", HOME.communityId);
    await db.uow.run((tx) => moveNear(tx, HOME.communityId, { lat: 22.18, lng: 112.31 }));
    expect(await drifted()).toEqual([]);
    await db.uow.run((tx) => tx.change('UPDATE volunteer_near SET fresh_until = 30000 WHERE person_id = ?', [plumber]));
    expect(await drifted()).toEqual([]);
  });

  const DRIFTS: readonly (readonly [string, string, string])[] = [
    ['a skill that was taken away', "DELETE FROM volunteer_skill WHERE person_id = ? AND skill = 'plumbing'", "INSERT INTO volunteer_skill (person_id, skill) VALUES (?, 'plumbing')"],
    ['a skill that was added', "INSERT INTO volunteer_skill (person_id, skill) VALUES (?, 'electric')", "DELETE FROM volunteer_skill WHERE person_id = ? AND skill = 'electric'"],
    ['a time', "UPDATE volunteer_free_time SET part = 'afternoon' WHERE person_id = ? AND weekday = 2", "UPDATE volunteer_free_time SET part = 'evening' WHERE person_id = ? AND weekday = 2"],
    ['practice', 'UPDATE volunteer SET helped = 9 WHERE person_id = ?', 'UPDATE volunteer SET helped = 11 WHERE person_id = ?'],
    ['a row that is missing', "UPDATE volunteer_near SET skill = 'cooking' WHERE person_id = ? AND skill = ''", "UPDATE volunteer_near SET skill = '' WHERE person_id = ? AND skill = 'cooking'"],
    ['a square', "UPDATE volunteer_near SET square = square + 1 WHERE person_id = ? AND skill = 'plumbing'", "UPDATE volunteer_near SET square = square - 1 WHERE person_id = ? AND skill = 'plumbing'"],
    ['quickness in one row only', "UPDATE volunteer_near SET fresh_until = 1 WHERE person_id = ? AND skill = 'plumbing'", "UPDATE volunteer_near SET fresh_until = 30000 WHERE person_id = ? AND skill = 'plumbing'"],
  ];
  test.each(DRIFTS)('%s, changed past our code, is named', async (_, text, undo) => {
    await change(text, plumber);
    expect(await drifted()).toEqual([plumber]);
    await change(undo, plumber);
    expect(await drifted()).toEqual([]);
  });

  test('a community whose point was changed past our code is named by all who live there', async () => {
    await change("UPDATE area SET lat = 22.2, lng = 112.4 WHERE id = ?", NEXT_DOOR.communityId);
    expect(await drifted()).toEqual([beginner]);
  });
});
