import type { Someone } from '../../make.js';
import type { Row } from '../../part.js';
import { grouped } from '../../pool.js';
import type { Report, World } from '../../world.js';
import { Answers } from './answers.js';

/** Who lives in the database of this part, once for all tests, and everything that anybody was told. */
export class Town {
  readonly #told: Answers[] = [];

  private constructor(
    readonly residents: readonly Someone[],
    readonly dispatcher: Someone,
    /** Lines of stock that do not run out. */
    readonly gifts: readonly string[],
    /** Open orders, each with the one who will claim it: whoever takes one from the list. */
    readonly open: { readonly id: string; readonly by: Someone }[],
  ) {}

  static async make(world: World): Promise<Town> {
    const { make } = world;
    const residents = await make.volunteers(world.count(60, 200, 400));
    await make.points(residents, 40);
    const dispatcher = await make.staff('dispatcher');
    const orders = await make.openOrders(world.count(30, 300, 800), dispatcher, (i) => make.window(24 + i));
    const open = orders.map(({ id }, i) => ({ id, by: residents[i % residents.length]! }));
    return new Town(residents, dispatcher, await make.gifts(5, () => 10_000), open);
  }

  /** Listens to what people are told in one test. */
  hear(report: Report): Answers {
    const answers = new Answers(report);
    this.#told.push(answers);
    return answers;
  }

  /** Over all tests: the only thing that goes wrong is "please try again". */
  onlyPutOff(world: World): Promise<Row> {
    return world.row('nobody is told of a fault of ours', (report) => {
      const sum = (of: (answers: Answers) => number): number => this.#told.reduce((all, answers) => all + of(answers), 0);
      const faults = sum((answers) => answers.faults);
      report.counts = `${grouped(sum(({ total }) => total))} answers, ${grouped(sum(({ later }) => later))} of them "try again"`;
      report.expect(faults === 0, `${faults} answers were 5xx, but not 503`);
      report.figure('faults-5xx-other-than-503', faults, 'answers', '0', faults === 0);
      return Promise.resolve();
    });
  }
}
