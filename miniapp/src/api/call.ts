import type { Api, ProblemReply, Reply, Route } from '@supermarket/shared';
import Taro from '@tarojs/taro';
import { network } from '@/platform/network';
import { CallError } from './call-error';
import { askLogin } from './login';
import { sessionStore } from './session';

type Part<R extends Route, K extends 'params' | 'query' | 'body'> = K extends 'query'
  ? Api[R] extends { query: infer Q } ? { query?: Q } : { query?: undefined }
  : Api[R] extends { [P in K]: infer V } ? { [P in K]: V } : { [P in K]?: undefined };

/** What a route needs: the path's parameters, the query and the body, each only where the contract has it. */
export type CallInput<R extends Route> = Part<R, 'params'> & Part<R, 'query'> & Part<R, 'body'>;

interface Loose {
  params?: Readonly<Record<string, string>> | undefined;
  query?: Readonly<Record<string, unknown>> | undefined;
  body?: unknown;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

const TIME_OUT_MS = 10_000;
/** Waits before the second and third attempt. Only attempts without an answer are repeated, with the same body. */
const RETRY_AFTER_MS = [400, 1200] as const;

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** `const order = await call('GET /v1/orders/:id', { params: { id } })` */
export async function call<R extends Route>(route: R, input: CallInput<R>): Promise<Reply<R>> {
  const [method, path] = route.split(' ') as [Method, string];
  const request = input as Loose;
  const url = API_BASE + fillPath(path, request.params ?? {}) + queryText(request.query ?? {});
  return (await withLogin(() => withRetry(() => attempt(method, url, request.body)))) as Reply<R>;
}

function fillPath(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(params[name] ?? ''));
}

export function queryText(query: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    value === undefined || value === null ? [] : [`${key}=${encodeURIComponent(String(value))}`],
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** A session that ended is replaced once; a call that was sent with an older token is simply sent again. */
export async function withLogin<T>(once: () => Promise<T>): Promise<T> {
  const { token: tokenBefore, person } = sessionStore.getState();
  try {
    return await once();
  } catch (error) {
    if (!(error instanceof CallError) || (error.code !== 'SESSION_ENDED' && error.code !== 'LOGIN_NEEDED')) throw error;
    const tokenNow = sessionStore.getState().token;
    if (tokenNow === null || tokenNow === tokenBefore) {
      if (tokenNow !== null) sessionStore.getState().lapse();
      if (!(await askLogin())) throw error;
    }
    // What one person asked for is not asked for in another's name.
    if (person !== null && sessionStore.getState().person?.id !== person.id) throw error;
    return once();
  }
}

export async function withRetry<T>(once: () => Promise<T>): Promise<T> {
  const { person } = sessionStore.getState();
  for (const wait of RETRY_AFTER_MS) {
    try {
      return await once();
    } catch (error) {
      if (!(error instanceof CallError) || !error.lost || !network.isOnline()) throw error;
      await sleep(wait);
      // The phone may have changed hands meanwhile.
      if (sessionStore.getState().person?.id !== person?.id) throw error;
    }
  }
  return once();
}

async function attempt(method: Method, url: string, body: unknown): Promise<unknown> {
  if (!network.isOnline()) throw CallError.ofPhone('NO_NETWORK');
  const { token } = sessionStore.getState();
  const header: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) header['content-type'] = 'application/json';
  if (token !== null) header['authorization'] = `Bearer ${token}`;
  const reply = await send({
    url,
    method,
    header,
    data: body === undefined ? undefined : JSON.stringify(body),
    timeout: TIME_OUT_MS,
  });
  // WeChat counts every answer as a success, whatever its status.
  if (reply.statusCode < 200 || reply.statusCode >= 300) throw refusal(reply.statusCode, reply.data);
  // Every answer of ours is an object: this one was cut off after its first line, as by a page that is left meanwhile.
  if (typeof reply.data !== 'object' || reply.data === null) throw CallError.ofPhone('TIMED_OUT');
  return reply.data;
}

/** H5 does not always keep Taro's time-out, so it is kept here as well. */
async function send(option: Taro.request.Option): Promise<{ statusCode: number; data: unknown }> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => fail(CallError.ofPhone('TIMED_OUT')), TIME_OUT_MS + 500);
  });
  try {
    return await Promise.race([Taro.request(option), late]);
  } catch (error) {
    throw error instanceof CallError ? error : unanswered(error);
  } finally {
    clearTimeout(timer);
  }
}

export function unanswered(error: unknown): CallError {
  const text = error instanceof Error ? error.message : String((error as { errMsg?: string } | undefined)?.errMsg ?? error);
  return /time-?d? ?out/i.test(text)
    ? CallError.ofPhone('TIMED_OUT')
    : CallError.ofPhone('NO_NETWORK');
}

export function refusal(status: number, data: unknown): CallError {
  const problem = asProblem(data);
  if (problem !== undefined) return new CallError(problem);
  // A gateway answered in the server's place: nothing is known about the request, as if the answer had been lost.
  if (status === 502 || status === 504) return CallError.ofPhone('TIMED_OUT');
  return CallError.ofPhone('UNREADABLE');
}

function asProblem(data: unknown): ProblemReply | undefined {
  // H5 and WeChat parse application/json by themselves, but not application/problem+json.
  if (typeof data === 'string') {
    try {
      return asProblem(JSON.parse(data) as unknown);
    } catch {
      return undefined;
    }
  }
  return typeof data === 'object' && data !== null && 'code' in data && 'title' in data ? (data as ProblemReply) : undefined;
}
