import { ERRORS, type ProblemReply } from '@supermarket/shared';
import type { Answer } from '../../client.js';
import type { Operation } from '../../openapi.js';
import type { Sent } from './shots.js';

/** Statuses that Fastify gives to what it refuses itself, under the code of a bad input. */
const AT_THE_DOOR: readonly number[] = [400, 408, 413, 414, 415, 431];

/** What is wrong with an answer, in one line; null when nothing is. */
export function wrongWith(operation: Operation, sent: Sent, answer: Answer<unknown>): string | null {
  const { status, headers, body, text } = answer;
  if (status >= 500) return `${status} ${text.slice(0, 200)}`;
  if (status === 200) return wrongReply(operation, sent, answer);
  if (status < 400) return `${status} is not declared`;
  if (!String(headers['content-type']).startsWith('application/problem+json')) return `${status} as ${headers['content-type']}: ${text.slice(0, 120)}`;
  const unlike = operation.checkProblem(body);
  if (unlike) return `${status}: the problem ${unlike}`;
  return wrongProblem(sent, answer, body as ProblemReply);
}

function wrongReply({ checkReply, checkBody }: Operation, sent: Sent, { headers, body }: Answer<unknown>): string | null {
  if (!/^application\/json\b/.test(String(headers['content-type']))) return `200 as ${headers['content-type']}`;
  const unlike = checkReply(body);
  if (unlike) return `200: the reply ${unlike}`;
  // No body at all is taken for one with nothing in it.
  const read = JSON.parse((JSON.stringify(sent.body) as string | undefined) ?? '{}') as unknown;
  const forbidden = sent.raw === undefined && !sent.headers['content-type'] ? checkBody(read) : null;
  return forbidden ? `200 although the body ${forbidden}` : null;
}

function wrongProblem(sent: Sent, { status, headers, text }: Answer<unknown>, { code, title, traceId, problems = [] }: ProblemReply): string | null {
  const declared: number = ERRORS[code].status;
  if (status !== declared && !(code === 'BAD_INPUT' && AT_THE_DOOR.includes(status))) return `${status} ${code}, which is a ${declared}`;
  if (title !== ERRORS[code].title || !/[\u4e00-\u9fff]/.test(title)) return `${code}: the title is not ours: ${title.slice(0, 80)}`;
  if (!traceId || headers['x-request-id'] !== traceId) return `${code}: traceId ${traceId}, but x-request-id ${String(headers['x-request-id'])}`;
  if (status === 429 && !headers['retry-after']) return '429 without Retry-After';
  if (/node_modules|\bat \S+ \(|\.js:\d+|\.ts:\d+|SELECT |INSERT /.test(text)) return `${code} tells of our insides: ${text.slice(0, 120)}`;
  const foreign = problems.find(({ message }) => !/[\u4e00-\u9fff]/.test(message));
  if (foreign) return `${code}: not in Chinese: ${foreign.field.slice(0, 40)} ${foreign.message.slice(0, 80)}`;
  const said = echoOf(sent, text);
  return said === null ? null : `${code} repeats what was sent: ${JSON.stringify(said.slice(0, 60))}`;
}

/** A text of the request, long enough to be nobody's but the sender's, that stands in an answer to an error. */
function echoOf({ body, query }: Sent, text: string): string | null {
  const sent = [...textsOf(body), ...query.map(([, value]) => value)];
  return sent.find((one) => one.length >= 8 && text.includes(JSON.stringify(one).slice(1, -1))) ?? null;
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(textsOf);
}
