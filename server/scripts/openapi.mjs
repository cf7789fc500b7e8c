/**
 * Prints the OpenAPI document from the one declaration of the API, `shared/src/api.ts`.
 *
 *   node scripts/openapi.mjs           writes server/openapi.json
 *   node scripts/openapi.mjs --check   exits 1 when the committed file differs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const FILE = at('../openapi.json');

/** JSON Schema of every type that `Api` mentions, with `Api` itself under its name. */
function typesOfApi() {
  const generator = createGenerator({
    path: at('../../shared/src/api.ts'),
    tsconfig: at('../../shared/tsconfig.json'),
    type: 'Api',
    expose: 'export',
    additionalProperties: false,
    skipTypeCheck: true,
    encodeRefs: false,
  });
  return generator.createSchema('Api').definitions;
}

/** `Page<OrderRow>` is a fine name for a type and a poor one for a reference. */
const nameOf = (type) => type.replace(/[<,]/g, 'Of').replace(/[>"\s]/g, '');

function renamed(value) {
  if (Array.isArray(value)) return value.map(renamed);
  if (value === null || typeof value !== 'object') return value;
  const out = {};
  for (const [key, inner] of Object.entries(value)) {
    out[key] = key === '$ref' ? `#/components/schemas/${nameOf(inner.replace('#/definitions/', ''))}` : renamed(inner);
  }
  return out;
}

function requestBody({ body, form }) {
  if (form) return { requestBody: { required: true, content: { 'multipart/form-data': { schema: form } } } };
  return body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {};
}

/** A reply that is no JSON: one entry for each type it can have. */
function files(file, schemas) {
  const named = file.$ref ? schemas[nameOf(file.$ref.split('/').pop())] : file;
  const types = named.enum ?? [named.const];
  return Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]));
}

function operation(route, parts, schemas) {
  const [, path] = route.split(' ');
  const fields = (part) => {
    if (!part) return {};
    const whole = part.$ref ? schemas[nameOf(part.$ref.split('/').pop())] : part;
    return { properties: whole.properties ?? {}, required: whole.required ?? [] };
  };
  const named = (part, where) =>
    Object.entries(fields(part).properties ?? {}).map(([name, schema]) => ({
      name, in: where, required: where === 'path' || fields(part).required.includes(name), schema,
    }));
  const problem = {
    description: 'A refusal with a stable code',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemReply' } } },
  };
  const parameters = [...named(parts.params, 'path'), ...named(parts.query, 'query')];
  return {
    operationId: route.replace(/[ /:-]+/g, '_').toLowerCase(),
    tags: [path.split('/')[2]],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...requestBody(parts),
    responses: {
      200: { description: 'As asked', content: parts.file ? files(parts.file, schemas) : { 'application/json': { schema: parts.reply } } },
      default: problem,
    },
  };
}

export function openapi() {
  const types = typesOfApi();
  const routes = types.Api.properties;
  const problem = createGenerator({
    path: at('../../shared/src/errors.ts'), tsconfig: at('../../shared/tsconfig.json'), type: 'ProblemReply',
    expose: 'export', additionalProperties: false, skipTypeCheck: true, encodeRefs: false,
  }).createSchema('ProblemReply').definitions;
  const schemas = {};
  for (const [name, schema] of Object.entries({ ...types, ...problem }).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (name !== 'Api') schemas[nameOf(name)] = renamed(schema);
  }
  const paths = {};
  for (const [route, schema] of Object.entries(routes)) {
    const [method, path] = route.split(' ');
    const template = path.replace(/:(\w+)/g, '{$1}');
    paths[template] ??= {};
    paths[template][method.toLowerCase()] = operation(route, renamed(schema.properties), schemas);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '党员志愿服务超市',
      version: '1',
      description: 'Made from `shared/src/api.ts`. Instants are UTC, days are Asia/Shanghai, points and minutes are integers.',
    },
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer', description: 'The opaque token of a session' } },
      schemas,
    },
    security: [{ session: [] }, {}],
    paths,
  };
}

const text = `${JSON.stringify(openapi(), null, 1)}\n`;
if (process.argv.includes('--check')) {
  if (readFileSync(FILE, 'utf8') !== text) {
    console.error('server/openapi.json is not what shared/src/api.ts says: run `node server/scripts/openapi.mjs`.');
    process.exit(1);
  }
} else {
  writeFileSync(FILE, text);
}
