import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { fastify as bareFastify, LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import { constants } from 'node:zlib';
import type { Config } from './config.js';
import { refuseAddress, refuseLine, traceIdOf } from './kernel/index.js';
import { LogLines } from './log-lines.js';
import type { RequestWithActor } from './people/actor.js';

/** Voice notes and photos are counted apart, as they come in; everything else is small. */
const BODY_LIMIT = 1024 * 1024;
/** Milliseconds from which a request is worth a line, whatever it was. */
const SLOW = 500;

/** Names whose values never reach the log, wherever somebody might log an object. */
const SECRET = ['authorization', 'token', 'code', 'secret', 'session_key', 'openid', 'name', 'phone', 'address', 'words', 'body'];

export function adapterFor(config: Pick<Config, 'logLevel' | 'trustProxy'>, logTo: { write(line: string): void } = new LogLines()): FastifyAdapter {
  return new FastifyAdapter({
    genReqId: traceIdOf,
    requestIdHeader: false,
    bodyLimit: BODY_LIMIT,
    trustProxy: config.trustProxy,
    logController: new LogController({ disableRequestLogging: true }), // our own lines: see logRequests
    forceCloseConnections: 'idle',
    requestTimeout: 120_000, // a voice note of a minute on one bar of signal
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseLine,
    logger:
      config.logLevel === 'silent'
        ? false
        : {
            level: config.logLevel,
            stream: logTo,
            redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`]), censor: '…' },
          },
  });
}

/** Everything of the server that is not a route; `leaving` says whether the process is about to end. */
export async function dressServer(fastify: FastifyInstance, config: Pick<Config, 'publicUrl' | 'webFolder'>, leaving: () => boolean): Promise<void> {
  await guardByHeaders(fastify, config.publicUrl.startsWith('https://'));
  await fastify.register(compress, {
    threshold: 1024,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  await fastify.register(multipart);
  if (existsSync(config.webFolder)) await servePages(fastify, config.webFolder);
  acceptEmptyBodies(fastify);
  readWechatAsJson(fastify);
  fastify.removeContentTypeParser('text/plain'); // JSON is all that we read
  answerPostsWithOk(fastify);
  logRequests(fastify);
  sayGoodbye(fastify, leaving);
}

/** Helmet's headers are the same for every answer, so they are asked of it once and not composed each time. */
async function guardByHeaders(fastify: FastifyInstance, https: boolean): Promise<void> {
  const probe = bareFastify();
  probe.get('/', (_request, reply) => reply.send());
  const bare = await probe.inject('/');
  await probe.close();
  const dressed = bareFastify();
  await dressed.register(helmet, {
    strictTransportSecurity: https,
    contentSecurityPolicy: {
      directives: {
        // Taro writes styles into elements; pictures are drawn from data and from photos just taken.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        upgradeInsecureRequests: https ? [] : null,
      },
    },
  });
  dressed.get('/', (_request, reply) => reply.send());
  const { headers } = await dressed.inject('/');
  await dressed.close();
  const guards = Object.fromEntries(Object.entries(headers).filter(([name]) => !(name in bare.headers)));
  fastify.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(guards);
    done();
  });
}

/** Files whose name carries a hash never change; the page that names them is asked for each time. */
async function servePages(fastify: FastifyInstance, folder: string): Promise<void> {
  await fastify.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    preCompressed: true, // as the build wrote them, smaller than we could in passing
    setHeaders: (reply: FastifyReply, path: string) => {
      const hashed = /[.-][0-9a-f]{8,}\.\w+(\.br|\.gz)?$/.test(path);
      void reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

/** Some clients name a content type even when they send nothing; Fastify alone would refuse that. */
function acceptEmptyBodies(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { headers } = request;
    const nothing = headers['content-length'] === '0' || (!headers['content-length'] && !headers['transfer-encoding']);
    if (nothing) delete headers['content-type'];
    done();
  });
}

/** WeChat tells things in JSON, as its settings page was asked to, and may call it something else. */
function readWechatAsJson(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (request.method === 'POST' && request.url.startsWith('/v1/wechat/push')) request.headers['content-type'] = 'application/json';
    done();
  });
}

/** The contract knows 200 only: nothing here is "created" without being shown. */
function answerPostsWithOk(fastify: FastifyInstance): void {
  fastify.addHook('preSerialization', (_request, reply, payload, done) => {
    if (reply.statusCode === 201) void reply.status(200);
    done(null, payload);
  });
}

/** Ids and numbers only; the logger adds the request's id. Quick successful reads are told at `debug`. */
function logRequests(fastify: FastifyInstance): void {
  fastify.addHook('onResponse', (request: FastifyRequest & RequestWithActor, reply, done) => {
    const ms = Math.round(reply.elapsedTime);
    const line = {
      method: request.method,
      route: request.routeOptions.url,
      status: reply.statusCode,
      ms,
      ...(request.actor?.personId ? { person: request.actor.personId } : {}),
    };
    const quiet = request.method === 'GET' && reply.statusCode < 400 && ms < SLOW;
    request.log[quiet ? 'debug' : 'info'](line, 'request');
    done();
  });
  fastify.addHook('onSend', (request, reply, payload, done) => {
    void reply.header('x-request-id', request.id);
    done(null, payload);
  });
}

/** Who is answered while we leave asks somebody else next, instead of on a line that is about to be cut. */
function sayGoodbye(fastify: FastifyInstance, leaving: () => boolean): void {
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (leaving()) void reply.header('connection', 'close');
    done(null, payload);
  });
}
