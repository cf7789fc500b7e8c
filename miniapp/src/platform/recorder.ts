import Taro from '@tarojs/taro';
import { keepBlob } from './local-files';
import { wavOf } from './wav';

/** A voice note as the phone has it: not sent, and gone with the app. */
export interface VoiceFile {
  readonly path: string;
  /** 0: nothing that anybody could have said. */
  readonly seconds: number;
}

/** refused: the person, or their phone, did not let us listen · missing: there is nothing to listen with · failed: anything else. */
export type RecorderTrouble = 'refused' | 'missing' | 'failed';

export class CannotRecord extends Error {
  constructor(readonly trouble: RecorderTrouble) {
    super(trouble);
    this.name = 'CannotRecord';
  }
}

export interface Recording {
  /** The note; rejects with CannotRecord. Asked twice it is the same one. */
  stop(): Promise<VoiceFile>;
  /** Nothing of it stays. */
  drop(): void;
}

/** The longest note, in ms: then it stops by itself, and `stop` answers with it. */
const LONGEST_MS = 60_000;

/** Asks for the microphone where it has to, and listens. Rejects with CannotRecord. `ended`: it stopped by itself. */
export const startRecording = (ended: () => void): Promise<Recording> =>
  process.env.TARO_ENV === 'h5' ? listenInBrowser(ended) : listenInWechat(ended);

const secondsSince = (begun: number): number => Math.min(60, Math.round((Date.now() - begun) / 1000));

// ---- WeChat: one recorder for the whole app, and no way to take a listener back ----

interface Hearer {
  begun(): void;
  stopped(file: { readonly tempFilePath: string; readonly duration: number }): void;
  failed(trouble: RecorderTrouble): void;
}

let hearer: Hearer | undefined;
let manager: Taro.RecorderManager | undefined;

function theRecorder(): Taro.RecorderManager {
  if (manager !== undefined) return manager;
  manager = Taro.getRecorderManager();
  manager.onStart(() => hearer?.begun());
  manager.onStop((file) => hearer?.stopped(file));
  manager.onError(({ errMsg }) => hearer?.failed(/auth|permission|privacy|deny|denied/i.test(errMsg) ? 'refused' : 'failed'));
  // A call comes in: what was said so far is kept.
  manager.onInterruptionBegin(() => manager?.stop());
  return manager;
}

function listenInWechat(ended: () => void): Promise<Recording> {
  const recorder = theRecorder();
  return new Promise((ready, refuse) => {
    let asked = false;
    let settle: { readonly done: (file: VoiceFile) => void; readonly fail: (error: CannotRecord) => void };
    const note = new Promise<VoiceFile>((done, fail) => {
      settle = { done, fail };
    });
    note.catch(() => undefined);
    const stop = (): Promise<VoiceFile> => {
      if (!asked) {
        asked = true;
        recorder.stop();
      }
      return note;
    };
    hearer = {
      begun: () => ready({ stop, drop: () => void stop().catch(() => undefined) }),
      stopped: ({ tempFilePath, duration }) => {
        settle.done({ path: tempFilePath, seconds: Math.min(60, Math.round(duration / 1000)) });
        if (!asked) {
          asked = true;
          ended();
        }
      },
      failed: (trouble) => {
        refuse(new CannotRecord(trouble));
        settle.fail(new CannotRecord(trouble));
      },
    };
    recorder.start({ duration: LONGEST_MS, sampleRate: 16_000, numberOfChannels: 1, encodeBitRate: 48_000, format: 'mp3' });
  });
}

// ---- Browsers: each records in a form of its own; a WAV plays in WeChat on every phone ----

async function listenInBrowser(ended: () => void): Promise<Recording> {
  const { mediaDevices } = navigator as { readonly mediaDevices?: MediaDevices };
  if (mediaDevices === undefined || typeof MediaRecorder === 'undefined') throw new CannotRecord('missing');
  const stream = await mediaDevices.getUserMedia({ audio: true }).catch((error: unknown) => {
    const { name } = error as { readonly name?: string };
    throw new CannotRecord(name === 'NotAllowedError' || name === 'SecurityError' ? 'refused' : name === 'NotFoundError' ? 'missing' : 'failed');
  });
  const recorder = new MediaRecorder(stream);
  const pieces: Blob[] = [];
  const begun = Date.now();
  let asked = false;
  recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data));
  const silent = new Promise<number>((done) => {
    recorder.addEventListener('stop', () => {
      clearTimeout(limit);
      for (const track of stream.getTracks()) track.stop();
      done(secondsSince(begun));
      if (!asked) ended();
      asked = true;
    });
  });
  const made = async (): Promise<VoiceFile> => {
    const seconds = await silent;
    try {
      return { path: keepBlob(await asWav(new Blob(pieces))), seconds };
    } catch {
      throw new CannotRecord('failed');
    }
  };
  const note = made();
  note.catch(() => undefined); // nobody may be waiting: dropped
  const limit = setTimeout(() => recorder.stop(), LONGEST_MS);
  const stop = (): Promise<VoiceFile> => {
    if (!asked) {
      asked = true;
      if (recorder.state !== 'inactive') recorder.stop();
    }
    return note;
  };
  recorder.start();
  return { stop, drop: () => void stop().catch(() => undefined) };
}

async function asWav(recorded: Blob): Promise<Blob> {
  const context = new AudioContext();
  try {
    const sound = await context.decodeAudioData(await recorded.arrayBuffer());
    return new Blob([wavOf(sound.getChannelData(0), sound.sampleRate)], { type: 'audio/wav' });
  } finally {
    void context.close();
  }
}
