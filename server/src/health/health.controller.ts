import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../kernel/index.js';
import { Health, type Readiness } from './health.js';

/** For whoever watches the server; not part of the contract with the mini-program. */
@Controller()
@Access('guest')
export class HealthController {
  constructor(private readonly health: Health) {}

  /** The process lives. */
  @Get('healthz')
  alive(): { ok: true } {
    return { ok: true };
  }

  /** 200 when it may be sent visitors, else 503 with the reasons. */
  @Get('readyz')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.health.look();
    reply.status(readiness.ready ? 200 : 503).header('cache-control', 'no-store');
    return readiness;
  }
}
