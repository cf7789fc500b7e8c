import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ERRORS } from '@supermarket/shared';
import { ArrayMaxSize, IsIn, IsInt, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { connect } from 'node:net';
import { KernelModule, Nested, NestedList, Optional, Refusal, refuseAddress, refuseLine, traceIdOf, UnitOfWork } from '../src/kernel/index.js';
import { openDatabase } from '../src/kernel/database/open.js';
import { testKeys } from './engines.js';
import { freshFile } from './templates.js';

class Place {
  @IsString({ message: '村名要填文字' }) village: string;
}
class Form {
  @IsString() @MinLength(2) @MaxLength(5) name: string;
  @IsInt() @Min(1) @Max(3) seats: number;
  @IsIn(['low', 'high']) level: string;
  @Optional() @Matches(/^\d{4}$/) code?: string;
  @Optional() @Nested(() => Place) home?: Place;
  @Optional() @ArrayMaxSize(2) @NestedList(() => Place) places?: Place[];
}

const SECRET = 'Duplicate entry 13800138000';

@Controller('t')
class Probe {
  constructor(private readonly uow: UnitOfWork) {}
  @Post('form') form(@Body() form: Form): Form {
    return form;
  }
  @Get('refusal') refusal(): never {
    throw new Refusal('DOOR_CODE_WRONG', { triesLeft: 2 });
  }
  @Get('fault') fault(): never {
    throw new TypeError(SECRET);
  }
  @Get('gone') gone(): never {
    throw Object.assign(new Error(SECRET), { code: 'SQLITE_IOERR' });
  }
  @Get('race') race(): never {
    throw Object.assign(new Error(SECRET), { code: 'SQLITE_BUSY' });
  }
  @Get('unnamed') unnamed(): Promise<unknown> {
    return this.uow.run((tx) => tx.change('insert into nowhere values (1)'));
  }
}

describe('an error on the wire', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    const open = await openDatabase({ address: await freshFile(false), pool: 1, entities: [], migrations: [] });
    @Module({ imports: [KernelModule.of({ open, cipherKeys: testKeys })], controllers: [Probe] })
    class TestModule {}
    app = await NestFactory.create<NestFastifyApplication>(TestModule, new FastifyAdapter({ genReqId: traceIdOf, requestIdHeader: false, bodyLimit: 4096, frameworkErrors: refuseAddress, clientErrorHandler: refuseLine }), { logger: false });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());

  const get = (url: string, headers = {}) => app.inject({ method: 'GET', url: `/t/${url}`, headers });
  const post = (payload: object | string, headers = {}) => app.inject({ method: 'POST', url: '/t/form', payload, headers });

  it('is a problem with code, Chinese title and trace id', async () => {
    const reply = await get('refusal', { 'x-request-id': 'phone-12345678' });
    expect(reply.statusCode).toBe(409);
    expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(reply.headers['x-request-id']).toBe('phone-12345678');
    expect(reply.json()).toEqual({ code: 'DOOR_CODE_WRONG', title: ERRORS.DOOR_CODE_WRONG.title, detail: ERRORS.DOOR_CODE_WRONG.detail, facts: { triesLeft: 2 }, traceId: 'phone-12345678' });
  });

  it('gets a trace id of its own when the caller’s could do harm', async () => {
    const reply = await get('refusal', { 'x-request-id': 'x\tlog line' });
    expect(reply.json<{ traceId: string }>().traceId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('of ours says nothing about itself', async () => {
    for (const url of ['fault', 'unnamed']) {
      const reply = await get(url);
      expect(reply.statusCode).toBe(500);
      expect(reply.json()).toEqual({ code: 'INTERNAL', title: ERRORS.INTERNAL.title, detail: ERRORS.INTERNAL.detail, traceId: expect.any(String) });
    }
  });

  it('of a database that is away or too busy asks to come again', async () => {
    for (const url of ['gone', 'race']) {
      const reply = await get(url);
      expect(reply.statusCode).toBe(503);
      expect(reply.headers['retry-after']).toBe('2');
      expect(reply.json()).toMatchObject({ code: 'UNAVAILABLE' });
      expect(reply.body).not.toContain('138');
    }
  });

  it('of input names each field and what is allowed, in Chinese', async () => {
    const reply = await post({ name: '一', seats: 9, level: 'x', code: 'abc', extra: 1, places: [{ village: 5 }] });
    expect(reply.statusCode).toBe(400);
    const { code, problems } = reply.json<{ code: string; problems: { field: string; message: string }[] }>();
    expect(code).toBe('BAD_INPUT');
    expect(Object.fromEntries(problems.map(({ field, message }) => [field, message]))).toEqual({
      name: '至少 2 个字',
      seats: '不能大于 3',
      level: '不在可选的范围里',
      code: '格式不对',
      extra: '没有这一项',
      'places.0.village': '村名要填文字',
    });
  });

  it('of input never speaks English', async () => {
    for (const body of [{}, { name: 5, seats: 'x', level: 1, code: 2, places: {} }, { name: '123456', seats: 1.5, places: [1, 2, 3] }, []]) {
      const { problems } = (await post(body)).json<{ problems: { message: string }[] }>();
      for (const { message } of problems) expect(message).not.toMatch(/[a-z]{3,}/i);
    }
  });

  it('of Fastify or Nest has a code too', async () => {
    expect((await get('nothing-here')).json()).toMatchObject({ code: 'NOT_FOUND' });
    expect((await post('{"name":', { 'content-type': 'application/json' })).json()).toMatchObject({ code: 'BAD_INPUT' });
    expect((await post({ name: 'x'.repeat(5000) })).json()).toMatchObject({ code: 'BAD_INPUT' });
    expect((await post('<x/>', { 'content-type': 'application/xml' })).json()).toMatchObject({ code: 'BAD_INPUT' });
  });

  it('of an address that cannot be read is a problem too, and does not repeat it', async () => {
    for (const url of ['%zz', '%E0%A4%A']) {
      const reply = await get(url);
      expect(reply.statusCode).toBe(400);
      expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(reply.json()).toEqual({ code: 'BAD_INPUT', title: ERRORS.BAD_INPUT.title, detail: ERRORS.BAD_INPUT.detail, traceId: reply.headers['x-request-id'] });
    }
  });

  it('of a line that is no HTTP, or whose head is too long, is a problem too, and ends the line', async () => {
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as { port: number };
    const say = (text: string): Promise<string> =>
      new Promise((resolve, reject) => {
        let said = '';
        const line = connect(port, '127.0.0.1', () => line.write(text));
        line.on('data', (part) => (said += String(part))).on('end', () => resolve(said)).on('error', reject);
      });
    expect(await say('13800138000\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*problem\+json[\s\S]*BAD_INPUT/);
    const long = await say(`GET /t/refusal HTTP/1.1\r\nhost: x\r\nx-long: ${'a'.repeat(40_000)}\r\n\r\n`);
    expect(long).toMatch(/^HTTP\/1\.1 431 [\s\S]*problem\+json[\s\S]*BAD_INPUT/);
    expect(long).not.toContain('aaaa');
  });

  it('of input does not take null for what may be left out, nor a list for one form', async () => {
    const sound = { name: '张三', seats: 2, level: 'low' };
    for (const body of [{ ...sound, code: null }, { ...sound, home: null }, { ...sound, home: [] }, { ...sound, home: [{ village: '横陂' }] }, { ...sound, places: [[{ village: '横陂' }]] }, null]) {
      const reply = await post(JSON.stringify(body), { 'content-type': 'application/json' });
      expect(reply.statusCode).toBe(400);
      expect(reply.json()).toMatchObject({ code: 'BAD_INPUT' });
    }
    expect((await post({ ...sound, home: { village: '横陂' } })).statusCode).toBe(201);
  });

  it('of input does not repeat names that the sender made up', async () => {
    const { problems } = (await post({ name: '张三', seats: 2, level: 'low', 13800138000: 1, 解放路: { 8: 2 }, '</b>': 1 })).json<{ problems: object[] }>();
    expect(problems).toEqual(Array.from({ length: 3 }, () => ({ field: '…', message: expect.any(String) })));
    expect(JSON.stringify(problems)).not.toMatch(/138|解放路|<\/b>/);
  });

  it('comes for what nobody could read: nested without end, or with the names that every object has', async () => {
    const sound = '"name":"张三","seats":2,"level":"low"';
    for (const more of [`"x":${'['.repeat(2_000)}${']'.repeat(2_000)}`, '"toString":1', '"hasOwnProperty":{}', '"prototype":2', '"__proto__":{"level":"high"}']) {
      const reply = await post(`{${sound},${more}}`, { 'content-type': 'application/json' });
      expect([more, reply.statusCode]).toEqual([more, 400]);
      expect(reply.json()).toMatchObject({ code: 'BAD_INPUT' });
    }
  });

  it('does not come for what is right', async () => {
    const reply = await post({ name: '张三', seats: 2, level: 'low', places: [{ village: '横陂' }] });
    expect(reply.statusCode).toBe(201);
  });
});
