import { areaId } from '../../../seeds/areas.js';
import { Person } from '../../../src/people/person.entity.js';
import { FAR, HOME, Make, STATION, type Someone } from '../../make.js';
import type { World } from '../../world.js';

/** As what a request is sent. `owner` and `helper`: whose the thing in the path is, and who does it. */
export const EVERYBODY = ['guest', 'stranger', 'owner', 'helper', 'resident', 'volunteer', 'dispatcher', 'far dispatcher', 'town', 'city', 'desk'] as const;
export type Role = (typeof EVERYBODY)[number];

/** Their people are numbered from here. */
const LATER = 7_000_000;

/** Somebody who sends; `id` null for guests. */
export interface Sender {
  readonly role: Role;
  readonly id: string | null;
  readonly token: string | null;
}

/** People in every role, and a token for anybody else who is there. */
export class Cast {
  readonly #tokens = new Map<string, string>();
  /** Told that their session is over: they may have left for good. */
  readonly #forgotten = new Set<string>();
  /** Those who come later have phone numbers that no request can have taken meanwhile. */
  readonly #later: Make;

  private constructor(
    private readonly world: World,
    private readonly people: Readonly<Partial<Record<Role, Someone[]>>>,
  ) {
    this.#later = new Make(world.open, world.config, LATER);
    for (const someone of this.everybody) this.#tokens.set(someone.id, someone.token);
  }

  static async make(world: World): Promise<Cast> {
    const { make } = world;
    const volunteers = await make.volunteers(6);
    await make.points(volunteers.slice(0, 3), 200);
    return new Cast(world, {
      resident: await make.people(3),
      volunteer: volunteers,
      dispatcher: [await make.staff('dispatcher')],
      'far dispatcher': [await make.staff('dispatcher', FAR.communityId)],
      town: [await make.staff('town', HOME.townId)],
      city: [await make.staff('city', areaId())],
      desk: [await make.staff('desk', HOME.communityId, STATION)],
    });
  }

  get everybody(): readonly Someone[] {
    return Object.values(this.people).flat();
  }

  one(role: Role): Someone {
    return this.people[role]![0]!;
  }

  /** The sender in this role; `thing` is what the path names. */
  async sender(role: Role, number: number, thing: { readonly owner: string | null; readonly helper: string | null } | null): Promise<Sender> {
    if (role === 'guest') return { role, id: null, token: null };
    if (role === 'stranger') return { role, id: null, token: 'A'.repeat(43) };
    const theirs = role === 'owner' || role === 'helper' ? thing?.[role] : null;
    const id = theirs ?? (await this.#present(this.people[role] ? role : 'resident', number));
    return { role, id, token: await this.#tokenOf(id) };
  }

  /** The sender was told that the session is over: a new one for the next time. */
  forget({ id }: Sender): void {
    if (id === null) return;
    this.#tokens.delete(id);
    this.#forgotten.add(id);
  }

  /** One of the role; whoever has closed their account is somebody else from now on. */
  async #present(role: Role, number: number): Promise<string> {
    const among = this.people[role]!;
    const at = number % among.length;
    const { id } = among[at]!;
    if (!(await this.#hasLeft(id))) return id;
    const [fresh] = await (role === 'volunteer' ? this.#later.volunteers(1) : this.#later.people(1));
    among[at] = fresh!;
    this.#tokens.set(fresh!.id, fresh!.token);
    return fresh!.id;
  }

  async #hasLeft(id: string): Promise<boolean> {
    return this.#forgotten.has(id) && (await this.world.open.database.get(Person, id))?.closedAt !== null;
  }

  async #tokenOf(id: string): Promise<string> {
    const known = this.#tokens.get(id);
    if (known) return known;
    if (await this.#hasLeft(id)) return 'A'.repeat(43);
    const token = await this.world.open.uow.run((tx) => this.world.make.session(tx, id));
    this.#tokens.set(id, token);
    return token;
  }
}
