import { ERRORS, type ErrorCode, type ProblemReply } from '@supermarket/shared';
import type { Answer } from '../../client.js';
import type { Cell } from './cells.js';
import { spokenTo, type Role } from './roles.js';
import type { Known, Things } from './things.js';
import type { Line } from './policy.js';

const AT_THE_DOOR: readonly string[] = ['NOT_ALLOWED', 'NOT_A_VOLUNTEER'];
/** Refusals that are about who asks: no state of a thing excuses them. */
const ABOUT_WHO: readonly string[] = ['NEED_ANOTHER_PERSON', 'OWN_ORDER', 'CONSENT_NEEDED', 'GRANT_ENDED'];

/** What is wrong with this answer; null: nothing. */
export function complaint({ expected, role }: Cell, answer: Answer<unknown>): string | null {
  const { status, code } = answer;
  const got = `${status}${code ? ` ${code}` : ''}`;
  if (status >= 500 || status === 429) return got;
  if (status >= 400) {
    const unsound = isProblem(answer);
    if (unsound) return `${got}: ${unsound}`;
  }
  const isOk = status === 200 || status === 304;
  switch (expected) {
    case 'yes':
      return isOk || ((status === 409 || status === 422) && !ABOUT_WHO.includes(code!)) ? null : `${got} instead of yes`;
    case 'come':
      return status !== 401 && status !== 403 ? null : `${got} although they may come in`;
    case 'door':
      return isStopped(role, status, code) ? null : `${got} instead of a refusal at the door`;
    case 'no':
      return status === 403 || status === 404 ? null : `${got} instead of no`;
    default:
      return code === expected.code ? null : `${got} instead of ${expected.code}`;
  }
}

function isStopped(role: Role, status: number, code: string | null): boolean {
  if (role === 'guest') return status === 401 && code === 'LOGIN_NEEDED';
  if (role === 'ended') return status === 401 && code === 'SESSION_ENDED';
  return status === 403 && AT_THE_DOOR.includes(code!);
}

/** Every refusal is problem+json with a code of the contract and its status. */
function isProblem({ status, headers, problem }: Answer<unknown>): string | null {
  if (!headers['content-type']?.startsWith('application/problem+json')) return `not problem+json but ${headers['content-type']}`;
  const { code, title, traceId } = (problem ?? {}) as Partial<ProblemReply>;
  const known = ERRORS[code as ErrorCode] as { readonly status: number } | undefined;
  if (!known) return `the code ${code} is not in the contract`;
  if (known.status !== status && status !== 413 && status !== 415) return `${code} belongs to ${known.status}`;
  return title && traceId ? null : 'no title or no trace';
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Every id in the text that stands for something of this world. */
export function idsIn(text: string, things: Things): ReadonlyMap<string, Known> {
  const found = new Map<string, Known>();
  for (const [id] of text.matchAll(ID)) {
    const known = things.known.get(id);
    if (known) found.set(id, known);
  }
  return found;
}

/** What an answer names that is neither the caller's, nor asked for, nor in the reach of the list. */
export function strangersIn(text: string, things: Things, { line, role, caller, family }: { line: Line; role: Role; caller: string | null; family: string | null }): string[] {
  return [...idsIn(text, things)]
    .filter(([id, known]) => id !== caller && known.family !== family && id !== family && !(caller && known.people.includes(caller)) && !isShown(line, role, known))
    .map(([id, { marks, whose }]) => `${whose} ${marks.join()} ${id}`);
}

const isShown = ({ shows }: Line, role: Role, { marks, whose }: Known): boolean =>
  marks.some((mark) => spokenTo(shows[mark] ?? {}, whose).may.includes(role));
