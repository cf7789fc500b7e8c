import { MEDIA_LIMITS, PHOTO_TYPE } from '@supermarket/shared';
import { Refusal } from '../kernel/index.js';
import type { Piece } from './voice.rules.js';

/** What is worth handing to a decoder at all; the rest of its formats (SVG, TIFF, PDF) stays out of reach. */
function isPhoto(bytes: Buffer): boolean {
  const starts = (...codes: readonly number[]): boolean => codes.every((code, i) => bytes[i] === code);
  const webp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
  return starts(0xff, 0xd8, 0xff) || starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) || webp;
}

/**
 * The picture alone, upright, made anew at 1600 pixels at most: where and when it was taken, the camera and the
 * little preview inside do not come along. MEDIA_UNREADABLE, MEDIA_TOO_BIG for more pixels than memory should hold.
 */
export async function photoOf(bytes: Buffer): Promise<Piece> {
  if (!isPhoto(bytes)) throw new Refusal('MEDIA_UNREADABLE');
  const { default: sharp } = await import('sharp'); // 20 MB that a server without photos never loads
  const open = (): import('sharp').Sharp => sharp(bytes, { limitInputPixels: MEDIA_LIMITS.photoPixels, failOn: 'error', sequentialRead: true });
  const { width, height } = await readable(open().metadata());
  if (width * height > MEDIA_LIMITS.photoPixels) throw new Refusal('MEDIA_TOO_BIG');
  const { photoSide } = MEDIA_LIMITS;
  const made = open()
    .autoOrient()
    .resize({ width: photoSide, height: photoSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 78, mozjpeg: true });
  return { type: PHOTO_TYPE, bytes: await readable(made.toBuffer()), seconds: null };
}

/** The decoder's own words are for nobody: they tell of its inside. */
async function readable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new Refusal(/pixel limit/i.test(String(error)) ? 'MEDIA_TOO_BIG' : 'MEDIA_UNREADABLE');
  }
}
