import type { ErrorCode, ProblemReply } from '@supermarket/shared';
import { PHONE_WORDS, type PhoneCode } from './words';

/** What the server refuses, and what only the phone can notice. A newer server may have codes that this build has never heard of. */
export type CallCode = ErrorCode | PhoneCode;

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 编号 E-7K2Q: the first 20 bits of the trace id, four letters that can be read out on the telephone. */
export function shortNo(traceId: string): string | undefined {
  const bits = Number.parseInt(traceId.replace(/-/g, '').slice(0, 5), 16);
  if (Number.isNaN(bits)) return undefined;
  const letters = [15, 10, 5, 0].map((shift) => CROCKFORD[(bits >> shift) & 31]);
  return `E-${letters.join('')}`;
}

export class CallError extends Error {
  readonly code: CallCode;
  readonly title: string;
  readonly detail: string | undefined;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly problems: readonly { readonly field: string; readonly message: string }[];
  readonly traceId: string | undefined;
  readonly shortNo: string | undefined;

  constructor(problem: Omit<Partial<ProblemReply>, 'code'> & { code: CallCode; title: string }) {
    super(`${problem.code} ${problem.title}`);
    this.name = 'CallError';
    this.code = problem.code;
    this.title = problem.title;
    this.detail = problem.detail;
    this.facts = problem.facts ?? {};
    this.problems = problem.problems ?? [];
    this.traceId = problem.traceId;
    this.shortNo = problem.traceId === undefined ? undefined : shortNo(problem.traceId);
  }

  /** What the phone noticed by itself. */
  static ofPhone(code: PhoneCode, cause?: unknown): CallError {
    return Object.assign(new CallError({ code, ...PHONE_WORDS[code] }), { cause });
  }

  /** The answer may have been lost on the way; asking again with the same body is harmless. */
  get lost(): boolean {
    return this.code === 'NO_NETWORK' || this.code === 'TIMED_OUT';
  }

  /** What is wrong with one field of the form, in words to put under it. */
  problemOf(field: string): string | undefined {
    return this.problems.find((problem) => problem.field === field)?.message;
  }
}
