import { HttpException } from '@nestjs/common';
import { ERRORS, type ErrorCode, type ProblemReply } from '@supermarket/shared';
import { Refusal } from '../refusal.js';

/** One field that was wrong, in words for people. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** What somebody sent does not fit the declared shape. */
export class BadInput extends Error {
  override readonly name = 'BadInput';

  constructor(readonly problems: readonly FieldProblem[]) {
    super(problems.map(({ field, message }) => `${field}: ${message}`).join('; '));
  }
}

/** An answer to an error: never says more than its code allows. */
export interface Problem {
  readonly status: number;
  readonly body: ProblemReply;
  /** Seconds after which the same request may succeed. */
  readonly retryAfter?: number;
  /** Our own fault: to be logged with its stack. */
  readonly fault: boolean;
}

export interface Weather {
  /** The database lost the race even after all retries. */
  isRetryable(error: unknown): boolean;
  isUnavailable(error: unknown): boolean;
}

/** Errors of Nest and Fastify (no route, body too large, broken JSON) by their status. */
const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'BAD_INPUT',
  401: 'LOGIN_NEEDED',
  403: 'NOT_ALLOWED',
  404: 'NOT_FOUND',
  408: 'BAD_INPUT',
  413: 'BAD_INPUT',
  414: 'BAD_INPUT',
  415: 'BAD_INPUT',
  429: 'TOO_MANY_REQUESTS',
  431: 'BAD_INPUT',
  503: 'UNAVAILABLE',
};

function wordsOf(code: ErrorCode): Pick<ProblemReply, 'title' | 'detail'> {
  const { status: _status, ...words } = ERRORS[code];
  return words;
}

/** The answer for whatever was thrown. */
export function problemOf(error: unknown, traceId: string, weather: Weather): Problem {
  const answer = (code: ErrorCode, more: Partial<ProblemReply> = {}, status: number = ERRORS[code].status, fault = false): Problem => ({
    status,
    body: { code, ...wordsOf(code), ...more, traceId },
    ...(ERRORS[code].status === 503 || ERRORS[code].status === 429 ? { retryAfter: 2 } : {}),
    fault,
  });
  if (error instanceof Refusal) return answer(error.code, error.facts ? { facts: { ...error.facts } } : {});
  if (error instanceof BadInput) return answer('BAD_INPUT', { problems: error.problems.map((problem) => ({ ...problem })) });
  if (weather.isUnavailable(error) || weather.isRetryable(error)) return answer('UNAVAILABLE');
  const status = error instanceof HttpException ? error.getStatus() : clientStatusOf(error);
  const code = BY_STATUS[status];
  return code ? answer(code, {}, status) : answer('INTERNAL', {}, 500, true);
}

/** Fastify's own refusals carry a 4xx `statusCode`; anything else is a fault of ours. */
function clientStatusOf(error: unknown): number {
  const { statusCode, code } = (error ?? {}) as { statusCode?: unknown; code?: unknown };
  const fastify = typeof code === 'string' && code.startsWith('FST_');
  return fastify && typeof statusCode === 'number' && statusCode < 500 ? statusCode : 500;
}
