import { randomUUID } from 'node:crypto';
import { HOME, FAR, type PersonPatch, type Someone } from '../../make.js';
import type { World } from '../../world.js';
import { newId } from '../../../src/kernel/index.js';
import { CONSENT_TEXT } from '../../../src/consent/consent.rules.js';
import { standingKey } from '../../../src/consent/consent.store.js';
import { ProxyGrant } from '../../../src/consent/proxy-grant.entity.js';
import { Station } from '../../../src/stations/station.entity.js';
import { CAST, NAMES, type Name } from './model.js';

/* The people, the counters and the shelves that histories happen on. */

export type Cast = Readonly<Record<Name, Someone>>;

/** A counter with two shelves, which one history after the other uses. */
export interface Lane {
  readonly station: string;
  readonly desk: Someone;
  /** Many cheap ones, and a dear one of which there is one a month. */
  readonly shelves: readonly LaneShelf[];
}

export interface LaneShelf {
  readonly stockId: string;
  readonly price: number;
  readonly monthly: number;
  /** What the last history left behind; null where it diverged. */
  left: { readonly onHand: number; readonly reserved: number } | null;
}

const SHELVES = [{ price: 3, monthly: 2 }, { price: 15, monthly: 1 }] as const;

/** Staff who work for everybody. */
type Office = Readonly<Record<'dee' | 'far' | 'tom' | 'cyn', Someone>>;

/** Those who belong to one history. */
type Own = Omit<Cast, keyof Office | 'sue'>;

const patchOf = (name: Name): PersonPatch => {
  const { helper } = CAST[name];
  return helper ? { volunteer: true, skills: helper.skills, party: helper.party, birthYear: helper.minor ? 2014 : 1980, weeklyCap: helper.weeklyCap, pointsChoice: helper.wantsPoints ? 'points' : 'hours_only' } : {};
};

/** Fills the database: lanes with their counters, and casts as they are needed. */
export class Ground {
  readonly #office: Office;
  readonly #casts: Own[] = [];
  #making: Promise<void> = Promise.resolve();

  private constructor(
    private readonly world: World,
    office: Office,
    readonly lanes: readonly Lane[],
  ) {
    this.#office = office;
  }

  static async make(world: World, lanes: number): Promise<Ground> {
    const { make } = world;
    const office: Office = {
      dee: await make.staff('dispatcher'),
      far: await make.staff('dispatcher', FAR.communityId),
      tom: await make.staff('town', HOME.townId),
      cyn: await make.staff('city', await cityOf(world)),
    };
    const made: Lane[] = [];
    for (let i = 0; i < lanes; i += 1) made.push(await laneOf(world, i));
    return new Ground(world, office, made);
  }

  /** Makes so many casts at once, and lets their sessions live through the years of a history. */
  async prepare(count: number): Promise<void> {
    const { make } = this.world;
    const own = NAMES.filter((name): name is Exclude<Name, keyof Office | 'sue'> => !(name in this.#office) && name !== 'sue');
    const people = new Map<Name, Someone[]>();
    for (const name of own) people.set(name, await make.people(count, patchOf(name)));
    await make.seats('dispatcher', people.get('dot')!, HOME.communityId);
    await this.#agree(people.get('ned')!, people.get('ann')!);
    await this.world.database.root("UPDATE login_session SET created_at = '2100-01-01 00:00:00.000', last_seen_at = created_at", this.world.schema);
    for (let i = 0; i < count; i += 1) this.#casts.push(Object.fromEntries(own.map((name) => [name, people.get(name)![i]!])) as Own);
  }

  /** People whom no history has used. */
  async cast({ desk }: Lane): Promise<Cast> {
    const ready = this.#casts.pop() ?? (await this.#more());
    return { ...ready, ...this.#office, sue: desk };
  }

  /** When histories are made shorter they need more people; those who ask at once wait for each other. */
  async #more(): Promise<Own> {
    this.#making = this.#making.then(() => (this.#casts.length === 0 ? this.prepare(5) : undefined));
    await this.#making;
    return this.#casts.pop() ?? this.#more();
  }

  /** Ann has agreed that Ned orders for her. */
  async #agree(neds: readonly Someone[], anns: readonly Someone[]): Promise<void> {
    const { make, open } = this.world;
    await open.uow.run(async (tx) => {
      for (const [i, ned] of neds.entries()) {
        const id = newId(make.clock.now());
        const ann = anns[i]!;
        await tx.insert(ProxyGrant, {
          id, proxyId: ned.id, personId: ann.id, name: '安婆婆', birthYear: 1950, communityId: HOME.communityId, addressCipher: make.cipher.seal('proxy_grant', 'address_cipher', id, '解放路 8 号'),
          relation: 'neighbour', consentWay: 'in_person', textVersion: CONSENT_TEXT, givenAt: make.clock.now(), endedAt: null, bodyHash: randomUUID(), standingKey: standingKey(ned.id, ann.id),
        });
      }
    });
  }
}

async function cityOf({ open: { database } }: World): Promise<string> {
  return (await database.one<{ id: string }>("SELECT parent_id AS id FROM area WHERE id = ?", [HOME.townId]))!.id;
}

async function laneOf(world: World, nr: number): Promise<Lane> {
  const { make, open } = world;
  const station = newId(make.clock.now());
  await open.uow.run((tx) => tx.insert(Station, { id: station, ...HOME, areaId: HOME.communityId, name: `东门 ${nr + 1} 号柜台`, address: '东门路', hours: '9:00–20:00', phone: null, active: true }));
  const shelves: LaneShelf[] = [];
  for (const { price, monthly } of SHELVES) shelves.push({ stockId: (await make.gifts(1, () => 3, price, { stationId: station, monthlyLimit: monthly }))[0]!, price, monthly, left: null });
  return { station, desk: await make.staff('desk', HOME.communityId, station), shelves };
}
