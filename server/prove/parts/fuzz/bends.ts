import fc from 'fast-check';

/** A request as it goes over the line, its body not yet a text. */
export interface Draft {
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent instead of the body, as it is. */
  readonly raw?: string;
}

/** One thing that is wrong with a request, with words for the line that tells of it. */
export interface Bend {
  readonly what: string;
  readonly apply: (draft: Draft) => Draft;
}

/** As much as the server takes, and a little less than it needs for the rest of a body. */
const NEARLY_ALL = 1024 * 1024 - 4_096;

const deep = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown;

/** Names that mean something to JavaScript, to our tables, or to nobody. */
const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', 'status', 'personId', 'createdAt', 'seatsTaken', 'x', '', '电话', '\u0000'];

/** Values for any place: wrong types, far out of range, and texts that have broken others. */
const strange: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, [], {}, '', ' ', [[]], [null], { length: 1 }),
  fc.constantFrom<unknown>(0, -0, -1, 1.5, 1e308, -1e308, 5e-324, 2 ** 31, 2 ** 53 + 2, 2 ** 63, 1e21),
  fc.constantFrom('\ud83d', 'a\udc00b', '👨‍👩‍👧‍👦', '𠮷', '\u0000', '\u0007\u001b[31m', '\u202e', '\ufeff', '\u2028', 'İ', '\r\nX-Evil: 1', '﷽'),
  fc.constantFrom('__proto__', 'constructor', "' OR 1=1 --", '"; DROP TABLE person; --', '%', '_', '../../etc/passwd', '${7*7}', '{{7*7}}', '<script>', 'null', 'NaN', '1', 'true', '[]'),
  fc.constantFrom('9999-12-31T23:59:59.999Z', '0000-01-01T00:00:00Z', '-000001-01-01T00:00:00Z', '+275760-09-13T00:00:00.000Z', '2026-02-30T00:00:00Z', '2026-W10-1T00:00Z', '2026-060T00:00Z', '2026-01-01T24:00:00Z', '2026-12-31T23:59:60Z', '1582-10-10T00:00:00+14:00', '2026-01-01T00:00:00+99:99'),
  fc.constantFrom(1_000, 70_000, NEARLY_ALL).map((length) => 'a'.repeat(length)),
  fc.constantFrom(100, 20_000).map((length) => '好'.repeat(length)),
  fc.constantFrom(10, 200, 2_000).map(deep),
  fc.constantFrom(30, 5_000).map((length) => Array.from({ length }, (_, i) => i)),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Each place in a body, the body itself first. */
function placesOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  const inside = value !== null && typeof value === 'object' ? Object.entries(value).flatMap(([name, one]) => placesOf(one, [...path, name])) : [];
  return [path, ...inside];
}

/** A copy of the body with one place changed. */
function changed(body: unknown, path: readonly (string | number)[], change: (old: unknown) => unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return change(body);
  const copy = (Array.isArray(body) ? [...(body as unknown[])] : { ...(body as object) }) as Record<string | number, unknown>;
  const value = changed(copy[first], rest, change);
  if (value === GONE) delete copy[first];
  else copy[first] = value;
  return copy;
}
const GONE = Symbol('gone');

/** The beginning of a value; not all of a large one is written down for that. */
function short(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 30));
  return Array.isArray(value) && value.length > 20 ? `[… ${value.length}]` : (JSON.stringify(value) ?? 'nothing').slice(0, 40);
}

/** At the `at`th place of the body. */
const inBody = (what: string, at: number, change: (old: unknown) => unknown): Bend => ({
  what,
  apply: (draft) => {
    const places = placesOf(draft.body);
    return { ...draft, body: changed(draft.body, places[at % places.length]!, change) };
  },
});

/** An own property whatever its name, as `JSON.parse` makes it. */
const withProperty = (old: unknown, name: string, value: unknown): unknown =>
  Object.defineProperty({ ...(old !== null && typeof old === 'object' ? old : {}) }, name, { value, enumerable: true, configurable: true, writable: true });

const rawOf = ({ body }: Draft): string => (JSON.stringify(body) as string | undefined) ?? '';

const bodyBends: fc.Arbitrary<Bend> = fc.oneof(
  { weight: 10, arbitrary: fc.tuple(fc.nat(40), strange).map(([at, value]) => inBody(`place ${at} = ${short(value)}`, at, () => value)) },
  { weight: 3, arbitrary: fc.nat(40).map((at) => inBody(`place ${at} left out`, at, () => GONE)) },
  { weight: 3, arbitrary: fc.tuple(fc.nat(40), fc.constantFrom(...NAMES), strange).map(([at, name, value]) => inBody(`place ${at} with ${name}`, at, (old) => withProperty(old, name, value))) },
  { weight: 1, arbitrary: fc.nat(40).map((at) => inBody(`place ${at} in a list`, at, (old) => [old, old])) },
  { weight: 1, arbitrary: fc.nat(40).map((at) => inBody(`place ${at} as a text`, at, (old) => (typeof old === 'string' ? Number(old) : JSON.stringify(old)))) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Bend>(
      { what: 'cut off', apply: (draft) => ({ ...draft, raw: rawOf(draft).slice(0, -1) }) },
      { what: 'twice', apply: (draft) => ({ ...draft, raw: rawOf(draft) + rawOf(draft) }) },
      { what: 'with a byte order mark', apply: (draft) => ({ ...draft, raw: `\ufeff${rawOf(draft)}` }) },
      { what: 'no JSON', apply: (draft) => ({ ...draft, raw: "{'a': NaN}" }) },
      { what: 'an empty body', apply: (draft) => ({ ...draft, raw: '' }) },
      { what: 'a name twice', apply: (draft) => ({ ...draft, raw: rawOf(draft).replace(/^\{("\w+":)/, '{$1null,$1') }) },
      { what: 'too long', apply: (draft) => ({ ...draft, raw: JSON.stringify('a'.repeat(1024 * 1024)) }) },
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml', 'application/json; charset=gbk', 'application/problem+json', 'nonsense', '')
      .map((type) => ({ what: `as ${type || 'nothing'}`, apply: (draft: Draft) => ({ ...draft, headers: { ...draft.headers, 'content-type': type } }) })),
  },
);

/** The same for an address, where half a sign has no bytes. */
const plainText: fc.Arbitrary<string> = strange.map((value) => Buffer.from((typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 2_000)).toString());

const queryBends: fc.Arbitrary<Bend> = fc.oneof(
  fc.tuple(fc.nat(5), plainText).map(([at, value]) => ({
    what: `query ${at} = ${short(value)}`,
    apply: (draft: Draft) => ({ ...draft, query: draft.query.map(([name, old], i) => [name, i === at % draft.query.length ? value : old] as const) }),
  })),
  fc.nat(5).map((at) => ({ what: `query ${at} twice`, apply: (draft: Draft) => ({ ...draft, query: [...draft.query, ...draft.query.slice(at % Math.max(1, draft.query.length)).slice(0, 1)] }) })),
  fc.tuple(fc.constantFrom(...NAMES, 'limit', 'cursor', 'limit[]', 'limit[a]', 'cursor[$ne]'), plainText).map(([name, value]) => ({
    what: `query with ${name}=${short(value)}`,
    apply: (draft: Draft) => ({ ...draft, query: [...draft.query, [name, value] as const] }),
  })),
);

const SEGMENTS = ['%00', '%zz', '%', '%E0%A4%A', '..%2f..%2fetc', '%2e%2e', 'A'.repeat(101), '0', '-1', 'null', '__proto__', '%F0%9F%98%80', '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-7fff-bfff-ffffffffffff', '%27%20OR%201=1', '*', ';', '%20'];

const pathBends: fc.Arbitrary<Bend> = fc.oneof(
  fc.constantFrom(...SEGMENTS).map((segment) => ({
    what: `${segment.slice(0, 20)} in the path`,
    apply: (draft: Draft) => ({ ...draft, path: /[0-9a-f]{8}-/.test(draft.path) ? draft.path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, segment) : `${draft.path}/${segment}` }),
  })),
  fc.constant({ what: 'the path in capitals', apply: (draft: Draft) => ({ ...draft, path: draft.path.toUpperCase() }) }),
  fc.constantFrom('/', '//', '?').map((end) => ({ what: `the path with ${end} at its end`, apply: (draft: Draft) => ({ ...draft, path: draft.path + end }) })),
);

const headerBends: fc.Arbitrary<Bend> = fc
  .constantFrom<readonly [string, string]>(
    ['authorization', 'Bearer'], ['authorization', 'Basic YTpi'], ['authorization', `Bearer ${'a'.repeat(43)}`], ['authorization', `Bearer ${'a'.repeat(5_000)}`], ['authorization', 'bearer __proto__'],
    ['x-request-id', 'short'], ['x-request-id', 'a'.repeat(2_000)], ['x-request-id', '<b>12345678</b>'], ['accept-encoding', 'nonsense;q=x'], ['accept', 'text/html'],
    ['content-encoding', 'gzip'], ['x-http-method-override', 'DELETE'], ['x-forwarded-for', "' OR 1=1 --"], ['origin', 'null'], ['cookie', 'a=%zz'], ['if-none-match', '*'], ['range', 'bytes=0-0'],
  )
  .map(([name, value]) => ({ what: `${name}: ${value.slice(0, 30)}`, apply: (draft) => ({ ...draft, headers: { ...draft.headers, [name]: value } }) }));

/** What is bent, for a route with these parts. */
export function bendsFor(has: { readonly body: boolean; readonly query: boolean }): fc.Arbitrary<Bend> {
  return fc.oneof(
    ...(has.body ? [{ weight: 14, arbitrary: bodyBends }] : [{ weight: 1, arbitrary: strange.map((value): Bend => ({ what: 'a body', apply: (draft) => ({ ...draft, body: value }) })) }]),
    { weight: has.query ? 8 : 1, arbitrary: queryBends },
    { weight: 1, arbitrary: pathBends },
    { weight: 1, arbitrary: headerBends },
  );
}
