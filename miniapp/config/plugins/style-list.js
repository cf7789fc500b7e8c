const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');

/** `style={{ paddingTop: …, left: … }}` up to the end of the outer braces. */
const WRITTEN = /style=\{\{([\s\S]*?)\}\}/g;
/** The name before a colon that is not inside a string or a condition. */
const NAME = /(?:^|,)\s*(\w+):/g;

function namesIn(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.tsx') && !file.endsWith('.spec.tsx'));
  return files.flatMap((file) => [...readFileSync(path.join(folder, file), 'utf8').matchAll(WRITTEN)].flatMap(([, inside]) => [...inside.matchAll(NAME)].map(([, name]) => name)));
}

/** Leaves the names of styles that our source writes; React hides what waits with `display`. */
exports.keepStyled = (folder) => {
  const names = [...new Set(['display', ...namesIn(folder)])].sort();
  return [
    [/const styleProperties = \[[\s\S]*?\n\];/, `const styleProperties = '${names.join(' ')}'.split(' ');`],
    [/\nfunction combine\([\s\S]*(?=\nexport \{)/, ''],
  ];
};
