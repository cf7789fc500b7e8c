import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const SRC = join(__dirname, '../src');
const UI = join(SRC, 'ui');

/** What only looks like something, and does nothing that a sentence could say; the gallery shows it. */
const ONLY_LOOKS: Readonly<Record<string, string>> = {
  Drawing: 'a picture that readers do not hear',
  Icon: 'a sign beside words that say the same',
  Page: 'puts together what has sentences of its own: its bars, LoadedContent, the hosts of dialogs and toasts; every page of the tour stands in it',
  Skeleton: 'grey boxes; when they appear is a sentence about LoadedContent',
  Slot: 'an empty box; what it saves is counted in WeChat’s package by e2e-weapp',
  Tag: 'a word on a ground; which tone means what stands with those who give it',
};

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));

const specs = filesBelow(SRC).filter((path) => path.endsWith('.spec.tsx')).map((path) => readFileSync(path, 'utf8'));

/** A spec that takes the component from its own file and shows it. */
const isShown = (component: string): boolean => specs.some((text) =>
  [...text.matchAll(new RegExp(`import \\{([^}]*)\\} from '[^']*/${component}'`, 'g'))]
    .some(([, names]) => names!.split(',').map((name) => name.trim()).some((name) => new RegExp(`<${name}\\b|\\b${name}\\(`).test(text))));

describe('the components', () => {
  const components = readdirSync(UI).filter((name) => name.endsWith('.tsx') && !name.endsWith('.spec.tsx')).map((name) => basename(name, '.tsx'));

  test('each have a sentence about what they do, or a reason why there is none', () => {
    expect(components.filter((component) => !isShown(component) && !(component in ONLY_LOOKS))).toEqual([]);
  });

  test('without a sentence are the listed ones alone', () => {
    expect(Object.keys(ONLY_LOOKS).filter((component) => !components.includes(component) || isShown(component))).toEqual([]);
  });
});
