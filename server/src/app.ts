import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { DEMO_PEOPLE } from '../seeds/demo-people.js';
import { AppModule } from './app.module.js';
import type { Config } from './config.js';
import { openForPeople } from './data-source.js';
import { serveDocs } from './docs-pages.js';
import { Health } from './health/health.js';
import { adapterFor, dressServer } from './http-server.js';
import { SystemClock, type Clock } from './kernel/index.js';
import type { OpenDatabase } from './kernel/database/open.js';
import { serialiseByContract } from './kernel/http/reply-schemas.js';
import { StructuredLogger } from './logger.js';
import { parseEncodingKey } from './wechat/message-crypto.js';
import type { PushSettings } from './wechat/push.settings.js';
import { SIMULATED_PUSH } from './wechat/simulator.push.js';
import { WechatClient } from './wechat/wechat.client.js';
import { WechatSimulator } from './wechat/wechat.simulator.js';

/** Milliseconds between two looks for due jobs. */
const JOBS_EVERY = 1_000;

/** What a test puts in the place of the real thing. */
export interface Overrides {
  /** Then whoever opened it closes it. */
  readonly open?: OpenDatabase;
  /** Opened before; closed with the application. */
  readonly handedOver?: OpenDatabase;
  readonly clock?: Clock;
  readonly wechat?: WechatClient;
  readonly jobsEvery?: number;
  readonly logTo?: { write(line: string): void };
}

/** The application, wired and initialised, not yet listening. */
export async function createApp(config: Config, overrides: Overrides = {}): Promise<NestFastifyApplication> {
  const { clock = new SystemClock(), jobsEvery = JOBS_EVERY } = overrides;
  const open = overrides.open ? { ...overrides.open, close: () => Promise.resolve() } : (overrides.handedOver ?? (await openForPeople(config)));
  const demo = config.mode === 'demo' ? { simulator: new WechatSimulator(clock), people: DEMO_PEOPLE } : null;
  await demo?.simulator.start(config.wechat.simulatorPort);
  const wechat = overrides.wechat ?? wechatFor(config, demo?.simulator);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of({ config, open, clock, wechat, push: pushFor(config, demo?.simulator), demo, jobsEvery }),
    adapterFor(config, overrides.logTo),
    { bufferLogs: true, abortOnError: false, bodyParser: false }, // Fastify's own for JSON; no forms
  );
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  app.useLogger(new StructuredLogger(fastify.log));
  const health = app.get(Health, { strict: false });
  await dressServer(fastify, config, () => health.leaving);
  if (existsSync(config.openapiFile)) {
    serialiseByContract(fastify, config.openapiFile);
    serveDocs(fastify, config.openapiFile);
  }
  await app.init();
  await fastify.ready();
  return app;
}

/** The demo without an AppID talks to the simulator. */
function wechatFor({ wechat }: Config, simulator: WechatSimulator | undefined): WechatClient {
  if (!simulator || wechat.appId) return new WechatClient(wechat);
  return new WechatClient(() => ({ ...simulator.account, baseUrl: simulator.baseUrl }));
}

function pushFor({ wechat }: Config, simulator: WechatSimulator | undefined): PushSettings | null {
  if (simulator && !wechat.appId) return { appId: simulator.account.appId, token: SIMULATED_PUSH.token, key: parseEncodingKey(SIMULATED_PUSH.encodingKey)! };
  return wechat.push && { appId: wechat.appId, ...wechat.push };
}
