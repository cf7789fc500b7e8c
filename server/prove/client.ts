import type { Api, ProblemReply, Reply, Route } from '@supermarket/shared';
import { Agent, request, type IncomingHttpHeaders } from 'node:http';

/** A `form`'s file is a binary string: one letter a byte. */
export type Input<R extends Route> = Omit<Api[R], 'reply' | 'file'> & { readonly token?: string };

export interface Answer<T> {
  readonly status: number;
  /** What a 200 carries. */
  readonly body: T;
  /** The refusal's stable code; null on success. */
  readonly code: string | null;
  readonly problem: ProblemReply | null;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** No answer came: the server or the line was gone. Whether it was done nobody knows. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text and bytes are sent as they are; an object as JSON. */
  readonly body?: object | string | Buffer;
  /** Milliseconds after which the answer is no longer waited for; the line is cut. */
  readonly patience?: number;
}

/** Talks to servers over lines that stay open, by the routes of the contract. */
export class Client {
  readonly #agent: Agent;

  constructor(sockets = 64) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: sockets, maxFreeSockets: sockets, scheduling: 'fifo' });
  }

  /** A route of the contract on the server at `port`. Throws NoAnswer. */
  async call<R extends Route>(port: number, route: R, input: Input<R>): Promise<Answer<Reply<R>>> {
    return (await this.ask(port, asked(route, input))) as Answer<Reply<R>>;
  }

  /** Anything at all. */
  ask(port: number, { method, path, token, headers = {}, body, patience = 30_000 }: Asked): Promise<Answer<unknown>> {
    const bytes = body === undefined ? null : bytesOf(body);
    return new Promise((resolve, reject) => {
      const sent = request({
        agent: this.#agent,
        host: '127.0.0.1',
        port,
        method,
        path,
        headers: {
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(bytes === null ? {} : { 'content-type': 'application/json', 'content-length': bytes.length }),
          ...headers,
        },
        timeout: patience,
      });
      const lost = (error: Error): void => reject(new NoAnswer(`${method} ${path}: ${error.message}`));
      sent.on('timeout', () => sent.destroy(new Error(`no answer in ${patience} ms`)));
      sent.on('error', lost);
      sent.on('response', (reply) => {
        const parts: Buffer[] = [];
        reply.on('data', (part: Buffer) => parts.push(part));
        reply.on('error', lost);
        reply.on('aborted', () => lost(new Error('cut in the middle of the answer')));
        reply.on('end', () => resolve(read(reply.statusCode!, reply.headers, Buffer.concat(parts).toString('utf8'))));
      });
      sent.end(bytes ?? undefined);
    });
  }

  /** Sends the whole request and hangs up before the answer: the phone went into a tunnel. */
  askAndHangUp(port: number, what: Asked): Promise<void> {
    const { method, path, token, body } = what;
    const text = body === undefined ? '' : JSON.stringify(body);
    return new Promise((resolve) => {
      const sent = request({
        agent: false,
        host: '127.0.0.1',
        port,
        method,
        path,
        headers: {
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(text ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } : {}),
        },
      });
      sent.on('error', () => resolve());
      sent.on('response', (reply) => reply.destroy());
      sent.on('close', () => resolve());
      sent.end(text, () => setTimeout(() => sent.destroy(), 2));
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** A route of the contract with its input, as a request. */
export function asked<R extends Route>(route: R, input: Input<R>): Asked {
  const { token, params = {}, query = {}, body, form } = input as {
    token?: string; params?: Record<string, string>; query?: Record<string, unknown>; body?: object; form?: { file: string };
  };
  const [method, template] = route.split(' ') as [string, string];
  const path = template.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name]!));
  const search = new URLSearchParams(Object.entries(query).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, String(value)]])));
  return { method, path: search.size > 0 ? `${path}?${search}` : path, ...(token ? { token } : {}), ...(body ? { body } : {}), ...(form ? asForm(form.file) : {}) };
}

const EDGE = '----------edge';

/** One file as a browser sends it. */
function asForm(file: string): Pick<Asked, 'headers' | 'body'> {
  const head = `--${EDGE}\r\ncontent-disposition: form-data; name="file"; filename="file"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return { headers: { 'content-type': `multipart/form-data; boundary=${EDGE}` }, body: Buffer.from(`${head}${file}\r\n--${EDGE}--\r\n`, 'latin1') };
}

function bytesOf(body: NonNullable<Asked['body']>): Buffer {
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

function read(status: number, headers: IncomingHttpHeaders, text: string): Answer<unknown> {
  const isJson = /[/+]json/.test(headers['content-type'] ?? '');
  let body: unknown = null;
  try {
    body = isJson ? JSON.parse(text) : null;
  } catch {
    // told by the status and the text
  }
  const problem = status >= 400 && body ? (body as ProblemReply) : null;
  return { status, headers, text, body, problem, code: status < 400 ? null : (problem?.code ?? `HTTP_${status}`) };
}
