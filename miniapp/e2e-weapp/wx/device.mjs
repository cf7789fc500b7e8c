/** The phone itself and what its owner does with WeChat's own screens. It outlives the app: a restart finds it as it was. */
export class Device {
  storage = new Map();
  online = true;
  /** What the type size of WeChat's settings says: 16 is standard, from 20 on somebody needs large type. */
  fontSize = 16;
  brightness = 0.5;
  clipboard = '';
  /** Numbers that were dialled. */
  calls = [];
  /** WeChat's short messages at the bottom of the screen, oldest first. */
  toasts = [];
  /** Files that the app was given, by their temporary path. */
  files = new Map();

  /** What the camera reads next; nothing means that the person turns back. */
  nextScan;
  /** What the person picks on WeChat's map; nothing means that they turn back. */
  nextPlace;
  /** Bytes of the photo that is chosen next. */
  nextPhoto;
  /** Bytes that the microphone hears. */
  voice = new Uint8Array(1200);
  /** Permissions that the person has refused in WeChat's own dialog, such as scope.record. */
  refused = new Set();
  /** How WeChat's own question is answered. */
  modal = { confirm: false };
  /** Whether the person lets the app have the number, when WeChat asks. */
  givesNumber = true;
  subscribes = 'accept';
  /** The templates of each prompt for messages, oldest first. */
  subscribePrompts = [];

  privacy = { agreed: false, opened: 0, exposed: 0 };
  /** A new version of the mini-program: none, or ready to be applied. */
  update = { ready: false, applied: false };

  /** One bar of signal: every answer takes so many milliseconds more. */
  slowness = 0;
  #lost = new Map();
  #listeners = new Set();

  /** The server will do what is asked, and the phone will not hear of it, so many times. */
  loseAnswers(request, times) {
    this.#lost.set(request, times);
  }

  /** Whether this answer gets lost on the way. */
  loses(request) {
    const left = this.#lost.get(request) ?? 0;
    this.#lost.set(request, left - 1);
    return left > 0;
  }

  watchNetwork(listener) {
    this.#listeners.add(listener);
  }

  forgetApp() {
    this.#listeners.clear();
  }

  setOnline(online) {
    this.online = online;
    for (const listener of this.#listeners) listener({ isConnected: online, networkType: online ? 'wifi' : 'none' });
  }
}
