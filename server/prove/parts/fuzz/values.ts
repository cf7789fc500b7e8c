import fc from 'fast-check';
import type { OpenApi, Schema } from '../../openapi.js';

/** What a stand-in may stand for: something that is there, a secret that belongs to it, or a moment in minutes from now. */
export type Kind =
  | 'order' | 'assignment' | 'record' | 'correction' | 'feedback' | 'redemption' | 'stock' | 'station' | 'volunteer' | 'neighbour' | 'family' | 'seat' | 'ticket' | 'demo'
  | 'community' | 'area' | 'item' | 'phone' | 'code' | 'secret' | 'qr' | 'cursor' | 'moment';

/** Something that is known only when the request is sent; `number` chooses among what is there then. */
export class StandIn {
  constructor(
    readonly kind: Kind,
    readonly number: number,
  ) {}
}

export type Value = null | boolean | number | string | StandIn | readonly Value[] | { readonly [name: string]: Value };

export const standIn = (kind: Kind): fc.Arbitrary<StandIn> => fc.nat(9_999).map((number) => new StandIn(kind, number));

const moment = (minutes: fc.Arbitrary<number>): fc.Arbitrary<StandIn> => minutes.map((number) => new StandIn('moment', number));

/** Mostly plain, sometimes anything that a keyboard gives. */
const text: fc.Arbitrary<Value> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('药吃完了，帮忙买一盒', '灯坏了', '想有人说说话', '腿脚不便，请慢一点', '好') },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }) },
);

const whole = (min: number, max: number): fc.Arbitrary<Value> => fc.integer({ min, max });

/** What the contract says in words only, by the name of the schema. */
const BY_SCHEMA: Readonly<Record<string, fc.Arbitrary<Value>>> = {
  Instant: moment(fc.integer({ min: -9, max: 0 })),
  Window: fc.tuple(fc.integer({ min: 5, max: 60_000 }), fc.integer({ min: 15, max: 400 })).map(([start, length]) => ({
    start: new StandIn('moment', start),
    end: new StandIn('moment', start + length),
  })),
  Point: fc.record({ lat: fc.double({ min: 22.1, max: 22.3, noNaN: true }), lng: fc.double({ min: 112.2, max: 112.4, noNaN: true }), datum: fc.constant('gcj02') }),
};

/** And by the name of the property. */
const BY_NAME: Readonly<Record<string, fc.Arbitrary<Value>>> = {
  id: fc.oneof({ weight: 9, arbitrary: fc.uuid({ version: 7 }) }, { weight: 1, arbitrary: standIn('order') }),
  itemId: standIn('item'),
  neighbourId: standIn('neighbour'),
  communityId: standIn('community'),
  areaId: standIn('area'),
  stationId: standIn('station'),
  stockId: standIn('stock'),
  personId: standIn('demo'),
  personIds: fc.array(standIn('volunteer'), { minLength: 1, maxLength: 3 }),
  phone: fc.oneof(standIn('phone'), fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String)),
  elderPhone: standIn('phone'),
  relativePhone: standIn('phone'),
  code: standIn('code'),
  secret: standIn('secret'),
  qr: standIn('qr'),
  cursor: standIn('cursor'),
  name: fc.constantFrom('陈小明', '欧阳春', '李', '阿布都热西提·买买提'),
  address: fc.integer({ min: 1, max: 999 }).map((number) => `解放路 ${number} 号 302`),
  birthYear: whole(1930, 2010),
  weekday: whole(1, 7),
  weeklyCap: whole(1, 10),
  minutes: whole(1, 240),
  quantity: whole(1, 60),
  seats: whole(1, 3),
  limit: whole(1, 100),
  chips: fc.subarray(['办好了', '东西送到了', '教会了', '陪到家了'], { maxLength: 2 }),
  readBack: fc.constantFrom(true, true, true, false),
  riskAgreed: fc.constantFrom(true, true, true, false),
};

/** Values that the schema allows, and mostly such as people send. */
export function valuesOf(api: OpenApi, declared: Schema, property: string): fc.Arbitrary<Value> {
  const { name, schema } = api.resolve(declared);
  const known = (name ? BY_SCHEMA[name] : undefined) ?? BY_NAME[property];
  if (known) return known;
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => valuesOf(api, one, property)));
  if (schema.type === 'object') return objectsOf(api, schema);
  if (schema.type === 'array') return fc.uniqueArray(valuesOf(api, schema.items!, property), { maxLength: schema.maxItems ?? 3, selector: (value) => JSON.stringify(value) });
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'number') return fc.oneof(whole(0, 100), fc.double({ noNaN: true, noDefaultInfinity: true }));
  if (schema.type === 'null') return fc.constant(null);
  if (schema.type === 'string') return text;
  throw new Error(`no values for ${property}: ${JSON.stringify(schema)}`);
}

function objectsOf(api: OpenApi, { properties = {}, required = [] }: Schema): fc.Arbitrary<Value> {
  const values = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, valuesOf(api, schema, name)]));
  return fc.record<Record<string, Value>>(values, { requiredKeys: [...required] });
}
