import type { DemoWechatCodeView, Route } from '@supermarket/shared';
import { DEMO_FACTS } from '../../../seeds/demo-people.js';
import { LoginSession } from '../../../src/auth/session.entity.js';
import { newId } from '../../../src/kernel/index.js';
import { newPerson } from '../../../src/people/people.store.js';
import { Person } from '../../../src/people/person.entity.js';
import { asked, type Answer, type Asked } from '../../client.js';
import { FAR, HOME, NEXT_DOOR, type Someone } from '../../make.js';
import type { World } from '../../world.js';
import type { Wanted } from './cast.js';
import type { Cell } from './cells.js';
import { DEMO_PERSON, makePartners, SOUND, type Stage } from './requests.js';
import { PEOPLE, type Role } from './roles.js';
import { Things, type Thing } from './things.js';

/** Who knocks; a guest is nobody and has no token. */
export interface Caller {
  readonly id: string | null;
  readonly token: string | null;
}

/** A request that is ready to be sent, and what is known of it. */
export interface Knock {
  readonly caller: Caller;
  readonly asked: Asked;
  /** What the id in the path goes with. */
  readonly family: string | null;
}

/** Sends requests to the running server as somebody of the cast. */
export class Knocks {
  private constructor(
    private readonly world: World,
    readonly things: Things,
    /** Who knocks at what is somebody else's. */
    readonly callers: ReadonlyMap<Role, Caller>,
    private readonly spare: Someone,
  ) {}

  static async prepare(world: World): Promise<Knocks> {
    const things = new Things(world);
    const wanted = [...PEOPLE, 'resident'].map((role): Wanted => ({ role: role as Wanted['role'], home: HOME }));
    const members = await things.people([...wanted, { role: 'volunteer', home: HOME }, { role: 'volunteer', home: NEXT_DOOR }, { role: 'volunteer', home: FAR }]);
    const people = members.splice(0, PEOPLE.length);
    const callers = new Map<Role, Caller>([['guest', { id: null, token: null }]]);
    for (const [i, role] of PEOPLE.entries()) {
      const { id, token } = people[i]!;
      callers.set(role, { id, token });
    }
    const [gone, spare] = [members[0]!, members[1]!];
    await world.make.open.uow.run(async (tx) => {
      await tx.update(LoginSession, { revokedAt: world.make.clock.now() }, 'person_id = ?', [gone.id]);
      const { name } = DEMO_FACTS.find(({ key }) => key === 'zhang')!;
      await tx.insertIfAbsent(Person, { ...newPerson(DEMO_PERSON, world.make.clock.now()), name, accountAt: world.make.clock.now() });
    });
    await makePartners(world.make, spare.id);
    callers.set('ended', { id: null, token: gone.token });
    return new Knocks(world, things, callers, spare);
  }

  /** The cell's request: sound, except that `nothing` names nothing that is there. */
  async ready(cell: Cell): Promise<Knock> {
    const { route, role, whose, line, wish } = cell;
    const standing = this.callers.get(role)!;
    if (whose === 'nothing') return { caller: standing, asked: withToken(blind(route), standing), family: null };
    const thing = wish ? this.things.get(wish) : this.#nothing();
    const caller = whose === 'own' && thing.owner ? thing.owner : standing;
    if (route === 'PUT /v1/me/volunteer' && caller.id) this.things.isVolunteer(caller.id);
    const family = this.things.known.get(thing.id)?.family ?? thing.id;
    return { caller, asked: withToken(asked(route, await SOUND[route](this.#stage(line.sort, thing))), caller), family };
  }

  async send({ asked: what }: Knock, turn = 0): Promise<Answer<unknown>> {
    return this.world.client.ask(this.world.port(turn), what);
  }

  #stage(sort: Stage['sort'], thing: Thing): Stage {
    const { world, things, spare } = this;
    const codes = async (): Promise<DemoWechatCodeView> =>
      (await world.client.call(world.port(0), 'POST /v1/auth/demo-wechat-code', { body: { personId: DEMO_PERSON } })).body;
    return { make: world.make, things, sort, thing, spare, wechatCode: async () => (await codes()).code, phoneCode: async () => (await codes()).phoneCode };
  }

  #nothing(): Thing {
    return { id: newId(new Date()), owner: null, place: HOME, orderId: '', words: {} };
  }
}

const withToken = (what: Asked, { token }: Caller): Asked => (token ? { ...what, token } : what);

/** An id that nothing has, and an empty body: the door has to decide before it looks at either. */
function blind(route: Route): Asked {
  const [method, path] = route.split(' ') as [string, string];
  return { method, path: path.replace(':id', newId(new Date())), ...(method === 'GET' ? {} : { body: {} }) };
}

