/** Silence of so many seconds in each of the forms in which phones record: right in its headers, which is what is judged. */

/** 16 kHz, mono, 16 bits: what a browser sends. */
export function wavOf(seconds: number): Buffer {
  const data = Math.round(seconds * 16_000) * 2;
  const bytes = Buffer.alloc(44 + data);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + data, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(16_000, 24);
  bytes.writeUInt32LE(32_000, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(data, 40);
  return bytes;
}

const frames = (count: number, frame: Buffer): Buffer => Buffer.concat(Array.from({ length: count }, () => frame));

/** MPEG-2 layer III, 16 kHz, 48 kbit/s: frames of 216 bytes and 36 ms, as WeChat's recorder writes them. */
export function mp3Of(seconds: number): Buffer {
  const frame = Buffer.alloc(216);
  frame.set([0xff, 0xf3, 0x68, 0xc0]);
  return frames(Math.round(seconds / 0.036), frame);
}

/** ADTS, 16 kHz: frames of 200 bytes and 64 ms. */
export function aacOf(seconds: number): Buffer {
  const frame = Buffer.alloc(200);
  frame.set([0xff, 0xf1, 0x60, 0x40, 200 >> 3, (200 & 7) << 5, 0xfc]);
  return frames(Math.round(seconds / 0.064), frame);
}

const box = (name: string, ...inside: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(inside);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, body]);
};

/** MPEG-4 with one track, of sound unless said otherwise. */
export function m4aOf(seconds: number, handler: 'soun' | 'vide' = 'soun'): Buffer {
  const head = Buffer.alloc(100);
  head.writeUInt32BE(1000, 12);
  head.writeUInt32BE(Math.round(seconds * 1000), 16);
  const kind = Buffer.alloc(24);
  kind.write(handler, 8, 'latin1');
  return Buffer.concat([
    box('ftyp', Buffer.from('M4A \0\0\0\0isom')),
    box('moov', box('mvhd', head), box('trak', box('mdia', box('hdlr', kind)))),
    box('mdat', Buffer.alloc(2_000)),
  ]);
}
