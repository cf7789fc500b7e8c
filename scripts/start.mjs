/** `npm start`: from a fresh clone to a running demo, or straight up when nothing has changed. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, install, requireNode, ROOT } from './workshop.mjs';

requireNode();
await install();
await build('shared');
await build('server');
await build('h5');

// The server migrates, fills in the demo, and prints its address; its exit code is ours.
const server = spawn(process.execPath, [join(ROOT, 'server/dist/server.js'), 'start'], {
  cwd: ROOT,
  env: { ...process.env },
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('close', (code) => process.exit(code ?? 1));
