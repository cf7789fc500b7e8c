/** The operator's commands: `npm run db:migrate`, `user:grant`, `verify` and their like. */
import { join } from 'node:path';
import { build, install, requireNode, ROOT, run } from './workshop.mjs';

requireNode();
await install();
await build('shared');
await build('server');
const { code } = await run(process.execPath, [join(ROOT, 'server/dist/server.js'), ...process.argv.slice(2)], { show: true });
process.exit(code);
