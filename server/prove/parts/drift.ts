import { nearInvariants } from '../../src/people/near.invariants.js';
import type { Row } from '../part.js';
import type { Random } from '../random.js';
import type { World } from '../world.js';

/** What somebody with the database's password does to one volunteer's rows, past our code, and how to undo it. */
interface Drift {
  readonly text: string;
  readonly undo: string;
}

const BATCH = 5;
const SKILLS = ['electric', 'cooking', 'haircut'] as const;

/** By what volunteers are found, changed by itself, or its reasons changed without it. */
const DRIFTS: Readonly<Record<string, (random: Random, where: string, id: string) => Drift>> = {
  'a standing': (random, where) => moved('standing', random.int(1, 3), where),
  'times': (random, where) => moved('free', 1 << random.int(0, 20), where),
  'a square': (_, where) => ({ text: `UPDATE volunteer_near SET square = 1 WHERE ${where} AND skill = ''`, undo: `UPDATE volunteer_near SET square = NULL WHERE ${where} AND skill = ''` }),
  'a row taken away': (_, where) => ({
    text: `UPDATE volunteer_near SET skill = 'gone' WHERE ${where} AND skill = 'plumbing'`, undo: `UPDATE volunteer_near SET skill = 'plumbing' WHERE ${where} AND skill = 'gone'`,
  }),
  'a skill said and not found': (random, where, id) => {
    const skill = random.pick(SKILLS);
    return { text: `INSERT INTO volunteer_skill (person_id, skill) VALUES ('${id}', '${skill}')`, undo: `DELETE FROM volunteer_skill WHERE ${where} AND skill = '${skill}'` };
  },
  'a skill found and not said': (_, where, id) => ({ text: `DELETE FROM volunteer_skill WHERE ${where} AND skill = 'plumbing'`, undo: `INSERT INTO volunteer_skill (person_id, skill) VALUES ('${id}', 'plumbing')` }),
  'a time said': (random, where, id) => ({
    text: `INSERT INTO volunteer_free_time (person_id, weekday, part) VALUES ('${id}', ${random.int(1, 7)}, '${random.pick(['morning', 'afternoon', 'evening'])}')`, undo: `DELETE FROM volunteer_free_time WHERE ${where}`,
  }),
  'practice': (random, where) => ({ text: `UPDATE volunteer SET helped = helped + ${random.int(1, 30)} WHERE ${where}`, undo: `UPDATE volunteer SET helped = 0 WHERE ${where}` }),
};

const moved = (column: string, by: number, where: string): Drift => ({
  text: `UPDATE volunteer_near SET ${column} = ${column} + ${by} WHERE ${where} AND skill = ''`, undo: `UPDATE volunteer_near SET ${column} = ${column} - ${by} WHERE ${where} AND skill = ''`,
});

/** Each drift names its volunteer, and nobody else. */
export function drift(world: World): Promise<Row> {
  return world.row('what volunteers are found by is named when it drifts', async (report) => {
    const [near] = nearInvariants;
    const random = world.random.stream('drifts');
    const wanted = world.count(40, 200, 400);
    const people = (await world.make.volunteers(10, { skills: ['plumbing'] })).map(({ id }) => id);
    const look = async (): Promise<ReadonlySet<string>> => new Set(await near!.violations(world.open.database));
    report.expect((await look()).size === 0, 'before: somebody has drifted already');
    let found = 0;
    for (let done = 0; done < wanted; done += BATCH) {
      const deeds = random.shuffle(people).slice(0, BATCH).map((id) => {
        const what = random.pick(Object.keys(DRIFTS));
        return { id, what, ...DRIFTS[what]!(random, `person_id = '${id}'`, id) };
      });
      await world.database.root(deeds.map(({ text }) => text).join(';\n'), world.schema);
      const named = await look();
      await world.database.root(deeds.map(({ undo }) => undo).join(';\n'), world.schema);
      for (const { id, what } of deeds) {
        if (named.has(id)) found += 1;
        else report.fail(`${what} of ${id}: not named`);
      }
      for (const id of named) if (!deeds.some((deed) => deed.id === id)) report.fail(`${id}: named, but nobody touched it`);
    }
    report.expect((await look()).size === 0, 'after all was undone somebody is still named');
    report.counts = `${found} of ${wanted} found (${Object.keys(DRIFTS).length} kinds)`;
    report.figure('drifts-found', found, 'volunteers', String(wanted), found === wanted);
  });
}
