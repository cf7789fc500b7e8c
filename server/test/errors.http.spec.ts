import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ERRORS } from '@supermarket/shared';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, MinLength, ValidateNested } from 'class-validator';
import { KernelModule, Refusal, traceIdOf, UnitOfWork } from '../src/kernel/index.js';
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
  @IsOptional() @Matches(/^\d{4}$/) code?: string;
  @IsOptional() @ArrayMaxSize(2) @ValidateNested({ each: true }) @Type(() => Place) places?: Place[];
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
    app = await NestFactory.create<NestFastifyApplication>(TestModule, new FastifyAdapter({ genReqId: traceIdOf, requestIdHeader: false, bodyLimit: 4096 }), { logger: false });
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
    expect(reply.json()).toEqual({ code: 'DOOR_CODE_WRONG', title: ERRORS.DOOR_CODE_WRONG.title, facts: { triesLeft: 2 }, traceId: 'phone-12345678' });
  });

  it('gets a trace id of its own when the caller’s could do harm', async () => {
    const reply = await get('refusal', { 'x-request-id': 'x\tlog line' });
    expect(reply.json<{ traceId: string }>().traceId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('of ours says nothing about itself', async () => {
    for (const url of ['fault', 'unnamed']) {
      const reply = await get(url);
      expect(reply.statusCode).toBe(500);
      expect(reply.json()).toEqual({ code: 'INTERNAL', title: ERRORS.INTERNAL.title, traceId: expect.any(String) });
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

  it('does not come for what is right', async () => {
    const reply = await post({ name: '张三', seats: 2, level: 'low', places: [{ village: '横陂' }] });
    expect(reply.statusCode).toBe(201);
  });
});
