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

export function kindOf(errcode: number): FailureKind {
  if (errcode === -1) return 'retry';
  return errcode in USER_CODES ? 'user' : 'configuration';
}

/** What people are told. */
export function refusalOf({ reason }: WechatFailure): Refusal {
  return new Refusal((typeof reason === 'number' && USER_CODES[reason]) || 'WECHAT_UNAVAILABLE');
}
