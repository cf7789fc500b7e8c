import { Catch, Inject, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Database } from '../database/database.js';
import { problemOf } from './problem.js';

/** Turns everything that was thrown into `application/problem+json`. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  readonly #log = new Logger('Error');

  constructor(@Inject(Database) private readonly database: Database) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const traceId = String(request.id);
    const { status, body, retryAfter, fault } = problemOf(error, traceId, this.database);
    // Messages of drivers quote values, which may be people's data: only our own faults' names and stacks are kept.
    if (fault) this.#log.error(`${traceId} ${request.method} ${request.routeOptions?.url ?? '?'} ${faultOf(error)}`);
    if (reply.sent) return;
    if (retryAfter) reply.header('retry-after', String(retryAfter));
    reply.header('x-request-id', traceId);
    void reply.status(status).type('application/problem+json').send(JSON.stringify(body));
  }
}

/** Name, code and the places in our code; the message only of errors that are not the database's. */
function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code, errno, sqlState } = error as Error & { code?: string; errno?: number; sqlState?: string };
  const places = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at ')).slice(0, 8).join('\n');
  const fromDatabase = sqlState !== undefined || String(code).startsWith('SQLITE') || error.cause !== undefined;
  return [error.name, code, errno, fromDatabase ? '' : error.message].filter(Boolean).join(' ') + `\n${places}`;
}
