import Taro from '@tarojs/taro';
import { keepBlob } from './local-files';

/** Long enough to read a slip of paper by, short enough for one bar of signal. */
const SIDE = 1280;
const QUALITY = 75;
/** What is smaller is not worth the phone's work, in bytes. */
const SMALL = 300 * 1024;

/** Photos, taken now or from the album, made small on the phone; undefined when the person turned back. Their paths are temporary. */
export async function choosePhotos(most: number): Promise<string[] | undefined> {
  return process.env.TARO_ENV === 'h5' ? chooseInBrowser(most) : chooseInWechat(most);
}

/** In full size, with the finger to zoom. */
export function showPhoto(path: string): void {
  if (process.env.TARO_ENV === 'h5') window.open(path);
  else void Taro.previewImage({ urls: [path] });
}

async function chooseInWechat(most: number): Promise<string[] | undefined> {
  const chosen = await Taro.chooseMedia({ count: most, mediaType: ['image'], sourceType: ['camera', 'album'], sizeType: ['compressed'] }).catch(() => undefined);
  if (chosen === undefined) return undefined;
  return Promise.all(chosen.tempFiles.map(async ({ tempFilePath, size }) => {
    if (size <= SMALL) return tempFilePath;
    const smaller = await Taro.compressImage({ src: tempFilePath, quality: QUALITY, compressedWidth: SIDE }).catch(() => undefined);
    return smaller?.tempFilePath ?? tempFilePath;
  }));
}

async function chooseInBrowser(most: number): Promise<string[] | undefined> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/*';
  input.multiple = most > 1;
  const answered = new Promise((done) => {
    for (const event of ['change', 'cancel']) input.addEventListener(event, done, { once: true });
  });
  input.click();
  await answered;
  const files = [...(input.files ?? [])].slice(0, most);
  return files.length === 0 ? undefined : (await Promise.all(files.map(drawnSmaller))).map(keepBlob);
}

/** Drawn anew on a canvas: upright, and without what the camera wrote beside it. What the browser cannot draw goes as it is; the server judges it. */
async function drawnSmaller(file: File): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined);
  if (picture === undefined) return file;
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((done) => canvas.toBlob((blob) => done(blob ?? file), 'image/jpeg', QUALITY / 100));
}
