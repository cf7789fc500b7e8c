import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { accessOf, Refusal, type AccessLevel } from '../kernel/index.js';
import { GUEST, type Actor, type RequestWithActor } from '../people/actor.js';
import { Actors } from './actors.js';

/** The door: finds out who comes, and lets in whom the route declares. Stands before every route. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly actors: Actors,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const levels = accessOf(this.reflector, context.getHandler() as () => unknown, context.getClass());
    if (!levels) throw new Error(`${context.getClass().name}.${context.getHandler().name} has no @Access`);
    const request = context.switchToHttp().getRequest<FastifyRequest & RequestWithActor>();
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    const actor = (token && (await this.actors.of(token))) || GUEST;
    request.actor = actor;
    if (levels.includes('guest')) return true;
    if (actor.personId === null) throw new Refusal(token ? 'SESSION_ENDED' : 'LOGIN_NEEDED');
    if (levels.some((level) => allows(level, actor))) return true;
    throw new Refusal(levels.includes('volunteer') ? 'NOT_A_VOLUNTEER' : 'NOT_ALLOWED');
  }
}

function allows(level: AccessLevel, actor: Actor): boolean {
  if (level === 'guest' || level === 'person') return true;
  if (level === 'volunteer') return actor.volunteer === true;
  return actor.seats.some((seat) => level === 'staff' || seat.role === level);
}
