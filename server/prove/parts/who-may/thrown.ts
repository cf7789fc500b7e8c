import type { Random } from '../../random.js';
import type { Column } from './columns.js';

/** A name with a value that nobody declared. */
export interface Stone {
  readonly name: string;
  readonly value: unknown;
  /** The columns that it could land in. */
  readonly columns: readonly Column[];
}

/** Such values stand nowhere in a database of ours unless somebody has set them. */
const MARK = { number: 7_654_321, moment: '2099-01-02T03:04:05.678Z', text: 'thrown-in', flag: 'thrown-in' } as const;

/** What somebody would try who has read the code; that none of it came in is told by the refusal alone. */
const PLAUSIBLE: Readonly<Record<string, unknown>> = {
  status: 'CLOSED', state: 'CREDITED', role: 'city', party_state: 'verified', risk: 'low', level: 3, kind: 'CHECKED', held: null, way: 'wechat', revision: 99,
  points: 9_999, balance: 9_999, amount: 9_999, price: 0, minutes: 1_440, seats: 20, on_hand: 9_999, reserved: 0, helped: 99, bears_points: true, active: true,
};

/** What nobody expects in a column at all. */
const NASTY: readonly unknown[] = [null, -1, 1e21, 0.1, '', ' ', "' OR '1'='1", '\u0000', '💥'.repeat(300), [], [[]], {}, { $ne: null }, { role: 'city' }, true, '__proto__'];

/** Names that every object has anyway; a body with one of them is not read at all. */
export const EVERYBODYS = ['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf'] as const;

/** Every column under both of its names, each name once. `intruder` stands in columns of ids. */
export function stones(columns: readonly Column[], how: 'marked' | 'plausible' | 'nasty', intruder: string, random: Random): Stone[] {
  const byName = new Map<string, Column[]>();
  for (const column of columns) for (const name of new Set([column.name, column.property])) byName.set(name, [...(byName.get(name) ?? []), column]);
  const marked = ({ name, holds }: Column): unknown => (holds === 'text' && /(?:^|_)(?:id|by)$/.test(name) ? intruder : MARK[holds]);
  const likely = (column: Column): unknown => (column.name in PLAUSIBLE ? PLAUSIBLE[column.name] : column.holds === 'flag' ? true : marked(column));
  const valueOf = { marked, plausible: likely, nasty: () => random.pick(NASTY) }[how];
  return [...byName].map(([name, of]): Stone => ({ name, value: valueOf(of[0]!), columns: of }));
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A body with stones in it, and where they are: `status`, `window.status`, `freeTimes.0.status`. */
export interface Loaded {
  readonly body: Json;
  readonly fields: readonly string[];
}

/** So many at a time. */
export function inHandfuls(all: readonly Stone[], size: number): Stone[][] {
  const step = Math.min(size, all.length);
  return Array.from({ length: Math.ceil(all.length / step) }, (_, i) => all.slice(i * step, (i + 1) * step));
}

/** Throws the stones into the body and into every object in it; what is declared there stays as it is. */
export function load(body: Json, declared: readonly string[], thrown: readonly Stone[]): Loaded {
  const fields: string[] = [];
  const into = (target: Json, known: readonly string[], path: string): Json => {
    const extra = thrown.filter(({ name }) => !known.includes(name));
    fields.push(...extra.map(({ name }) => path + name));
    return { ...inside(target, path), ...Object.fromEntries(extra.map(({ name, value }) => [name, value])) };
  };
  const inside = (target: Json, path: string): Json =>
    Object.fromEntries(
      Object.entries(target).map(([name, value]) => {
        if (isObject(value)) return [name, into(value, Object.keys(value), `${path}${name}.`)];
        if (Array.isArray(value)) return [name, value.map((one: unknown, i) => (isObject(one) ? into(one, Object.keys(one), `${path}${name}.${i}.`) : one))];
        return [name, value];
      }),
    );
  return { body: into(body, declared, ''), fields };
}
