import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** As Taro reads it. */
interface AppConfig {
  readonly pages: readonly string[];
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[];
}

function appConfig(): AppConfig {
  Object.assign(globalThis, { defineAppConfig: (config: AppConfig) => config });
  return (jest.requireActual('../src/app.config') as { default: AppConfig }).default;
}

describe('the table of pages that are looked at in a browser', () => {
  const table = readFileSync(join(__dirname, '../pages/table.mjs'), 'utf8');
  const lines = [...table.matchAll(/name: '([^']+)', path: '([^'?]+)[^}]*/g)].map(([line, name, path]) => ({ name, path, empty: line.includes(' empty: ') }));
  const neverEmpty = /NEVER_EMPTY = \[([^\]]*)\]/.exec(table)![1]!.match(/[\w/-]+/g)!;
  const { pages, subPackages } = appConfig();
  const all = [...pages, ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`))];

  test('has every page of the app, and no other', () => {
    expect([...new Set(lines.map(({ path }) => path))].sort()).toEqual([...all].sort());
  });

  test('says of each page with whom it is empty, or that it never is', () => {
    const empty = new Set(lines.filter((line) => line.empty).map(({ path }) => path));
    expect(all.filter((page) => empty.has(page) === neverEmpty.includes(page))).toEqual([]);
  });

  test('gives each line a name of its own', () => {
    const names = lines.map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});
