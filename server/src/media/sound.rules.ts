import type { MediaType } from '@supermarket/shared';

/** What a voice note is, told from its bytes alone. */
export interface Sound {
  readonly type: Exclude<MediaType, 'image/jpeg'>;
  /** How long it plays, not rounded. */
  readonly seconds: number;
}

/** The sound in a file, or null when it is none of the kinds that play on every phone. Names and headers of the upload do not count. */
export function soundOf(bytes: Buffer): Sound | null {
  return wav(bytes) ?? mp4(bytes) ?? adts(bytes) ?? mp3(bytes);
}

const word = (bytes: Buffer, at: number): string => bytes.toString('latin1', at, at + 4);

/** RIFF/WAVE with plain samples. Recorders that stream write no true length: what is there counts. */
function wav(bytes: Buffer): Sound | null {
  if (bytes.length < 44 || word(bytes, 0) !== 'RIFF' || word(bytes, 8) !== 'WAVE') return null;
  let rate = 0;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = word(bytes, at);
    const size = bytes.readUInt32LE(at + 4);
    if (name === 'fmt ' && at + 24 <= bytes.length) {
      if (bytes.readUInt16LE(at + 8) !== 1) return null;
      rate = bytes.readUInt32LE(at + 16);
    }
    if (name === 'data') return rate > 0 ? { type: 'audio/wav', seconds: Math.min(size, bytes.length - at - 8) / rate } : null;
    at += 8 + size + (size % 2);
  }
  return null;
}

interface Box {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

function* boxes(bytes: Buffer, from: number, to: number): Generator<Box> {
  for (let at = from; at + 8 <= to; ) {
    const size = bytes.readUInt32BE(at);
    const end = size === 0 ? to : at + size;
    if ((size !== 0 && size < 8) || end > to) return;
    yield { name: word(bytes, at + 4), from: at + 8, to: end };
    at = end;
  }
}

function boxIn(bytes: Buffer, outer: Box, name: string): Box | undefined {
  return [...boxes(bytes, outer.from, outer.to)].find((box) => box.name === name);
}

/** MPEG-4 with one or more tracks, each of sound: a film is none. */
function mp4(bytes: Buffer): Sound | null {
  const all = { name: '', from: 0, to: bytes.length };
  if (bytes.length < 16 || word(bytes, 4) !== 'ftyp') return null;
  const movie = boxIn(bytes, all, 'moov');
  const head = movie && boxIn(bytes, movie, 'mvhd');
  if (!movie || !head || head.to - head.from < 32) return null;
  const tracks = [...boxes(bytes, movie.from, movie.to)].filter(({ name }) => name === 'trak');
  const handlers = tracks.map((track) => {
    const media = boxIn(bytes, track, 'mdia');
    const handler = media && boxIn(bytes, media, 'hdlr');
    return handler && handler.to - handler.from >= 12 ? word(bytes, handler.from + 8) : '';
  });
  if (handlers.length === 0 || handlers.some((handler) => handler !== 'soun')) return null;
  const long = bytes[head.from] === 1;
  const scale = bytes.readUInt32BE(head.from + (long ? 20 : 12));
  const length = long ? Number(bytes.readBigUInt64BE(head.from + 24)) : bytes.readUInt32BE(head.from + 16);
  return scale > 0 && length > 0 ? { type: 'audio/mp4', seconds: length / scale } : null;
}

const AAC_RATES = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350] as const;

interface Frame {
  readonly bytes: number;
  readonly seconds: number;
}

/** AAC as a chain of frames, each with its length. */
function adts(bytes: Buffer): Sound | null {
  const seconds = chain(bytes, 0, (at) => {
    if (at + 7 > bytes.length || bytes[at] !== 0xff || (bytes[at + 1]! & 0xf6) !== 0xf0) return null;
    const rate = AAC_RATES[(bytes[at + 2]! >> 2) & 15];
    const length = ((bytes[at + 3]! & 3) << 11) | (bytes[at + 4]! << 3) | (bytes[at + 5]! >> 5);
    return rate && length > 7 ? { bytes: length, seconds: (1024 * ((bytes[at + 6]! & 3) + 1)) / rate } : null;
  });
  return seconds === null ? null : { type: 'audio/aac', seconds };
}

const MP3_RATES = [44_100, 48_000, 32_000] as const;
const MP3_BITS = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;

/** MPEG audio, layer III, versions 1, 2 and 2.5; what stands before it (ID3) is passed over. */
function mp3(bytes: Buffer): Sound | null {
  const tagged = bytes.length > 10 && bytes.toString('latin1', 0, 3) === 'ID3';
  const start = tagged ? 10 + ((bytes[6]! << 21) | (bytes[7]! << 14) | (bytes[8]! << 7) | bytes[9]!) : 0;
  const seconds = chain(bytes, start, (at) => {
    if (at + 4 > bytes.length || bytes[at] !== 0xff || (bytes[at + 1]! & 0xe6) !== 0xe2) return null;
    const version = (bytes[at + 1]! >> 3) & 3; // 3: 1 · 2: 2 · 0: 2.5
    if (version === 1) return null;
    const first = version === 3;
    const bits = MP3_BITS[first ? 1 : 2][bytes[at + 2]! >> 4];
    const rate = MP3_RATES[(bytes[at + 2]! >> 2) & 3];
    if (!bits || !rate) return null;
    const perSecond = rate / (first ? 1 : version === 2 ? 2 : 4);
    const length = Math.floor(((first ? 144 : 72) * bits * 1000) / perSecond) + ((bytes[at + 2]! >> 1) & 1);
    return { bytes: length, seconds: (first ? 1152 : 576) / perSecond };
  });
  return seconds === null ? null : { type: 'audio/mpeg', seconds };
}

/** How much of a file may be something else at its end: a tag, half a frame. */
const REST = 4096;

/** Follows frames from one to the next. Null unless they reach the end and are more than two: chance looks like one. */
function chain(bytes: Buffer, start: number, frameAt: (at: number) => Frame | null): number | null {
  let seconds = 0;
  let count = 0;
  let at = start;
  for (let frame = frameAt(at); frame !== null; frame = frameAt(at)) {
    seconds += frame.seconds;
    count += 1;
    at += frame.bytes;
  }
  return count > 2 && at >= bytes.length - REST ? seconds : null;
}
