import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger } from 'fastify';

/** What Nest and our services say, as lines of the same structured log. */
export class StructuredLogger implements LoggerService {
  constructor(private readonly pino: FastifyBaseLogger) {}

  log(message: unknown, ...more: unknown[]): void {
    this.#write('debug', message, more); // Nest's own start-up chatter
  }
  warn(message: unknown, ...more: unknown[]): void {
    this.#write('warn', message, more);
  }
  error(message: unknown, ...more: unknown[]): void {
    this.#write('error', message, more);
  }
  fatal(message: unknown, ...more: unknown[]): void {
    this.#write('fatal', message, more);
  }
  debug(message: unknown, ...more: unknown[]): void {
    this.#write('debug', message, more);
  }
  verbose(message: unknown, ...more: unknown[]): void {
    this.#write('trace', message, more);
  }

  /** Nest puts the name of the place last; an object is taken as the facts of the line. */
  #write(level: 'trace' | 'debug' | 'warn' | 'error' | 'fatal', message: unknown, more: readonly unknown[]): void {
    const place = more.at(-1);
    const facts = { ...(typeof place === 'string' ? { place } : {}), ...(typeof message === 'object' ? message : {}) };
    const stack = level === 'error' && more.length > 1 ? String(more[0]) : undefined;
    this.pino[level]({ ...facts, ...(stack ? { stack } : {}) }, typeof message === 'object' ? undefined : String(message));
  }
}
