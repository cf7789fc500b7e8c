import { Reflector } from '@nestjs/core';

/** Who may call a route. What they may see and do there is for the rules. */
export type AccessLevel = 'guest' | 'person' | 'volunteer' | 'staff' | 'admin';

const access = Reflector.createDecorator<AccessLevel>();

/** Declares who may call a route (or every route of a controller). A route without it does not start. */
export const Access = access;

/** What the route, or else its controller, declares. */
export function accessOf(reflector: Reflector, handler: () => unknown, controller: new (...args: never[]) => unknown): AccessLevel | undefined {
  return reflector.getAllAndOverride(access, [handler, controller as never]);
}
