/** `npm run build:weapp`: a package for WeChat DevTools, checked offline. Needs API_BASE for a real phone. */
import { build, install, requireNode, run, script, step } from './workshop.mjs';

requireNode();
await install();
await build('shared');
const env = {};
for (const name of ['API_BASE', 'MODE']) if (process.env[name]) env[name] = process.env[name];
await build('weapp', env);
await step('用微信的编译器检查', () => script('miniapp', 'check:weapp'));
const { code } = await run('npm', ['run', '--silent', 'size'], { cwd: 'miniapp', show: true });
if (code === 0) console.log('\n小程序包在 miniapp/dist/weapp，用微信开发者工具打开 miniapp 文件夹即可。');
process.exit(code);
