import { Inject, Injectable, Logger } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Clock, Refusal, UnitOfWork } from '../kernel/index.js';
import { isSignature, unseal } from './message-crypto.js';
import { eventOf, sameness, type PushMessage } from './push.rules.js';
import { PUSH_SETTINGS, type PushSettings } from './push.settings.js';
import { WechatEvents } from './wechat.events.js';
import { WechatPush } from './wechat-push.entity.js';

/** Days for which a message is known again; an older one is not taken. */
export const KNOWN_DAYS = 7;
const KNOWN = KNOWN_DAYS * 86_400_000;

/** The parts of the URL; absent ones are ''. */
export interface PushQuery {
  readonly signature: string;
  readonly msgSignature: string;
  readonly timestamp: string;
  readonly nonce: string;
  readonly echostr: string;
}

/** What WeChat tells us by itself: believed by its signature, opened, and told to whom it concerns, once. */
@Injectable()
export class PushService {
  readonly #log = new Logger('WechatPush');

  constructor(
    @Inject(PUSH_SETTINGS) private readonly settings: PushSettings | null,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly events: WechatEvents,
  ) {}

  /** WeChat asks whether the address is ours: its own word back. Throws NOT_FOUND, NOT_ALLOWED. */
  echo({ signature, timestamp, nonce, echostr }: PushQuery): string {
    const { token } = this.#set();
    if (!isSignature(signature, token, timestamp, nonce)) throw new Refusal('NOT_ALLOWED');
    return echostr;
  }

  /** A message in safe mode. Throws NOT_FOUND, NOT_ALLOWED; one that was taken before changes nothing. */
  async take(query: PushQuery, body: unknown): Promise<void> {
    const { appId } = this.#set();
    const message = this.#open(query, body);
    const event = eventOf(message, appId);
    const id = createHash('sha256').update(JSON.stringify(sameness(message))).digest('hex');
    const now = this.clock.now();
    const kind = event?.kind ?? 'other';
    await this.uow.run(async (tx) => {
      if (!(await tx.insertIfAbsent(WechatPush, { id, kind, receivedAt: now })) || !event) return;
      await this.events.tell(tx, event, now);
    });
    this.#log.log({ msg: 'wechat told', kind });
  }

  #open({ msgSignature, timestamp, nonce }: PushQuery, body: unknown): PushMessage {
    const { token, key, appId } = this.#set();
    const sealed = (body as { readonly Encrypt?: unknown } | null)?.Encrypt;
    if (typeof sealed !== 'string' || !isSignature(msgSignature, token, timestamp, nonce, sealed)) throw new Refusal('NOT_ALLOWED');
    if (!(Math.abs(this.clock.now().getTime() - Number(timestamp) * 1000) < KNOWN)) throw new Refusal('NOT_ALLOWED');
    const message = parsed(unseal(key, appId, sealed));
    if (!message) throw new Refusal('NOT_ALLOWED');
    return message;
  }

  #set(): PushSettings {
    if (!this.settings) throw new Refusal('NOT_FOUND');
    return this.settings;
  }
}

function parsed(text: string | null): PushMessage | null {
  try {
    const value: unknown = text === null ? null : JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as PushMessage) : null;
  } catch {
    return null;
  }
}
