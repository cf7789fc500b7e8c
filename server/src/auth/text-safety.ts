import { Injectable, Logger } from '@nestjs/common';
import { Clock, Database, Refusal } from '../kernel/index.js';
import type { Actor } from '../people/actor.js';
import { MOST_TEXT } from '../wechat/wechat.content.js';
import { WechatClient } from '../wechat/wechat.client.js';
import { WechatFailure } from '../wechat/wechat.failure.js';
import { checkTexts } from '../wechat/text-check.rules.js';
import { openidOf } from './identities.store.js';

/** Why a person looks at a text first: WeChat was not sure, or could not be asked. */
export interface TextDoubt {
  readonly why: 'review' | 'unasked';
  readonly label: number | null;
}

/** Milliseconds for which WeChat is left alone after it did not answer: nobody waits for a time-out twice. */
const REST = 30_000;

/** Texts that others will read are looked at before: our own words first, then WeChat's. */
@Injectable()
export class TextSafety {
  readonly #log = new Logger('TextSafety');
  #restUntil = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly wechat: WechatClient,
  ) {}

  /**
   * Null when others may read it. Throws TEXT_NOT_ALLOWED with the field where our own list knows better, and without
   * one where WeChat says so. Asks over the net: never within a unit of work. Who did not come by WeChat has only our list.
   */
  async judge(actor: Actor, texts: Readonly<Record<string, string | null | undefined>>): Promise<TextDoubt | null> {
    checkTexts(texts);
    const text = Object.values(texts).filter(Boolean).join('\n').slice(0, MOST_TEXT);
    if (!text.trim() || actor.personId === null) return null;
    const openid = await openidOf(this.database, actor.personId, this.wechat.appId);
    if (openid === null) return null;
    if (this.clock.now().getTime() < this.#restUntil) return { why: 'unasked', label: null };
    return this.#ask(openid, text);
  }

  async #ask(openid: string, text: string): Promise<TextDoubt | null> {
    try {
      const { suggest, label } = await this.wechat.checkText({ openid, scene: 'social', text });
      if (suggest === 'risky') throw new Refusal('TEXT_NOT_ALLOWED', { what: 'wechat' });
      return suggest === 'pass' ? null : { why: 'review', label };
    } catch (error) {
      if (!(error instanceof WechatFailure)) throw error;
      if (error.kind === 'retry') this.#restUntil = this.clock.now().getTime() + REST;
      this.#log.warn(`msg_sec_check ${error.kind}: ${error.reason}`);
      return { why: 'unasked', label: null };
    }
  }
}
