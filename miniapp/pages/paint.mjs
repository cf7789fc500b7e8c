/**
 * node pages/paint.mjs [rounds]: when the home page stands on a slow phone, 4 × slower than this machine behind
 * 1.6 Mbit/s and 150 ms, beside a bare page that sends the same bytes and only writes a line. Prints one line of JSON.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { openBrowser } from '../e2e/browser.mjs';
import { ServerProcess } from '../e2e/server-process.mjs';

const H5 = join(dirname(fileURLToPath(import.meta.url)), '../dist/h5');
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const CPU = 4;
/** As long as something larger may still be painted. */
const WATCH_MS = 4_000;

const rounds = Number(process.argv[2] ?? 5);
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** The same files and bytes, but the scripts are a comment: what the way to the phone costs, and nothing else. */
function layBare(web) {
  const html = readFileSync(join(web, 'index.html'), 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="\.\/(js\/[^"]+)"/g)].map(([, file]) => readFileSync(join(web, file), 'utf8'));
  const styles = [...html.matchAll(/href="\.\/(css\/[^"]+)"/g)].map(([, file]) => `<link rel="stylesheet" href="./${file}">`);
  const source = `/*${scripts.join('').replaceAll('*/', '* ')}*/document.body.innerHTML='<h1 style="font-size:40px">我要点单</h1>';`;
  writeFileSync(join(web, 'js/bare.00000000.js'), source);
  writeFileSync(join(web, 'js/bare.00000000.js.br'), brotliCompressSync(source));
  writeFileSync(join(web, 'js/bare.00000000.js.gz'), gzipSync(source, { level: 9 }));
  writeFileSync(join(web, 'bare.html'), `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">${styles.join('')}<script defer src="./js/bare.00000000.js"></script><body></body>`);
  return scripts.reduce((sum, script) => sum + gzipSync(script, { level: 6 }).length, 0) / 1024;
}

/** Seconds until the largest thing on the first screen was painted, on a phone that has never been here. */
async function largestPaint(browser, address) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'zh-CN' });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU });
  await page.addInitScript(() => {
    new PerformanceObserver((list) => { globalThis.largest = list.getEntries().at(-1); }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
  await page.goto(address, { waitUntil: 'load', timeout: 60_000 });
  await page.waitForTimeout(WATCH_MS);
  const found = await page.evaluate(() => ({ at: globalThis.largest?.startTime ?? 0, what: globalThis.largest?.element?.className ?? '' }));
  await context.close();
  if (found.at === 0) throw new Error(`nothing was painted on ${address}`);
  return { seconds: found.at / 1000, what: found.what };
}

const web = mkdtempSync(join(tmpdir(), 'paint-'));
cpSync(H5, web, { recursive: true });
const kb = layBare(web);
const server = await ServerProcess.start('2026-11-25T09:00:00+08:00', { WEB_DIR: web });
const browser = await openBrowser();
try {
  const [ours, bare] = [[], []];
  let what = '';
  for (let round = 0; round < rounds; round += 1) {
    bare.push((await largestPaint(browser, `${server.address}/bare.html`)).seconds);
    const own = await largestPaint(browser, `${server.address}/`);
    ours.push(own.seconds);
    ({ what } = own);
  }
  const [seconds, least] = [median(ours), median(bare)];
  console.log(JSON.stringify({ kb, seconds, bare: least, ratio: seconds / least, what, all: ours.map((one) => Math.round(one * 1000)) }));
} finally {
  await browser.close();
  await server.end();
  rmSync(web, { recursive: true, force: true });
}
