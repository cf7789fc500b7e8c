// Checks the WeChat build without DevTools and without a network: WeChat's own WXML and WXSS compilers,
// the syntax of every script, and miniprogram-ci's reading of app.json and the pages' JSON. Fails with file and line.
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { generateKeyPairSync } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

const require = createRequire(import.meta.url);
const project = fileURLToPath(new URL('../', import.meta.url));
const dist = join(project, 'dist/weapp');
const work = mkdtempSync(join(tmpdir(), 'check-weapp-'));
const faults = [];

function filesEndingIn(...ends) {
  return readdirSync(dist, { recursive: true })
    .map((file) => String(file).split('\\').join('/'))
    .filter((file) => ends.some((end) => file.endsWith(end)));
}

/** The package's files are shared with other checkouts, so the copy and not the original is made executable. */
function compiler(name) {
  const folder = { linux: 'linux', darwin: 'mac' }[process.platform];
  if (folder === undefined) return undefined;
  const original = join(dirname(require.resolve('miniprogram-compiler/package.json')), 'bin', folder, name);
  const copy = join(work, name);
  copyFileSync(original, copy);
  chmodSync(copy, 0o755);
  return copy;
}

function compile(what, name, args, files) {
  const program = compiler(name);
  if (program === undefined) {
    console.log(`${what.padEnd(6)} skipped: WeChat has no compiler for ${process.platform}`);
    return;
  }
  const { status, stdout, stderr, error } = spawnSync(program, [...args, ...files], { cwd: dist, encoding: 'utf8', maxBuffer: 64 << 20 });
  if (error || status !== 0) faults.push(`${what}: ${error?.message ?? (stderr.trim() || stdout.trim())}`);
  console.log(`${what.padEnd(6)} ${files.length} files, exit ${status}`);
}

function parseScripts() {
  const files = filesEndingIn('.js');
  for (const file of files) {
    try {
      // Parsing is all that is wanted of it.
      void new Script(readFileSync(join(dist, file), 'utf8'), { filename: file });
    } catch (error) {
      faults.push(`JS: ${error.stack.split('\n')[0]} ${error.message}`);
    }
  }
  console.log(`${'JS'.padEnd(6)} ${files.length} files`);
}

/** Templates and scripts number the attributes each for itself: the plugin's list must have reached both, or every number is another's. */
function compareAttributes() {
  const inTemplates = readFileSync(join(dist, 'base.wxml'), 'utf8').includes('aria-modal=');
  const inScripts = ['taro.js', 'common.js', 'app.js'].some((file) => readFileSync(join(dist, file), 'utf8').includes('"aria-modal"'));
  if (!inTemplates || !inScripts) faults.push(`attributes: in the templates ${inTemplates}, in the scripts ${inScripts}`);
}

/** Files that app.json only names: neither compiler looks for them. */
function findNamed() {
  const { sitemapLocation } = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8'));
  if (sitemapLocation && !existsSync(join(dist, sitemapLocation))) faults.push(`app.json names ${sitemapLocation}, which is not there`);
}

async function readProject() {
  const ci = require('miniprogram-ci');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, privateKeyEncoding: { type: 'pkcs1', format: 'pem' }, publicKeyEncoding: { type: 'pkcs1', format: 'pem' } });
  const privateKeyPath = join(work, 'throw-away.key');
  writeFileSync(privateKeyPath, privateKey);
  const { appid } = JSON.parse(readFileSync(join(project, 'project.config.json'), 'utf8'));
  const opened = new ci.Project({ appid: appid.startsWith('wx') ? appid : 'wx0000000000000000', type: 'miniProgram', projectPath: project, privateKeyPath, ignores: ['node_modules/**/*'] });
  // The real one asks WeChat's servers which limits this account has.
  opened.attr = async () => ({ ...ci.DefaultProjectAttr, appid: opened.appid });

  const app = await ci.getAppJSON(opened);
  console.log(`app    ${app.pages.length} pages in main, ${(app.subPackages ?? app.subpackages ?? []).length} sub-packages`);
  const subPages = (app.subPackages ?? app.subpackages ?? []).flatMap(({ root, pages }) => pages.map((page) => join(root, page)));
  for (const page of [...app.pages, ...subPages]) {
    await ci.getPageJSON(opened, { miniprogramRoot: 'dist/weapp/', pagePath: page }).catch((error) => faults.push(`page ${page}: ${error.message ?? error}`));
  }
}

try {
  if (!existsSync(join(dist, 'app.json'))) throw new Error('There is no WeChat build yet: run build:weapp first.');
  compile('WXML', 'wcc', ['-d', '-o', join(work, 'wxml.js')], filesEndingIn('.wxml', '.wxs'));
  compile('WXSS', 'wcsc', ['-lc', '-o', join(work, 'wxss.js')], filesEndingIn('.wxss'));
  parseScripts();
  compareAttributes();
  findNamed();
  await readProject().catch((error) => faults.push(`ci: ${error.path ?? ''} ${error.message ?? error}`));
} catch (error) {
  faults.push(String(error.message ?? error));
} finally {
  rmSync(work, { recursive: true, force: true });
}

for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
