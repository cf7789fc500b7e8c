import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { problemOf } from './problem.js';

/** Nothing that comes so early has asked a database. */
const calm = { isRetryable: () => false, isUnavailable: () => false };

/** For Fastify's `frameworkErrors`: an address that cannot be read is refused before there is a route, and so before Nest. */
export function refuseAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const traceId = String(request.id);
  const { status, body } = problemOf(error, traceId, calm);
  void reply.header('x-request-id', traceId).status(status).type('application/problem+json').send(JSON.stringify(body));
}

/** For Fastify's `clientErrorHandler`: what came is no HTTP, or its head is too long. The line ends: nobody knows where the next request begins. */
export function refuseLine(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const traceId = randomUUID();
  const body = JSON.stringify(problemOf({ code: 'FST_LINE', statusCode: status }, traceId, calm).body);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`, 'Content-Type: application/problem+json; charset=utf-8', `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${traceId}`, 'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
