/**
 * What the root commands share: install, build what changed, and say what is going on.
 * Needs Node and npm alone.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PNPM = 'pnpm@10.34.9';

/** Ends the command with one sentence for a person. */
export function fail(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`需要 Node 20.19 或更新的版本，这里是 ${process.versions.node}。`);
  }
}

/**
 * Runs a program to its end. Its output is shown at once (`show`) or kept and shown only if it fails.
 * @returns {Promise<{code: number, output: string}>}
 */
export function run(command, args, { cwd = ROOT, env = {}, show = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    const kept = [];
    child.stdout?.on('data', (part) => kept.push(part));
    child.stderr?.on('data', (part) => kept.push(part));
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(kept).toString('utf8') }));
  });
}

/** A part of the work with its name and its seconds; ends the command if the part fails. */
export async function step(name, work) {
  const began = Date.now();
  process.stdout.write(`· ${name} … `);
  const ticking = setInterval(() => process.stdout.write('.'), 5_000);
  try {
    const result = await work();
    clearInterval(ticking);
    if (result && result.code !== undefined && result.code !== 0) {
      console.log('失败');
      console.error(result.output);
      fail(`“${name}”没有做完。`);
    }
    console.log(result === 'fresh' ? '已是最新' : `好了（${((Date.now() - began) / 1000).toFixed(1)} 秒）`);
    return result;
  } finally {
    clearInterval(ticking);
  }
}

function filesBelow(path, skip) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !skip.has(entry.name))
    .flatMap((entry) => filesBelow(join(path, entry.name), skip));
}

const SKIP = new Set(['node_modules', 'dist', 'dist-prove', 'dist-bench', '.swc', '.taro', 'coverage', '.cache']);

/** One hash over names and contents, so that an unchanged tree is not built again. */
export function fingerprint(paths, extra = '') {
  const hash = createHash('sha256').update(process.versions.node).update(extra);
  for (const file of paths.flatMap((path) => filesBelow(join(ROOT, path), SKIP)).sort()) {
    hash.update(relative(ROOT, file)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

async function unlessFresh(markFile, mark, work) {
  if (existsSync(markFile) && readFileSync(markFile, 'utf8') === mark) return 'fresh';
  const result = await work();
  if (result.code === 0) {
    mkdirSync(dirname(markFile), { recursive: true });
    writeFileSync(markFile, mark);
  }
  return result;
}

const MANIFESTS = [
  'package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml',
  'shared/package.json', 'server/package.json', 'miniapp/package.json',
];

export function install() {
  return step('安装依赖（第一次要几分钟）', () =>
    unlessFresh(join(ROOT, 'node_modules', '.installed'), fingerprint(MANIFESTS), () =>
      run('npx', ['--yes', PNPM, 'install', '--frozen-lockfile'], { env: { CI: 'true' } })));
}

const PARTS = {
  shared: { name: '编译 shared', inputs: ['shared/src', 'shared/package.json', 'tsconfig.base.json'], out: 'shared/dist' },
  server: {
    name: '编译 server',
    inputs: ['server/src', 'server/migrations', 'server/seeds', 'server/.swcrc', 'server/package.json', 'server/scripts/bundle.mjs', 'shared/src'],
    out: 'server/dist',
  },
  prove: {
    name: '编译证明程序',
    inputs: ['server/src', 'server/migrations', 'server/seeds', 'server/prove', 'server/.swcrc', 'server/package.json', 'shared/src'],
    out: 'server/dist-prove',
  },
  bench: {
    name: '编译测量程序',
    inputs: ['server/src', 'server/migrations', 'server/seeds', 'server/prove', 'server/bench', 'server/.swcrc', 'server/package.json', 'shared/src'],
    out: 'server/dist-bench',
  },
  h5: {
    name: '编译 H5 页面',
    inputs: ['miniapp/src', 'miniapp/config', 'miniapp/package.json', 'shared/src', 'pnpm-lock.yaml'],
    out: 'miniapp/dist/h5',
  },
  weapp: {
    name: '编译微信小程序包',
    inputs: ['miniapp/src', 'miniapp/config', 'miniapp/package.json', 'miniapp/project.config.json', 'shared/src', 'pnpm-lock.yaml'],
    out: 'miniapp/dist/weapp',
  },
};

const COMMANDS = {
  shared: ['shared', 'build'],
  server: ['server', 'build', 'bundle'],
  prove: ['server', 'build:prove'],
  bench: ['server', 'build:bench'],
  h5: ['miniapp', 'build:h5'],
  weapp: ['miniapp', 'build:weapp'],
};

/** A package's own script, through its package manager. */
export function script(packageFolder, name, options = {}) {
  return run('npm', ['run', '--silent', name], { cwd: join(ROOT, packageFolder), ...options });
}

/** Builds one part if anything it is made from has changed. `env` is part of what it is made from. */
export function build(part, env = {}) {
  const { name, inputs, out } = PARTS[part];
  const [folder, ...commands] = COMMANDS[part];
  return step(name, () =>
    unlessFresh(join(ROOT, out, '.made-from'), fingerprint(inputs, JSON.stringify(env)), async () => {
      let result;
      for (const command of commands) {
        result = await script(folder, command, { env });
        if (result.code !== 0) break;
      }
      return result;
    }));
}
