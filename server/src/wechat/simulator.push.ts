import { randomBytes } from 'node:crypto';
import type { Clock } from '../kernel/clock.js';
import { parseEncodingKey, seal, signatureOf } from './message-crypto.js';

/** What the simulator's settings page would say. */
export const SIMULATED_PUSH = { token: 'simulated-token', encodingKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' } as const;

/** One way to say the message, ready to be sent. */
export interface SealedPush {
  /** What follows the address. */
  readonly query: string;
  readonly body: { readonly ToUserName: string; readonly Encrypt: string };
}

/** Attempts, as WeChat makes them when it does not hear `success`. */
const ATTEMPTS = 3;

/** WeChat's own messages: signed, sealed, late, and sent again until somebody says `success`. */
export class SimulatedPushes {
  /** The message URL; null: nobody has set one up. */
  url: string | null = null;
  /** Milliseconds before each message. */
  delay = 300;
  /** What was said, and how it was answered in the end. */
  readonly said: { readonly message: object; answer: string | null }[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(
    private readonly clock: Clock,
    private readonly appId: string,
  ) {}

  /** Says it later. */
  later(message: object): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.say(message);
    }, this.delay);
    timer.unref();
    this.#timers.add(timer);
  }

  /** Says it now; answers what was answered to it. */
  async say(message: object): Promise<string | null> {
    const line: (typeof this.said)[number] = { message, answer: null };
    this.said.push(line);
    if (this.url === null) return null;
    const { query, body } = this.sealed(message);
    for (let i = 0; i < ATTEMPTS && line.answer !== 'success'; i += 1) {
      line.answer = await fetch(`${this.url}?${query}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'text/xml' }, signal: AbortSignal.timeout(5_000) }).then(
        (response) => response.text(),
        () => null,
      );
    }
    return line.answer;
  }

  /** The message as it goes over the wire, with an event's usual frame around it. */
  sealed(message: object): SealedPush {
    const timestamp = String(Math.floor(this.clock.now().getTime() / 1000));
    const nonce = randomBytes(5).toString('hex');
    const framed = { ToUserName: 'gh_simulated', FromUserName: 'o-system', CreateTime: Number(timestamp), MsgType: 'event', ...message };
    const encrypted = seal(parseEncodingKey(SIMULATED_PUSH.encodingKey)!, this.appId, JSON.stringify(framed));
    const { token } = SIMULATED_PUSH;
    const signature = signatureOf(token, timestamp, nonce);
    const query = new URLSearchParams({ signature, timestamp, nonce, openid: 'o-system', encrypt_type: 'aes', msg_signature: signatureOf(token, timestamp, nonce, encrypted) });
    return { query: query.toString(), body: { ToUserName: 'gh_simulated', Encrypt: encrypted } };
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
