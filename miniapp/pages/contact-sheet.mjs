import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const WIDTH = 2200;
/** A reviewer's download. */
const MOST_BYTES = 1.5 * 1024 * 1024;
const QUALITIES = [50, 38, 30, 24];
const THUMB = { phone: { width: 80, height: 173 }, desktop: { width: 150, height: 94 } };

/** The top of a picture, small; made inside the browser one by one, because hundreds of whole ones are more than it holds. */
async function small(page, { picture, size }) {
  const whole = `data:image/jpeg;base64,${readFileSync(picture).toString('base64')}`;
  return page.evaluate(async ({ source, width, height }) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const pen = canvas.getContext('2d');
    pen.imageSmoothingQuality = 'high';
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, width, height);
    pen.drawImage(image, 0, 0, width, (image.height / image.width) * width);
    return canvas.toDataURL('image/jpeg', 0.9);
  }, { source: whole, ...THUMB[size] });
}

const figure = ({ mode, state, size }, image) => `<figure style="width:${THUMB[size].width}px"><img src="${image}"><figcaption>${mode}<br>${state}</figcaption></figure>`;

/** All pictures small on one image, each page with its name: what a reviewer looks through first. */
export async function contactSheet(browser, looks, file) {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 800 }, deviceScaleFactor: 1 });
  const sections = [];
  for (const { name, seen } of looks) {
    const figures = [];
    for (const one of seen) figures.push(figure(one, await small(page, one)));
    sections.push(`<section><h2>${name}</h2><div>${figures.join('')}</div></section>`);
  }
  await page.setContent(`<!DOCTYPE html><meta charset="utf-8"><style>
    body { margin: 12px; display: flex; flex-wrap: wrap; gap: 10px; background: #ddd8d0; font: 16px 'Noto Sans CJK SC', sans-serif; color: #26211d }
    section { padding: 8px; border-radius: 8px; background: #f8f5f0 } h2 { margin: 0 0 6px; font-size: 17px } section > div { display: flex; flex-wrap: wrap; gap: 6px }
    figure { margin: 0; font-size: 13px; line-height: 1.1 } img { display: block; width: 100%; outline: 1px solid #cfc7bc }
  </style>${sections.join('')}`, { waitUntil: 'load' });
  mkdirSync(dirname(file), { recursive: true });
  for (const quality of QUALITIES) {
    writeFileSync(file, await page.screenshot({ fullPage: true, type: 'jpeg', quality }));
    if (statSync(file).size <= MOST_BYTES) break;
  }
  await page.close();
}
