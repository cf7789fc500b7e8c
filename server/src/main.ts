import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { createApp, type Overrides } from './app.js';
import type { Config } from './config.js';
import { WechatSimulator } from './wechat/wechat.simulator.js';
import { Health } from './health/health.js';

/** Milliseconds in which a balancer notices that we are not ready any more. */
const NOTICE = 2_000;
/** Milliseconds that running requests get to end after that: all in all less than the ten seconds that supervisors wait. */
const DRAIN = 7_500;

export interface Running {
  readonly app: NestFastifyApplication;
  /** Where it listens, for people: http://localhost:3000 */
  readonly address: string;
  /** Readiness first, then no new requests, then the running ones end, then the database closes. */
  stop(): Promise<void>;
}

/** Starts the server and ends it in good order when the process is asked to. */
export async function serve(config: Config, overrides: Overrides = {}): Promise<Running> {
  const app = await createApp(config, overrides);
  try {
    // Not Nest's own `listen`: that would log the error that we tell in a sentence.
    await (app.getHttpAdapter().getInstance() as unknown as FastifyInstance).listen({ port: config.port, host: config.host });
  } catch (error) {
    await app.close();
    throw error;
  }
  // WeChat's simulator tells us things as WeChat does, once there is an address to tell them to.
  if (config.mode === 'demo') app.get(WechatSimulator, { strict: false }).pushes.url = `${addressOf(app, config)}/v1/wechat/push`;
  const stop = async (): Promise<void> => {
    app.get(Health).leave();
    if (config.mode === 'production') await new Promise((resolve) => setTimeout(resolve, NOTICE));
    const late = setTimeout(() => process.exit(1), DRAIN);
    await app.close();
    clearTimeout(late);
  };
  return { app, address: addressOf(app, config), stop };
}

function addressOf(app: NestFastifyApplication, { host }: Config): string {
  const bound = app.getHttpServer().address() as { port: number };
  const name = host === '0.0.0.0' || host === '127.0.0.1' ? 'localhost' : host;
  return `http://${name}:${bound.port}`;
}

/** SIGTERM and ctrl-C end the server; a second one ends it at once. */
export function stopOnSignals(running: Running): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      void running.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}
