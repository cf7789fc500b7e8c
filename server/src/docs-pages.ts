import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readFileSync } from 'node:fs';

@Module({})
class Pages {}

/** An application of its own that draws nothing but the pages. */
async function draw(openapiFile: string): Promise<FastifyInstance> {
  const { SwaggerModule } = await import('@nestjs/swagger');
  const app = await NestFactory.create<NestFastifyApplication>(Pages, new FastifyAdapter(), { logger: false });
  const document = JSON.parse(readFileSync(openapiFile, 'utf8')) as OpenAPIObject;
  SwaggerModule.setup('docs', app, document, { jsonDocumentUrl: 'openapi.json', customSiteTitle: '党员志愿服务超市 API' });
  await app.init();
  return app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
}

/**
 * The API for people to read, `/docs` and `/openapi.json`. What draws it is a quarter of all modules of the server, so it
 * is loaded when somebody first looks: a server that comes back has visitors waiting.
 */
export function serveDocs(fastify: FastifyInstance, openapiFile: string): void {
  let drawn: Promise<FastifyInstance> | null = null;
  const pass = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { statusCode, headers, rawPayload } = await (await (drawn ??= draw(openapiFile))).inject(request.url);
    if (statusCode === 200) await reply.type(String(headers['content-type'])).send(rawPayload);
    else reply.callNotFound();
  };
  for (const path of ['/docs', '/docs/*', '/openapi.json']) fastify.get(path, pass);
}
