import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const WIDTH = 2400;
const QUALITY = 62;

const figure = ({ picture, mode, state, size = 'phone' }) =>
  `<figure class="${size}"><div><img src="${pathToFileURL(picture)}"></div><figcaption>${mode} · ${state}</figcaption></figure>`;

/** All pictures small on one image, each page with its name: what a reviewer looks through first. */
export async function contactSheet(browser, looks, file) {
  const html = `<!DOCTYPE html><meta charset="utf-8"><style>
    body { margin: 16px; display: flex; flex-wrap: wrap; gap: 14px; background: #ddd8d0; font: 600 15px 'Noto Sans CJK SC', sans-serif; color: #26211d }
    section { padding: 8px; border-radius: 8px; background: #f8f5f0 } h2 { margin: 0 0 6px; font-size: 15px } section > div { display: flex; gap: 6px }
    figure { margin: 0; font-size: 10px; font-weight: 400 } figure div { overflow: hidden; width: 107px; height: 232px; border: 1px solid #cfc7bc; background: #fff }
    figure.desktop div { width: 200px; height: 125px } img { display: block; width: 100% }
  </style>${looks.map(({ row, seen }) => `<section><h2>${row.name}</h2><div>${seen.map(figure).join('')}</div></section>`).join('')}`;
  const source = join(dirname(looks[0].seen[0].picture), 'sheet.html');
  writeFileSync(source, html);
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 800 }, deviceScaleFactor: 1 });
  await page.goto(pathToFileURL(source).href, { waitUntil: 'load' });
  mkdirSync(dirname(file), { recursive: true });
  await page.screenshot({ path: file, fullPage: true, type: 'jpeg', quality: QUALITY });
  await page.close();
}
