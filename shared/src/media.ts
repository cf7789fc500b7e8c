import type { Id, Instant } from './base.js';
import type { LookReason } from './orders.js';

export const MEDIA_KINDS = ['voice', 'photo'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

export const MEDIA_PURPOSES = ['need', 'proof'] as const;
/** need: what is wanted, from the household · proof: what was done, from the helper. */
export type MediaPurpose = (typeof MEDIA_PURPOSES)[number];

/** What a voice note may be: WAV from browsers, AAC or MP3 from WeChat's recorder; each plays on every phone. */
export const VOICE_TYPES = ['audio/wav', 'audio/mp4', 'audio/aac', 'audio/mpeg'] as const;
/** Photos are kept as JPEG only, made anew by the server: nothing of what the camera wrote beside the picture stays. */
export const PHOTO_TYPE = 'image/jpeg';
export type MediaType = (typeof VOICE_TYPES)[number] | typeof PHOTO_TYPE;

/** Bytes are those of the upload; a side is in pixels of what is kept. */
export const MEDIA_LIMITS = {
  voiceBytes: 2 * 1024 * 1024,
  voiceSeconds: 60,
  photoBytes: 8 * 1024 * 1024,
  photoPixels: 40_000_000,
  photoSide: 1600,
  /** With one order, and again at one check-out. */
  photosAtOnce: 3,
  /** Sent, and not yet part of an order. */
  waiting: 20,
  waitingHours: 24,
} as const;

/** Beside the form: known before its first byte is read. `id` is made on the phone and sent again unchanged. */
export interface UploadMediaQuery {
  id: Id;
  kind: MediaKind;
}

/** `multipart/form-data` with one part. */
export interface UploadMediaForm {
  /** @format binary */
  file: string;
}

/** Staff say why they listen or look, as for the address; it leaves a line in 谁看过我的信息. */
export interface OpenMediaQuery {
  reason?: LookReason;
}

/** A voice note or photo that its owner has sent. It goes away by itself unless an order takes it within 24 hours. */
export interface MediaView {
  id: Id;
  kind: MediaKind;
  type: MediaType;
  /** Of a voice note, rounded up. */
  seconds: number | null;
}

export const MEDIA_CHECKS = ['waiting', 'look', 'refused'] as const;
/** waiting: WeChat looks whether others may see it · look: staff have to · refused: nobody else may. */
export type MediaCheckView = (typeof MEDIA_CHECKS)[number];

/** One that belongs to an order, named to those who may open it. */
export interface OrderMedia extends MediaView {
  purpose: MediaPurpose;
  at: Instant;
  /** Null where others may see it. */
  check: MediaCheckView | null;
}
