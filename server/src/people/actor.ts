import type { StaffRole } from '@supermarket/shared';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

/** A standing staff seat with its reach: town and community are the seat's area or its ancestors. */
export interface ActorSeat {
  readonly id: string;
  readonly role: StaffRole;
  readonly areaId: string;
  readonly townId: string | null;
  readonly communityId: string | null;
  readonly stationId: string | null;
}

/** Who acts: resolved once at the door by the auth guard; everything about scope comes from here. */
export interface Actor {
  /** Null for guests and for the system. */
  readonly personId: string | null;
  readonly sessionId: string | null;
  readonly seats: readonly ActorSeat[];
  /** Registered as a volunteer. */
  readonly volunteer?: boolean;
  /** A timer or a command, not a person. */
  readonly system?: true;
}

/** Timers and commands act as the system. */
export const SYSTEM: Actor = { personId: null, sessionId: null, seats: [], system: true };

export const GUEST: Actor = { personId: null, sessionId: null, seats: [] };

/** The seats with one of these roles. */
export function seatsAs(actor: Actor, ...roles: readonly StaffRole[]): readonly ActorSeat[] {
  return actor.seats.filter((seat) => roles.includes(seat.role));
}

/** The person's id. For use behind `@Access('person')` and above, where it is always there. */
export function personOf(actor: Actor): string {
  if (actor.personId === null) throw new Error('a guest where a person was expected: check @Access of the route');
  return actor.personId;
}

export interface RequestWithActor {
  actor?: Actor;
}

/** The actor of this request. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<RequestWithActor>();
  if (!actor) throw new Error('no actor: the auth guard did not run');
  return actor;
});
