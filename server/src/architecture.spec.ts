import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A feature may import what stands to its left, never the other way. */
const FEATURES = [
  'kernel', 'areas', 'wechat', 'jobs', 'audit', 'people', 'auth', 'consent', 'media', 'inbox', 'stations', 'catalog',
  'points', 'hours', 'orders', 'feedback', 'matching', 'shop', 'orgs', 'lists', 'events', 'insights', 'screens',
] as const;
/** Beside the features: they wire the application together and may import all of it; no feature imports them. */
const WIRING = ['health'];

const SRC = dirname(fileURLToPath(import.meta.url));
/** What a rule may take from the kernel: pure functions and the word "no". */
const PURE = ['kernel/refusal', 'kernel/shanghai', 'kernel/working-time'];
/** Kinds of files that hold rules: decisions, the facts they decide on, state tables. */
const RULES = ['rules', 'facts', 'machine'];
/** Files that may know TypeORM. */
const SQL = /\.(entity|store|queries|ledger)$/;

interface File {
  /** 'orders/orders.service', without the ending. */
  readonly path: string;
  readonly feature: string;
  readonly text: string;
  /** Modules of ours as paths like `path`, packages by their name. */
  readonly imports: readonly { readonly to: string; readonly typeOnly: boolean }[];
}

function read(): File[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => {
      const text = readFileSync(join(SRC, file), 'utf8');
      const path = file.replaceAll('\\', '/').replace(/\.ts$/, '');
      const imports = [...text.matchAll(/^(?:import|export)\s(type\s)?(?:[^'";]*?\sfrom\s)?'([^']+)';/gm)].map(([, type, to]) => ({
        to: to!.startsWith('.') ? relative(SRC, join(SRC, dirname(file), to!)).replaceAll('\\', '/').replace(/\.js$/, '') : to!,
        typeOnly: type !== undefined,
      }));
      return { path, feature: path.includes('/') ? path.split('/')[0]! : '', text, imports };
    });
}

/** Every broken rule in a sentence. */
function faults(files: readonly File[]): string[] {
  const found: string[] = [];
  /** Lists and tables: files that import nothing that runs. */
  const plain = new Set(files.filter(({ imports }) => imports.every(({ to, typeOnly }) => typeOnly || to === '@supermarket/shared')).map(({ path }) => path));
  for (const { path, feature, text, imports } of files) {
    const rank = FEATURES.indexOf(feature as (typeof FEATURES)[number]);
    const inFeature = rank > 0;
    if (feature && rank < 0 && !WIRING.includes(feature)) found.push(`${path}: the feature ${feature} is not in the list`);
    const kind = path.split('.').at(-1);
    for (const { to, typeOnly } of imports) {
      const say = (why: string): number => found.push(`${path} imports ${to}: ${why}`);
      const own = to.includes('/') && !to.startsWith('@') && !to.startsWith('node:') && !to.startsWith('../');
      const target = own ? to.split('/')[0]! : '';
      const targetKind = to.split('.').at(-1);
      const foreign = own && target !== feature;

      if (rank >= 0 && foreign && FEATURES.indexOf(target as (typeof FEATURES)[number]) > rank) say('to the right');
      if (rank >= 0 && WIRING.includes(target)) say('wiring');
      if (inFeature && foreign && target !== 'kernel' && (targetKind === 'service' || targetKind === 'controller')) {
        if (kind !== 'module') say('another feature’s inside');
      }
      if (inFeature && foreign && targetKind === 'queries' && feature !== 'screens' && kind !== 'module') say('only screens read other features’ queries');
      if (RULES.includes(kind!)) {
        const allowed = to === '@supermarket/shared' || RULES.includes(targetKind!) || PURE.includes(to) || plain.has(to) || typeOnly;
        if (!allowed) say('a rule is pure');
        if (/^@nestjs|^typeorm|kernel\/(clock|index|database|http)/.test(to)) say('a rule knows no Nest, no TypeORM, no clock');
      }
      if (inFeature && to === 'typeorm' && !SQL.test(path)) say('only entities, stores, queries and the ledger');
      if (kind === 'controller' && !typeOnly && ['store', 'rules', 'ledger', 'entity'].includes(targetKind!)) say('controller → service or queries');
      if (kind === 'store' && (targetKind === 'service' || targetKind === 'controller' || targetKind === 'queries')) say('a store is below');
      if ((kind === 'queries' || kind === 'view') && (targetKind === 'service' || targetKind === 'controller')) say('reads are below');
      if (kind === 'service' && targetKind === 'controller') say('a service is below');
    }
    if (feature !== 'kernel' && /\b(createQueryRunner|startTransaction|getRepository)\(|\.transaction\(|\bEntityManager\b/.test(text)) {
      found.push(`${path}: transactions are the kernel's`);
    }
    if (/\bforwardRef\(/.test(text)) found.push(`${path}: forwardRef`);
    if (RULES.includes(kind!) && /new Date\(\)|Date\.now\(|Math\.random\(/.test(text)) found.push(`${path}: time and chance come in`);
  }
  return found;
}

describe('the source', () => {
  it('keeps the dependency rule', () => {
    expect(faults(read())).toEqual([]);
  });

  it('is watched by a rule that sees: planted faults are found', () => {
    const plant = (path: string, ...to: string[]): string[] =>
      faults([{ path, feature: path.split('/')[0]!, text: '', imports: to.map((name) => ({ to: name, typeOnly: false })) }]);
    expect(plant('points/points.store', 'orders/order.rules')).toHaveLength(1);
    expect(plant('orders/order.rules', 'typeorm')).not.toEqual([]);
    expect(plant('orders/order.rules', 'kernel/clock')).not.toEqual([]);
    expect(plant('orders/orders.service', 'typeorm')).toHaveLength(1);
    expect(plant('orders/orders.service', 'hours/hours.service')).toHaveLength(1);
    expect(plant('orders/orders.controller', 'orders/orders.store')).toHaveLength(1);
    expect(plant('shop/shop.queries', 'points/points.queries')).toHaveLength(1);
    expect(plant('screens/home.queries', 'points/points.queries')).toEqual([]);
    expect(plant('gossip/gossip.service')).toHaveLength(1);
    expect(faults([{ path: 'shop/shop.service', feature: 'shop', text: 'ds.createQueryRunner()', imports: [] }])).toHaveLength(1);
  });
});
