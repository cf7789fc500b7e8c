/** As on WeChat's settings page for the message URL. */
export interface PushSettings {
  readonly appId: string;
  readonly token: string;
  readonly key: Buffer;
}

/** For `@Inject(PUSH_SETTINGS)`; null: nothing is set up, and WeChat cannot tell us anything. */
export const PUSH_SETTINGS = Symbol('PUSH_SETTINGS');
