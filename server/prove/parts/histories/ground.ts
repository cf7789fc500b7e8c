import { randomUUID } from 'node:crypto';
import { HOME, FAR, NEXT_DOOR, type PersonPatch, type Someone } from '../../make.js';
import type { World } from '../../world.js';
import { newId } from '../../../src/kernel/index.js';
import { CONSENT_TEXT } from '../../../src/consent/consent.rules.js';
import { standingKey } from '../../../src/consent/consent.store.js';
import { ProxyGrant } from '../../../src/consent/proxy-grant.entity.js';
import { Area } from '../../../src/areas/area.entity.js';
import { TownLadder } from '../../../src/orders/town-ladder.entity.js';
import { Station } from '../../../src/stations/station.entity.js';
import { STEPS } from './ladder.js';
import { CAST, HELPERS_AT_HOME, NAMES, type Name } from './model.js';

/* The people, the counters and the shelves that histories happen on. */

export type Cast = Readonly<Record<Name, Someone>>;

/** A community of its own, and its counter with two shelves, which one history after the other uses. */
export interface Lane {
  readonly community: string;
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

const patchOf = (name: Name, { community }: Lane): PersonPatch => {
  const { helper } = CAST[name];
  const home = name === 'val' ? NEXT_DOOR : { ...HOME, communityId: community };
  return helper ? { home, volunteer: true, skills: helper.skills, party: helper.party, birthYear: helper.minor ? 2014 : 1980, weeklyCap: helper.weeklyCap, pointsChoice: helper.wantsPoints ? 'points' : 'hours_only' } : { home };
};

/** Fills the database: lanes with their counters, and casts as they are needed. */
export class Ground {
  readonly #office: Office;
  readonly #casts = new Map<Lane, Own[]>();
  readonly #last = new Map<Lane, Own>();
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
    for (const { community } of made) await make.seats('dispatcher', [office.dee], community);
    await world.open.uow.run((tx) => tx.insert(TownLadder, { townId: HOME.townId, steps: STEPS, version: 1, changedById: null, changedAt: make.clock.now() }));
    return new Ground(world, office, made);
  }

  /** Makes casts for one lane, and lets their sessions live through the years of a history. */
  async prepare(lane: Lane, count: number): Promise<void> {
    const { make } = this.world;
    const own = NAMES.filter((name): name is Exclude<Name, keyof Office | 'sue'> => !(name in this.#office) && name !== 'sue');
    const people = new Map<Name, Someone[]>();
    for (const name of own) people.set(name, await make.people(count, patchOf(name, lane)));
    await make.seats('dispatcher', people.get('dot')!, lane.community);
    await this.#agree(people.get('ned')!, people.get('ann')!);
    await this.world.database.root("UPDATE login_session SET created_at = '2100-01-01 00:00:00.000', last_seen_at = created_at WHERE created_at < '2100-01-01'", this.world.schema);
    const casts = this.#casts.get(lane) ?? [];
    for (let i = 0; i < count; i += 1) casts.push(Object.fromEntries(own.map((name) => [name, people.get(name)![i]!])) as Own);
    this.#casts.set(lane, casts);
    await this.#invitable(casts, false);
  }

  async #invitable(casts: readonly Own[], on: boolean): Promise<void> {
    const row = ({ id }: Someone): string => `('${id}', 'invite', ${on ? 1 : 0}, 'switch', 'prove', '2029-01-01 00:00:00.000')`;
    const rows = casts.flatMap((cast) => HELPERS_AT_HOME.map((name) => row(cast[name as keyof Own])));
    await this.world.database.root(`INSERT INTO consent (person_id, purpose, given, way, text_version, at) VALUES ${rows.join(', ')}`, this.world.schema);
  }

  /** People whom no history has used: only they take invitations, and those of the last one in this lane none any more. */
  async cast(lane: Lane): Promise<Cast> {
    const ready = this.#casts.get(lane)?.pop() ?? (await this.#more(lane));
    const last = this.#last.get(lane);
    if (last) await this.#invitable([last], false);
    await this.#invitable([ready], true);
    this.#last.set(lane, ready);
    return { ...ready, ...this.#office, sue: lane.desk };
  }

  /** When histories are made shorter they need more people; those who ask at once wait for each other. */
  async #more(lane: Lane): Promise<Own> {
    this.#making = this.#making.then(() => ((this.#casts.get(lane)?.length ?? 0) === 0 ? this.prepare(lane, 5) : undefined));
    await this.#making;
    return this.#casts.get(lane)!.pop() ?? this.#more(lane);
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
  const [community, station] = [newId(make.clock.now()), newId(make.clock.now())];
  const area: Area = { id: community, parentId: HOME.townId, kind: 'community', name: `历${nr + 1}社区`, code: null, townId: HOME.townId, communityId: community, sort: 900 + nr, hotline: null, lat: null, lng: null };
  await open.uow.run((tx) => tx.insert(Area, area));
  await open.uow.run((tx) => tx.insert(Station, { id: station, ...HOME, communityId: community, areaId: community, name: `东门 ${nr + 1} 号柜台`, address: '东门路', hours: '9:00–20:00', phone: null, active: true }));
  const shelves: LaneShelf[] = [];
  for (const { price, monthly } of SHELVES) shelves.push({ stockId: (await make.gifts(1, () => 3, price, { stationId: station, monthlyLimit: monthly }))[0]!, price, monthly, left: null });
  return { community, station, desk: await make.staff('desk', community, station), shelves };
}
