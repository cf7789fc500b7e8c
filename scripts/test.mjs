/**
 * `npm test`: types, lint and every suite, in two lanes for two cores, closed by one line of counts.
 *
 *   npm test -- --no-skip        a skipped suite is a failure (as in CI)
 *   npm test -- --only NAME,…    some suites by name
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { build, install, requireNode, ROOT, run } from './workshop.mjs';

requireNode();
const flag = (name) => process.argv.includes(name);
const only = flag('--only') ? process.argv[process.argv.indexOf('--only') + 1].split(',') : null;
const strict = flag('--no-skip');

const found = (names) =>
  names.some((name) => [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'].some((folder) => existsSync(join(folder, name))));
const chromium = Boolean(process.env.CHROMIUM) || found(['chromium', 'chromium-browser', 'google-chrome']);
const mariadb = Boolean(process.env.TEST_DATABASE_URL) || found(['mariadbd']);

const RESULTS = join(ROOT, 'test-results');
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

/** A check is one thing that passes or fails. */
const check = (name, budget, command, args, options = {}) => ({ name, budget, work: async () => {
  const { code, output } = await run(command, args, options);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, output };
} });

/** A check whose figures are of interest also when it passes. */
const figures = (...given) => {
  const suite = check(...given);
  return { ...suite, work: async () => {
    const result = await suite.work();
    return { ...result, said: result.output.trim() };
  } };
};

/** A jest suite is counted by its own report; figures of interest it leaves beside it. */
const jest = (name, budget, folder, config, needs) => ({ name, budget, needs, work: async () => {
  const report = join(RESULTS, `${name}.json`);
  const { code, output } = await run(
    process.execPath,
    ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '--config', config, '--json', `--outputFile=${report}`],
    { cwd: join(ROOT, folder) },
  );
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0, output };
  const figuresFile = join(RESULTS, `${name}.txt`);
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  const broken = counts.numRuntimeErrorTestSuites;
  const failed = counts.numFailedTests + broken;
  return {
    passed: counts.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: counts.numPendingTests + counts.numTodoTests,
    output,
    said: existsSync(figuresFile) ? readFileSync(figuresFile, 'utf8').trim() : undefined,
  };
} });

const npm = (folder, script) => ['npm', ['run', '--silent', script], { cwd: join(ROOT, folder) }];
const LANES = [
  [
    check('types-shared', 20, ...npm('shared', 'typecheck')),
    check('types-server', 40, ...npm('server', 'typecheck')),
    check('lint', 20, process.execPath, ['node_modules/oxlint/bin/oxlint', '--deny-warnings', '.']),
    check('openapi', 10, process.execPath, ['server/scripts/openapi.mjs', '--check']),
    jest('server', 420, 'server', 'jest.config.mjs'),
    {
      ...check('prove-short', 120, process.execPath, ['--enable-source-maps', 'server/dist-prove/prove/main.js', '--short']),
      needs: { have: found(['mariadbd']), what: '没有找到 mariadbd，证明要用自己的数据库（Debian：apt-get install mariadb-server）' },
    },
  ],
  [
    check('types-miniapp', 60, ...npm('miniapp', 'typecheck')),
    jest('miniapp', 90, 'miniapp', 'jest.config.js'),
    check('weapp-compiles', 60, ...npm('miniapp', 'check:weapp')),
    figures('sizes', 10, ...npm('miniapp', 'size')),
    jest('e2e-weapp', 150, 'miniapp', 'e2e-weapp/jest.config.mjs'),
    {
      ...check('pages-sample', 60, process.execPath, ['miniapp/pages/main.mjs', '--sample']),
      needs: { have: chromium, what: '没有找到 Chromium，看不了页面' },
    },
    jest('browser', 300, 'miniapp', 'e2e/jest.config.mjs', { have: chromium, what: '没有找到 Chromium，装一个（Debian：apt-get install chromium fonts-noto-cjk）或用 CHROMIUM 指明' }),
  ],
];

await install();
await build('shared');
await build('server');
await build('prove');
await build('h5');
await build('weapp');

const total = { passed: 0, failed: 0, skipped: 0 };
const notes = [];
async function runLane(lane) {
  for (const suite of lane) {
    if (only && !only.includes(suite.name)) continue;
    if (suite.needs && !suite.needs.have) {
      total.skipped += 1;
      notes.push(`跳过 ${suite.name}：${suite.needs.what}`);
      continue;
    }
    const began = Date.now();
    const { output, said, ...counts } = await suite.work();
    const seconds = (Date.now() - began) / 1000;
    for (const key of Object.keys(total)) total[key] += counts[key];
    const over = seconds > suite.budget ? '  超出预算' : '';
    const mark = counts.failed > 0 ? '✗' : '✓';
    console.log(
      `${mark} ${suite.name.padEnd(16)} ${String(counts.passed).padStart(5)} passed ${String(counts.failed).padStart(3)} failed ` +
      `${String(counts.skipped).padStart(3)} skipped  ${seconds.toFixed(0).padStart(4)} s of ${suite.budget} s${over}`,
    );
    if (said && counts.failed === 0) console.log(said.replace(/^/gm, '    '));
    if (counts.failed > 0) console.log(output);
  }
}
await Promise.all(LANES.map(runLane));

if (!mariadb) notes.push('跳过 MariaDB 上的数据库测试：装 mariadb-server，或用 TEST_DATABASE_URL 指向一个空的 MySQL/MariaDB');
for (const note of notes) console.log(note);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 || (strict && (total.skipped > 0 || notes.length > 0)) ? 1 : 0);
