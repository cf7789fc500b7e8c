import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { aacOf, m4aOf, mp3Of, wavOf } from '../../prove/silence.js';
import { soundOf } from './sound.rules.js';
import { voiceOf } from './voice.rules.js';

const refused = (code: string): object => expect.objectContaining({ code });

describe('a voice note is known by its bytes', () => {
  test.each([
    ['audio/wav', wavOf(2.5), 2.5],
    ['audio/mpeg', mp3Of(3), 3],
    ['audio/aac', aacOf(4), 4],
    ['audio/mp4', m4aOf(5), 5],
  ] as const)('%s says how long it plays', (type, bytes, seconds) => {
    const sound = soundOf(bytes)!;
    expect(sound.type).toBe(type);
    expect(sound.seconds).toBeCloseTo(seconds, 0);
  });

  test('a recorder that streams writes no true length: what is there counts', () => {
    const bytes = wavOf(2);
    bytes.writeUInt32LE(0xffffffff, 40);
    expect(soundOf(bytes)!.seconds).toBeCloseTo(2, 1);
  });

  test('a tag before an MP3 is passed over', () => {
    const tag = Buffer.alloc(10 + 300);
    tag.write('ID3');
    tag[8] = 2;
    tag[9] = 44;
    expect(soundOf(Buffer.concat([tag, mp3Of(1)]))!.type).toBe('audio/mpeg');
  });

  test('films, pictures, texts and sounds that few phones play are none', () => {
    expect(soundOf(m4aOf(5, 'vide'))).toBeNull();
    expect(soundOf(Buffer.from('RIFF....WEBPVP8 '.padEnd(64, '.')))).toBeNull();
    expect(soundOf(Buffer.from('OggS'.padEnd(64, '.')))).toBeNull();
    expect(soundOf(Buffer.from([0x1a, 0x45, 0xdf, 0xa3, ...Buffer.alloc(60)]))).toBeNull();
    expect(soundOf(Buffer.from('<!doctype html><script>alert(1)</script>'))).toBeNull();
    expect(soundOf(Buffer.concat([mp3Of(1), Buffer.alloc(9_000, 1)]))).toBeNull();
  });

  test('whatever bytes come, it answers', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void soundOf(Buffer.from(bytes))));
    const heads = [wavOf(1), mp3Of(1), aacOf(1), m4aOf(1)];
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.nat(), fc.nat(255), fc.nat(), (whole, at, value, cut) => {
        const bytes = Buffer.from(whole);
        bytes[at % Math.min(bytes.length, 200)] = value;
        soundOf(bytes.subarray(0, cut % bytes.length));
      }),
    );
  });

  test('a minute is the most, with the moment that a recorder takes to stop', () => {
    expect(voiceOf(wavOf(0.4)).seconds).toBe(1);
    expect(voiceOf(wavOf(60.6)).seconds).toBe(60);
    expect(() => voiceOf(wavOf(61.5))).toThrow(refused('VOICE_TOO_LONG') as Error);
    expect(() => voiceOf(wavOf(0))).toThrow(refused('MEDIA_UNREADABLE') as Error);
  });
});
