import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Controller, Get, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ROUTES, type Route } from '@supermarket/shared';
import type { FastifyInstance } from 'fastify';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { seedBase, seedDemo } from '../seeds/index.js';
import { DEMO_FACTS, demoId } from '../seeds/demo-people.js';
import { EveryRoute } from '../src/auth/every-route.js';
import { Health } from '../src/health/health.js';
import { Access } from '../src/kernel/index.js';
import { onEachEngine } from './engines.js';
import { HttpTest } from './http.js';
import { runFolder } from './test-server.js';

const DEMO_ONLY: readonly Route[] = ['GET /v1/auth/demo-people', 'POST /v1/auth/demo', 'POST /v1/auth/demo-wechat-code'];

/** `GET /v1/me` of everything Fastify serves below /v1. */
function served(http: HttpTest): string[] {
  const fastify = http.app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  return ROUTES.filter((route) => {
    const [method, url] = route.split(' ') as ['GET', string];
    return fastify.hasRoute({ method, url });
  });
}

/** The same from the other side: `METHOD /path` of everything that a controller declares. */
function controllersOf(http: HttpTest): string[] {
  const scanner = new MetadataScanner();
  return http.app.get(DiscoveryService, { strict: false }).getControllers().flatMap(({ instance, metatype }) => {
    const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
    const base = String(Reflect.getMetadata(PATH_METADATA, metatype!));
    return scanner
      .getAllMethodNames(prototype)
      .filter((name) => Reflect.hasMetadata(PATH_METADATA, prototype[name]!))
      .map((name) => {
        const path = [base, String(Reflect.getMetadata(PATH_METADATA, prototype[name]!))].map((part) => part.replace(/^\/|\/$/g, '')).filter(Boolean);
        return `${RequestMethod[Number(Reflect.getMetadata(METHOD_METADATA, prototype[name]!))]} /${path.join('/')}`;
      });
  });
}

onEachEngine('the application', (db) => {
  let http: HttpTest;
  const log: string[] = [];
  const web = join(runFolder(), `web-${Date.now()}`);

  beforeAll(async () => {
    await seedBase(db);
    await seedDemo(db);
    mkdirSync(join(web, 'js'), { recursive: true });
    writeFileSync(join(web, 'index.html'), '<!doctype html><title>党员志愿服务超市</title>');
    writeFileSync(join(web, 'js/app.0123abcd.js'), `// ${'x'.repeat(4000)}`);
    for (const [file, made] of [['js/ready.0123abcd.js', (bytes: string) => bytes], ['js/ready.0123abcd.js.br', brotliCompressSync], ['js/ready.0123abcd.js.gz', gzipSync]] as const) {
      writeFileSync(join(web, file), made('// made small by the build'));
    }
    http = await HttpTest.start(db, { webFolder: web, logLevel: 'debug' }, { logTo: { write: (line) => void log.push(line) } });
  });
  afterAll(() => http.close());

  describe('its routes', () => {
    test('each say who may call them', () => {
      const every = http.app.get(EveryRoute, { strict: false });
      expect(every.undeclared()).toEqual([]);
    });

    test('one that does not say so keeps the server from starting', () => {
      @Controller('open')
      class Open {
        @Get('a') @Access('guest') a(): void {}
        @Get('b') b(): void {}
      }
      const found = [{ instance: new Open(), metatype: Open }];
      const every = new EveryRoute({ getControllers: () => found } as unknown as DiscoveryService, new MetadataScanner(), new Reflector());
      expect(Reflect.hasMetadata(PATH_METADATA, Open.prototype.b)).toBe(true);
      expect(() => every.onModuleInit()).toThrow('routes without @Access: Open.b');
    });

    test('are those of the contract', () => {
      expect(ROUTES.filter((route) => !served(http).includes(route))).toEqual([]);
      const declared = controllersOf(http).filter((route) => route.includes(' /v1') && !route.includes(' /v1/wechat/')); // WeChat's own ways in
      expect(declared.filter((route) => !ROUTES.includes(route as Route))).toEqual([]);
      expect(declared).toHaveLength(ROUTES.length);
    });

    test('in production are the same without the demo’s', async () => {
      const production = await HttpTest.start(db, { mode: 'production' });
      try {
        expect(served(production).sort()).toEqual(served(http).filter((route) => !DEMO_ONLY.includes(route as Route)).sort());
        expect(served(http)).toEqual(expect.arrayContaining([...DEMO_ONLY]));
        const answer = await production.call('POST /v1/auth/demo', { body: { personId: demoId('cen') } });
        expect([answer.status, answer.problem.code]).toEqual([404, 'NOT_FOUND']);
      } finally {
        await production.close();
      }
    });
  });

  describe('an answer', () => {
    test('to a wrong body names the fields, in Chinese, as a problem', async () => {
      const token = await http.login(demoId('zhang'));
      const answer = await http.raw('PUT', '/v1/me', { token, body: { phone: '123', isAdmin: true } });
      expect(answer.status).toBe(400);
      expect(answer.headers['content-type']).toMatch('application/problem+json');
      expect(answer.problem).toMatchObject({ code: 'BAD_INPUT', problems: expect.arrayContaining([{ field: 'phone', message: '要填 11 位手机号' }, { field: 'isAdmin', message: '没有这一项' }]) });
      expect(answer.problem.traceId).toBe(answer.headers['x-request-id']);
    });

    test('to an unknown route, a broken body and one too large is a problem too', async () => {
      expect((await http.raw('GET', '/v1/nothing')).problem.code).toBe('NOT_FOUND');
      const token = await http.login(demoId('zhang'));
      const large = await http.raw('PUT', '/v1/me', { token, body: { address: 'x'.repeat(1_100_000) } });
      expect([large.status, large.problem.code]).toEqual([413, 'BAD_INPUT']);
    });

    test('of areas is 304 when the caller has it already', async () => {
      const first = await http.raw('GET', '/v1/areas');
      const again = await http.raw('GET', '/v1/areas', { headers: { 'if-none-match': String(first.headers['etag']) } });
      expect([first.status, again.status, again.body]).toEqual([200, 304, '']);
    });

    test('to a POST without a body works whatever type it claims', async () => {
      const token = await http.login(demoId('zhang'));
      const answer = await http.raw('POST', '/v1/auth/logout', { token, headers: { 'content-type': 'application/json', 'content-length': '0' } });
      expect([answer.status, answer.body]).toEqual([200, { ok: true }]);
    });

    test('forbids what a page of ours never needs', async () => {
      const { headers } = await http.raw('GET', '/healthz');
      expect(headers['content-security-policy']).toMatch("default-src 'self'");
      expect(headers['x-content-type-options']).toBe('nosniff');
    });
  });

  describe('the pages', () => {
    test('are served on the same port; what carries a hash is kept for a year', async () => {
      const page = await http.raw('GET', '/');
      expect([page.status, page.headers['cache-control']]).toEqual([200, 'no-cache']);
      const script = await http.raw('GET', '/js/app.0123abcd.js', { headers: { 'accept-encoding': 'br' } });
      expect([script.status, script.headers['cache-control'], script.headers['content-encoding']]).toEqual([200, 'public, max-age=31536000, immutable', 'br']);
      expect((await http.raw('GET', '/js/none.js')).problem.code).toBe('NOT_FOUND');
    });

    test('go out as the build has made them small, in the way that the browser can read', async () => {
      for (const [accept, sent] of [['gzip, br', 'br'], ['gzip', 'gzip'], ['identity', undefined]] as const) {
        const script = await http.raw('GET', '/js/ready.0123abcd.js', { headers: { 'accept-encoding': accept } });
        expect([script.status, script.headers['content-encoding'], script.headers['cache-control']]).toEqual([200, sent, 'public, max-age=31536000, immutable']);
        expect(script.headers['content-type']).toMatch(/javascript/);
        expect(script.headers['vary']).toMatch(/accept-encoding/i);
      }
    });

    test('of the API are there, with the committed document', async () => {
      expect((await http.raw('GET', '/docs')).status).toBe(200);
      const document = await http.raw<{ paths: object }>('GET', '/openapi.json');
      expect(Object.keys(document.body.paths)).toContain('/v1/me');
      expect((await http.raw('GET', '/docs/none')).problem.code).toBe('NOT_FOUND');
    });
  });

  describe('the log', () => {
    test('carries ids and never a name, a phone, an address, a token or a code', async () => {
      const token = await http.login(demoId('zhang'));
      await http.call('GET /v1/me', { token });
      await http.call('PUT /v1/me', { token, body: { address: '解放路 12 号 4 楼' } });
      await http.call('POST /v1/auth/wechat', { body: { code: 'a-code-of-somebody' } });
      const all = log.join('');
      expect(all).toContain('"route":"/v1/me"');
      expect(all).toContain(demoId('zhang'));
      for (const secret of [token, 'a-code-of-somebody', '解放路', ...DEMO_FACTS.flatMap(({ name, phone }) => [name, phone])]) expect(all).not.toContain(secret);
    });
  });

  describe('its health', () => {
    test('is ready with a database at head, also while WeChat is away', async () => {
      const { durabilityProblems } = await db.database.facts(); // a test server may have been told to be quick
      const answer = await http.raw<{ problems: string[] }>('GET', '/readyz');
      expect([answer.status, answer.body.problems]).toEqual([durabilityProblems.length === 0 ? 200 : 503, durabilityProblems]);
      expect((await http.raw('GET', '/healthz')).status).toBe(200);
    });

    test('is not ready when the tables are another program’s', async () => {
      await db.uow.run((tx) => tx.change('INSERT INTO schema_migration (timestamp, name) VALUES (?, ?)', [1, 'FromTheFuture9999999999999']));
      const answer = await http.raw<{ problems: string[] }>('GET', '/readyz');
      expect([answer.status, answer.body.problems]).toEqual([503, expect.arrayContaining(['migrations are ahead'])]);
      await db.uow.run((tx) => tx.change("DELETE FROM schema_migration WHERE name LIKE 'From%'"));
    });

    test('says first of all that it leaves', async () => {
      http.app.get(Health, { strict: false }).leave();
      expect((await http.raw('GET', '/readyz')).status).toBe(503);
      expect((await http.raw('GET', '/healthz')).status).toBe(200);
    });
  });

  test('the seed may run again and changes nothing', async () => {
    const state = async () => db.database.rows('SELECT id, name, phone_index, account_at FROM person ORDER BY id');
    const before = await state();
    const volunteers = await db.database.one<{ n: number }>('SELECT COUNT(*) AS n FROM volunteer');
    await seedBase(db);
    await seedDemo(db);
    expect(await state()).toEqual(before);
    expect(await db.database.one('SELECT COUNT(*) AS n FROM volunteer')).toEqual(volunteers);
  });
});
