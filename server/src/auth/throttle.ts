import { applyDecorators, Injectable, UseGuards } from '@nestjs/common';
import { Throttle, ThrottlerGuard } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../kernel/index.js';
import type { RequestWithActor } from '../people/actor.js';

/** Counts by person, and by address where nobody is logged in yet. */
@Injectable()
export class PersonThrottler extends ThrottlerGuard {
  protected override getTracker(request: FastifyRequest & RequestWithActor): Promise<string> {
    return Promise.resolve(request.actor?.personId ?? request.ip);
  }

  protected override throwThrottlingException(): Promise<void> {
    return Promise.reject(new Refusal('TOO_MANY_REQUESTS'));
  }
}

/** At most so many calls in so many seconds. A town may share one address: be generous where no code is guessed. */
export const AtMost = (limit: number, seconds: number): MethodDecorator & ClassDecorator =>
  applyDecorators(UseGuards(PersonThrottler), Throttle({ default: { limit, ttl: seconds * 1000 } }));
