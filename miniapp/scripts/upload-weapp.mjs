// Sends the built package to WeChat as a development version. `--dry` stops before the network.
//   node scripts/upload-weapp.mjs --key /safe/private.key --version 1.0.0 [--note words] [--robot 1] [--dry]
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const require = createRequire(import.meta.url);
const project = fileURLToPath(new URL('../', import.meta.url));

function stop(words) {
  console.error(words);
  process.exit(1);
}

const { values } = parseArgs({
  options: { key: { type: 'string' }, version: { type: 'string' }, note: { type: 'string', default: '' }, robot: { type: 'string', default: '1' }, dry: { type: 'boolean', default: false } },
});
const { appid } = JSON.parse(readFileSync(join(project, 'project.config.json'), 'utf8'));
if (!/^wx[0-9a-f]{16}$/.test(appid)) stop('先把 AppID 写进 miniapp/project.config.json（现在是游客号）。');
if (!/^\d+\.\d+\.\d+$/.test(values.version ?? '')) stop('要写版本号：--version 1.0.0');
if (!values.key || !existsSync(values.key)) stop('要有上传密钥：--key 文件（微信公众平台 → 开发设置 → 小程序代码上传）。');
if (!existsSync(join(project, 'dist/weapp/app.json'))) stop('还没有小程序包，先运行 npm run build:weapp。');

const ci = require('miniprogram-ci');
const built = new ci.Project({ appid, type: 'miniProgram', projectPath: project, privateKeyPath: values.key, ignores: ['node_modules/**/*'] });
console.log(`${values.dry ? '会上传' : '正在上传'} ${appid} ${values.version}：${values.note || '（没有说明）'}`);
if (values.dry) process.exit(0);
const { subPackageInfo = [] } = await ci.upload({ project: built, version: values.version, desc: values.note, robot: Number(values.robot), setting: { es6: false, minified: false } });
for (const { name, size } of subPackageInfo) console.log(`${name.padEnd(24)} ${Math.ceil(size / 1024)} KB`);
