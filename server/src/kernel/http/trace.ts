import { randomUUID } from 'node:crypto';

/** What people may send as their own id of a request; anything else is replaced. */
const SOUND = /^[\w-]{8,64}$/;

/**
 * The id of a request, in logs and answers: the caller's `x-request-id`, or a new one.
 * For Fastify: `new FastifyAdapter({ genReqId: traceIdOf, requestIdHeader: false })`.
 */
export function traceIdOf(request: { readonly headers: Readonly<Record<string, string | string[] | undefined>> }): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && SOUND.test(given) ? given : randomUUID();
}
