import { Reflector } from '@nestjs/core';
import type { StaffRole } from '@supermarket/shared';

/**
 * Who may call a route: anybody, who is logged in, who is a registered volunteer, any staff, or staff in one of
 * the named seats. What they may see and do there, and where, is for the rules.
 */
export type AccessLevel = 'guest' | 'person' | 'volunteer' | 'staff' | StaffRole;

const access = Reflector.createDecorator<readonly AccessLevel[]>();

/**
 * Declares who may call a route (or every route of a controller): `@Access('dispatcher', 'town', 'city')`.
 * A route without it does not start.
 */
export const Access = (...levels: readonly [AccessLevel, ...AccessLevel[]]): MethodDecorator & ClassDecorator => access(levels);

/** What the route, or else its controller, declares. */
export function accessOf(
  reflector: Reflector,
  handler: () => unknown,
  controller: new (...args: never[]) => unknown,
): readonly AccessLevel[] | undefined {
  return reflector.getAllAndOverride(access, [handler, controller as never]);
}
