import { WechatFailure } from './wechat.failure.js';
import type { Reply } from './wechat.line.js';

/** Where a text will stand, as WeChat counts it. */
export const CONTENT_SCENES = { profile: 1, comment: 2, forum: 3, social: 4 } as const;

export interface TextToCheck {
  /** Of the author, who was in the mini-program within the last two hours. */
  readonly openid: string;
  readonly scene: keyof typeof CONTENT_SCENES;
  /** At most `MOST_TEXT` characters. */
  readonly text: string;
}

/** Characters that WeChat reads at once. */
export const MOST_TEXT = 2_500;

export const SUGGESTIONS = ['pass', 'review', 'risky'] as const;
export type Suggestion = (typeof SUGGESTIONS)[number];

/** `label`: 100 nothing, 10001 advertisement, 20001 politics, 20002 pornography, 20003 abuse, 20006 crime, 20008 fraud, 20012 vulgar, 20013 copyright, 21000 other. */
export interface TextVerdict {
  readonly suggest: Suggestion;
  readonly label: number;
}

/** Reads the `result` of a check. What is not one of the three words is no verdict. */
export function verdictOf(reply: Reply): TextVerdict {
  const { suggest, label } = (reply['result'] ?? {}) as Reply;
  if (!SUGGESTIONS.includes(suggest as Suggestion)) throw new WechatFailure('retry', 'broken reply');
  return { suggest: suggest as Suggestion, label: typeof label === 'number' && Number.isSafeInteger(label) ? label : 21000 };
}
