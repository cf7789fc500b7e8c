import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Api, ProblemReply, Reply, Route } from '@supermarket/shared';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp, type Overrides } from '../src/app.js';
import { LoginService } from '../src/auth/login.service.js';
import type { Config } from '../src/config.js';
import { parseOfficeHours } from '../src/kernel/working-time.js';
import { testKeys, type Engine } from './engines.js';

const SERVER = dirname(dirname(fileURLToPath(import.meta.url)));

/** A configuration for tests; the database is the suite's own. */
export function testConfig(engine: Engine, patch: Partial<Config> = {}): Config {
  return {
    mode: 'demo',
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'http://localhost',
    trustProxy: false,
    logLevel: 'silent',
    dataFolder: '/nowhere',
    webFolder: '/nowhere',
    openapiFile: join(SERVER, 'openapi.json'),
    database: engine.address,
    databasePool: 10,
    cipherKeys: testKeys,
    doorKey: Buffer.alloc(32, 3),
    tokenKey: Buffer.alloc(32, 4),
    wechat: { appId: '', secret: '', baseUrl: 'http://127.0.0.1:9', templates: {}, push: null, simulatorPort: 0 },
    sms: null,
    countyCode: '440785',
    officeHours: parseOfficeHours('08:30-12:00,14:30-17:30')!,
    seals: { every: 0, settle: 50_000, webhook: null },
    ...patch,
  };
}

type Input<R extends Route> = Omit<Api[R], 'reply' | 'file' | 'form'> & { readonly token?: string };

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly problem: ProblemReply;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
}

/** The whole application on a suite's database, called by route as the mini-program does. */
export class HttpTest {
  private constructor(readonly app: NestFastifyApplication) {}

  static async start(engine: Engine, patch: Partial<Config> = {}, overrides: Overrides = {}): Promise<HttpTest> {
    return new HttpTest(await createApp(testConfig(engine, patch), { open: engine.open, clock: engine.clock, jobsEvery: 0, ...overrides }));
  }

  /** A token for this person. */
  async login(personId: string): Promise<string> {
    return (await this.app.get(LoginService, { strict: false }).byDemo(personId)).token;
  }

  async call<R extends Route>(route: R, input: Input<R>): Promise<Answer<Reply<R>>> {
    const { token, params = {}, query = {}, body } = input as { token?: string; params?: Record<string, string>; query?: Record<string, string | number>; body?: object };
    const [method, path] = route.split(' ') as ['GET' | 'POST' | 'PUT', string];
    const url = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
    return this.raw(method, url, { token, query, body });
  }

  async raw<T>(
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    { token, query = {}, body, headers = {} }: { token?: string; query?: Record<string, string | number>; body?: object; headers?: Record<string, string> } = {},
  ): Promise<Answer<T>> {
    const reply = await this.app.inject({
      method,
      url,
      query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])),
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
      ...(body === undefined ? {} : { payload: body }),
    });
    const json = String(reply.headers['content-type'] ?? '').includes('json') && reply.body !== '' ? (reply.json() as unknown) : reply.body;
    return { status: reply.statusCode, body: json as T, problem: json as ProblemReply, headers: reply.headers };
  }

  close(): Promise<void> {
    return this.app.close();
  }
}
