import { join } from 'node:path';
import { seedLadders } from '../../../seeds/ladders.js';
import type { Part, Row } from '../../part.js';
import { grouped } from '../../pool.js';
import { ToldClock } from '../../told-clock.js';
import type { World } from '../../world.js';
import { FAR, NEXT_DOOR } from '../../make.js';
import { SmsProvider } from '../messages/provider.js';
import { Answers } from './answers.js';
import { Days } from './days.js';
import { askedTwice, astray, silences, stepsTwice, takenOver } from './findings.js';

/** Milliseconds that the SMS provider takes: long enough to be killed in. */
const SLOW = 40;

/** The ladder: two servers share its timers, time jumps, people answer by chance, and servers are killed while they take a step. */
export const ladder: Part = {
  name: 'ladder',
  about: 'Two servers widen searches and invite, and are killed meanwhile: each step once, nobody asked twice, everybody told once.',
  inShort: false, // days have to pass, each with the servers up again
  beside: true,
  async run(world: World): Promise<readonly Row[]> {
    return [await climbed(world)];
  },
};

function climbed(world: World): Promise<Row> {
  return world.row('searches climb once under kill -9', async (report) => {
    const { make, open, folder } = world;
    const clock = new ToldClock(join(folder, 'clock')).begin();
    const sms = new SmsProvider();
    await open.uow.run((tx) => seedLadders(tx, new Date()));
    const volunteers = [
      ...(await make.volunteers(world.count(6, 16, 40))), ...(await make.volunteers(world.count(3, 8, 20), { home: NEXT_DOOR })), ...(await make.volunteers(2, { home: FAR })),
    ];
    const orders = await make.openOrders(world.count(20, 80, 240), await make.staff('dispatcher'), (i) => make.window(24 * 20 + i));
    const servers = await world.start(2, { PROVE_CLOCK: clock.file, SEAL_EVERY: '0', SMS_URL: await sms.start(SLOW), SMS_KEY: Buffer.alloc(32, 's').toString('base64') }, 'prove-main.js');
    try {
      const goal = world.count(3, 12, 30);
      const answers = new Answers(world, volunteers);
      const days = new Days(world, clock, servers, answers, goal);
      const left = await days.pass();
      report.expect(left === 0, `${left} searches have not come to an end`);

      const ids = orders.map(({ id }) => id);
      const [steps, asked, lost, silent, resumed] = [await stepsTwice(open.database), await askedTwice(open.database), await astray(open.database, ids), await silences(open.database, sms.asked), await takenOver(open.database)];
      for (const one of [...steps, ...asked, ...days.atOnce, ...lost, ...silent].slice(0, 10)) report.fail(one);
      report.expect(resumed > 0, 'no job was taken over: nobody was killed at work');
      report.expect(answers.accepted > 0 && answers.declined > 0, `${answers.accepted} accepted and ${answers.declined} declined`);
      report.counts = `${ids.length} searches, ${grouped(days.jumps)} jumps of the clock, ${days.kills} kills, ${resumed} jobs taken over, ${answers.accepted} accepted, ${answers.declined} declined, ${sms.asked.size} by SMS`;
      report.figure('ladder-steps-twice', steps.length + lost.length, 'steps', '0', steps.length + lost.length === 0);
      report.figure('ladder-asked-twice', asked.length + days.atOnce.length, 'people', '0', asked.length + days.atOnce.length === 0);
      report.figure('ladder-not-told', silent.length, 'messages', '0', silent.length === 0);
      report.figure('ladder-kills', days.kills, 'kills', `>= ${goal}`, days.kills >= goal);
    } finally {
      await world.stopServers();
      await sms.stop();
    }
  });
}
