import fc from 'fast-check';
import type { OpenApi, Operation } from '../../openapi.js';
import { aimAt } from './aims.js';
import { bendsFor, type Bend, type Draft } from './bends.js';
import { EVERYBODY, type Cast, type Role, type Sender } from './cast.js';
import type { Thing, Things } from './things.js';
import { StandIn, valuesOf, type Kind, type Value } from './values.js';

/** A request as it was drawn: what stands for things that are there is looked up when it is sent. */
export interface Shot {
  /** Null: by somebody who may, to something that is ready for it. */
  readonly role: Role | null;
  /** Chooses the thing in the path, and who of the role. */
  readonly number: number;
  readonly query: Readonly<Record<string, Value>>;
  readonly body: Value | null;
  readonly bend: Bend | null;
}

/** A request as it is sent. */
export interface Sent extends Draft {
  readonly sender: Sender;
  /** What is told of it when it is answered wrongly. */
  readonly bent: string | null;
}

/** What the id after this word in the path names. */
const SUBJECTS: Readonly<Record<string, Kind>> = {
  orders: 'order', assignments: 'assignment', records: 'record', corrections: 'correction', redemptions: 'redemption', feedback: 'feedback', stations: 'station', communities: 'community', stock: 'stock',
  volunteers: 'volunteer', neighbours: 'neighbour', family: 'family', 'staff-seats': 'seat', 'scan-tickets': 'ticket',
};

/** Routes that are about something which is not in their path. */
const ABOUT: Readonly<Record<string, Kind>> = { 'POST /v1/desk/look-up': 'redemption' };

const ROLES: fc.Arbitrary<Role | null> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(null) },
  { weight: 4, arbitrary: fc.constantFrom<Role>(...EVERYBODY) },
);

/** Requests to one route: as the document wants them, and about as many with one thing wrong. */
export function shotsAt(api: OpenApi, { body, inQuery }: Operation): fc.Arbitrary<Shot> {
  const query = Object.fromEntries(inQuery.map(({ name, schema }) => [name, valuesOf(api, schema, name)]));
  return fc.record({
    role: ROLES,
    number: fc.nat(99_999),
    query: fc.record<Record<string, Value>>(query, { requiredKeys: inQuery.filter(({ required }) => required).map(({ name }) => name) }),
    body: body ? valuesOf(api, body, '') : fc.constant(null),
    bend: fc.oneof({ weight: 11, arbitrary: fc.constant(null) }, { weight: 9, arbitrary: bendsFor({ body: body !== null, query: inQuery.length > 0 }) }),
  });
}

/** Looks up what the stand-ins stand for, and bends the result. */
export class Sending {
  constructor(
    private readonly cast: Cast,
    private readonly things: Things,
  ) {}

  async of({ route, path, inPath, body }: Operation, shot: Shot): Promise<Sent> {
    const kind = ABOUT[route] ?? (inPath.length > 0 ? SUBJECTS[/(\S+)\/:/.exec(path)![1]!.split('/').at(-1)!]! : null);
    const aim = shot.role === null ? aimAt(route) : null;
    const subject = kind && this.things.pick(kind, shot.number, aim?.states);
    const sender = await this.cast.sender(aim ? aim.roles[shot.number % aim.roles.length]! : shot.role!, shot.number, subject);
    const look = (value: Value): Promise<unknown> => this.#stoodFor(value, route, subject);
    const draft: Draft = {
      path: path.replace(/:\w+/, subject?.id ?? 'none'),
      query: await Promise.all(Object.entries(shot.query).map(async ([name, value]) => [name, String(await look(value))] as const)),
      body: body ? await look(shot.body) : undefined,
      headers: sender.token ? { authorization: `Bearer ${sender.token}` } : {},
    };
    return { ...(shot.bend ? shot.bend.apply(draft) : draft), sender, bent: shot.bend?.what ?? null };
  }

  async #stoodFor(value: Value, route: string, subject: Thing | null): Promise<unknown> {
    if (value instanceof StandIn) return (await this.#lookUp(value, route, subject)) ?? 'none';
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return Promise.all((value as readonly Value[]).map((one) => this.#stoodFor(one, route, subject)));
    const entries = await Promise.all(Object.entries(value).map(async ([name, one]) => [name, await this.#stoodFor(one, route, subject)] as const));
    return Object.fromEntries(entries);
  }

  async #lookUp({ kind, number }: StandIn, route: string, subject: Thing | null): Promise<string | undefined | null> {
    const among = (list: readonly string[]): string | undefined => list[number % Math.max(1, list.length)];
    if (kind === 'moment') return new Date(Date.now() + number * 60_000).toISOString();
    if (kind === 'phone') return `199${10_000_000 + (number % 30)}`;
    if (kind === 'cursor') return number % 4 === 0 ? among([...this.things.cursors.values()]) : (this.things.cursors.get(route) ?? '');
    if (kind === 'qr') return among(this.things.qrs.slice(-5));
    if (kind === 'secret') return subject && this.things.secrets.get(subject.id);
    if (kind === 'code') return this.#code(number, route, subject);
    if (kind === 'station' && subject?.of && number % 4 !== 0) return subject.of;
    return this.things.pick(kind, number)?.id;
  }

  async #code(number: number, route: string, subject: Thing | null): Promise<string | null | undefined> {
    if (number % 5 === 0) return String(number).padStart(4, '0');
    if (route.endsWith('/check-in')) return subject?.of ? this.things.doorCode(subject) : null;
    if (route.endsWith('/look-up') || route.endsWith('/hand-over')) return subject && this.things.voucherCode(subject, number % 2 === 0);
    return route.endsWith('/redeem') ? this.things.grants.at(number % 9) : this.things.codes.pop();
  }
}

