/** What a mini-program code is to open. */
export interface SceneCode {
  /** What the page receives; see `isScene`. */
  readonly scene: string;
  /** Without a slash at the start and without a query. */
  readonly page: string;
  /** Pixels, 280–1280. */
  readonly width?: number;
  /** False while the page is not published yet. */
  readonly checkPath?: boolean;
}

/** WeChat takes 1–32 characters of this set (S-13 of getwxacodeunlimit's page). */
export const isScene = (scene: string): boolean => /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/.test(scene);
