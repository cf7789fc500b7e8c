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
  const lines = [...table.matchAll(/name: '([^']+)', path: '([^'?]+)/g)].map(([, name, path]) => ({ name, path }));

  test('has every page of the app', () => {
    const { pages, subPackages } = appConfig();
    const all = [...pages, ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`))];
    expect(all.filter((page) => !lines.some(({ path }) => path === page))).toEqual([]);
  });

  test('gives each line a name of its own', () => {
    const names = lines.map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});
