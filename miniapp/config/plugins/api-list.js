const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');

/** Taro carries the names of all 150 calls of WeChat that answer by callback, to make promises of them. */
const TABLE = /const needPromiseApis = new Set\(\[([^\]]*)\]\)/;

/** Which calls our source makes: `Taro.scanCode(` */
function callsIn(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((file) => /\.tsx?$/.test(file) && !/\.spec\./.test(file));
  return new Set(files.flatMap((file) => [...readFileSync(path.join(folder, file), 'utf8').matchAll(/\bTaro\.(\w+)\(/g)].map(([, name]) => name)));
}

/** Leaves the names that our source calls. */
exports.keepCalled = (folder) => {
  const calls = callsIn(folder);
  return [TABLE, (_whole, names) => `const needPromiseApis = new Set('${[...names.matchAll(/'(\w+)'/g)].map(([, name]) => name).filter((name) => calls.has(name)).join(' ')}'.split(' '))`];
};
