import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/index.js';

/** A picture or recording that WeChat has looked at (mediaCheckAsync v2). */
export interface MediaChecked {
  readonly traceId: string;
  /** Null: WeChat could not fetch it (-1008) or answered nothing that makes sense. */
  readonly suggest: 'pass' | 'review' | 'risky' | null;
  readonly label: number;
}

/** One template's line in a message about consent or delivery. */
export interface TemplateNews {
  readonly templateId: string;
  /** `accept`, `reject`; of a sent one `success`, or the errcode as a word. */
  readonly status: string;
}

/** What WeChat tells by itself, by kind. `openid`: whom it is about; `at`: when WeChat says it was. */
export interface WechatEventFacts {
  readonly wxa_media_check: MediaChecked;
  /** Their name or picture in WeChat changed. */
  readonly user_info_modified: Readonly<Record<never, never>>;
  /** They took consent back in WeChat's settings: WeChat's numbers of what must be deleted. */
  readonly user_authorization_revoke: { readonly what: readonly number[] };
  /** They ended their account with us, from WeChat. */
  readonly user_authorization_cancellation: Readonly<Record<never, never>>;
  /** They answered our question: one credit for each `accept`. */
  readonly subscribe_msg_popup_event: { readonly templates: readonly TemplateNews[] };
  /** They changed it in the settings: a `reject` ends all credits of that template. */
  readonly subscribe_msg_change_event: { readonly templates: readonly TemplateNews[] };
  /** A message came through (`success`) or did not. */
  readonly subscribe_msg_sent_event: { readonly templates: readonly TemplateNews[] };
}

export type WechatEventKind = keyof WechatEventFacts;

export interface WechatEvent<K extends WechatEventKind = WechatEventKind> {
  readonly kind: K;
  readonly appId: string;
  readonly openid: string;
  readonly at: Date;
  readonly facts: WechatEventFacts[K];
}

/**
 * Runs in the transaction that notes the message as taken, so exactly once for each: it writes a few rows or a job,
 * and leaves heavy work to the job. `now` is the server's time.
 */
export type WechatEventHandler<K extends WechatEventKind> = (tx: Tx, event: WechatEvent<K>, now: Date) => Promise<void>;

/** Who wants to hear what WeChat tells; each feature says so when it starts (`onModuleInit`). Several may want the same. */
@Injectable()
export class WechatEvents {
  readonly #handlers = new Map<WechatEventKind, WechatEventHandler<never>[]>();

  on<K extends WechatEventKind>(kind: K, handler: WechatEventHandler<K>): void {
    this.#handlers.set(kind, [...(this.#handlers.get(kind) ?? []), handler as WechatEventHandler<never>]);
  }

  async tell<K extends WechatEventKind>(tx: Tx, event: WechatEvent<K>, now: Date): Promise<void> {
    for (const handler of this.#handlers.get(event.kind) ?? []) await (handler as WechatEventHandler<K>)(tx, event, now);
  }
}
