import { applyDecorators, Injectable, UseGuards, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../kernel/index.js';
import type { RequestWithActor } from '../people/actor.js';
import { Limiter } from './limiter.js';

interface Limit {
  readonly calls: number;
  readonly seconds: number;
}

const Limited = Reflector.createDecorator<Limit>();

/** Counts by person, and by address where nobody is logged in yet; stands behind the door, so the person is known. */
@Injectable()
export class Throttle implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limiter: Limiter,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const limit = this.reflector.get(Limited, context.getHandler());
    if (!limit) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest & RequestWithActor>();
    const caller = request.actor?.personId ?? request.ip;
    const route = `${context.getClass().name}.${context.getHandler().name}`;
    if (this.limiter.allows(`${route} ${caller}`, limit.calls, limit.seconds)) return true;
    throw new Refusal('TOO_MANY_REQUESTS');
  }
}

/** At most so many calls in so many seconds. A town may share one address: be generous where no code is guessed. */
export const AtMost = (calls: number, seconds: number): MethodDecorator => applyDecorators(UseGuards(Throttle), Limited({ calls, seconds }));
