import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';

interface OpenApi {
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}
interface Operation {
  readonly responses: { readonly 200: { readonly content: { readonly 'application/json'?: { readonly schema: object } } } };
}

/** References of the OpenAPI document, as Fastify names shared schemas. */
function withLocalRefs<T>(schema: T): T {
  return JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', 'reply:')) as T;
}

/**
 * Gives every route the schema of its reply, taken from the committed OpenAPI document.
 * Fastify then serialises by it: a property that the shared type does not name is not sent. Each schema is compiled
 * when its route first answers: all of them at once would be a sixth of the time that a start takes.
 * Must run before the routes are registered.
 */
export function serialiseByContract(fastify: FastifyInstance, openapiFile: string): void {
  const document = JSON.parse(readFileSync(openapiFile, 'utf8')) as OpenApi;
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    fastify.addSchema({ ...withLocalRefs(schema), $id: `reply:${name}` });
  }
  fastify.addHook('onRoute', (route) => {
    const path = route.url.replace(/:(\w+)/g, '{$1}');
    const operation = document.paths[path]?.[String(route.method).toLowerCase()];
    const answer = operation?.responses[200].content['application/json']?.schema;
    if (!answer) return; // not of the contract, or a file
    const schema = withLocalRefs(answer) as Record<string, unknown>;
    route.preSerialization = [
      ...[route.preSerialization ?? []].flat(),
      (_request, reply, payload, done) => {
        if (reply.statusCode < 300) void reply.serializer(reply.compileSerializationSchema(schema));
        done(null, payload);
      },
    ];
  });
}
