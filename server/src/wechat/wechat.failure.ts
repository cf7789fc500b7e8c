import type { ErrorCode } from '@supermarket/shared';
import { Refusal } from '../kernel/refusal.js';

/**
 * retry: WeChat is busy or out of reach, the same may succeed in a moment · user: this person or this code ·
 * configuration: somebody who runs the server has to change something.
 */
export type FailureKind = 'retry' | 'user' | 'configuration';

/** WeChat said no, or said nothing that makes sense. Carries no personal data and no secret. */
export class WechatFailure extends Error {
  override readonly name = 'WechatFailure';

  constructor(
    readonly kind: FailureKind,
    /** WeChat's errcode, or what went wrong on the way: `timeout`, `unreachable`, `http 502`, `broken reply`. */
    readonly reason: number | string,
  ) {
    super(`WeChat: ${reason}`);
  }
}

/** Codes that concern the person; all other positive ones are ours to put right. */
const USER_CODES: Readonly<Record<number, ErrorCode>> = {
  40029: 'LOGIN_FAILED', // not a code, too old, or used
  40163: 'LOGIN_FAILED', // used, as some accounts are told
  45011: 'TOO_MANY_REQUESTS',
  40226: 'LOGIN_BLOCKED',
};

/** They pass by themselves: busy, and calls of this minute or day used up. */
const RETRY_CODES: ReadonlySet<number> = new Set([-1, 45009]);

/** They concern whom the call is about, and have no word of their own. */
const ABOUT_THE_USER: ReadonlySet<number> = new Set([
  40003, // not an openid of ours
  43101, // no consent to this message, or used up
  43104, // openid of another mini-program
  61010, // was not here within two hours
]);

export function kindOf(errcode: number): FailureKind {
  if (RETRY_CODES.has(errcode)) return 'retry';
  return errcode in USER_CODES || ABOUT_THE_USER.has(errcode) ? 'user' : 'configuration';
}

/** What people are told. */
export function refusalOf({ reason }: WechatFailure): Refusal {
  return new Refusal((typeof reason === 'number' && USER_CODES[reason]) || 'WECHAT_UNAVAILABLE');
}
