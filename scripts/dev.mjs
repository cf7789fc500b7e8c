/** `npm run dev`: the server and the H5 pages, both made anew on each change. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, install, requireNode, ROOT } from './workshop.mjs';

requireNode();
await install();
await build('shared');
await build('server');

const children = [
  ['npm', ['run', '--silent', 'dev'], 'server'],
  ['npm', ['run', '--silent', 'dev'], 'shared'],
  ['npm', ['run', '--silent', 'dev:h5'], 'miniapp'],
].map(([command, args, folder]) =>
  spawn(command, args, { cwd: join(ROOT, folder), stdio: 'inherit', shell: process.platform === 'win32' }));

const stop = () => children.forEach((child) => child.kill('SIGTERM'));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
for (const child of children) {
  child.on('close', (code) => {
    stop();
    process.exitCode ??= code ?? 1;
  });
}
