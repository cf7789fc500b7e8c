import { Ajv, type ValidateFunction } from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** As much of JSON Schema as the document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | number)[];
  readonly const?: string | number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly anyOf?: readonly Schema[];
  readonly additionalProperties?: boolean | Schema;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: Schema;
}

interface Content {
  readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
}

interface Document {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly parameters?: readonly Parameter[]; readonly requestBody?: Content; readonly responses: Readonly<Record<string, Content>> }>>>>;
}

/** What is wrong with a value, in one line; null when it is as declared. */
export type Check = (value: unknown) => string | null;

/** One route as the document declares it. */
export interface Operation {
  /** `POST /v1/orders/:id/claim`, as in the contract. */
  readonly route: string;
  readonly method: string;
  /** `/v1/orders/:id/claim` */
  readonly path: string;
  readonly inPath: readonly string[];
  readonly inQuery: readonly Parameter[];
  readonly body: Schema | null;
  readonly checkBody: Check;
  readonly checkReply: Check;
  /** What the document says of every other answer. */
  readonly checkProblem: Check;
}

/** The committed OpenAPI document: what the server promises, with checks of it. */
export class OpenApi {
  readonly operations: readonly Operation[];
  readonly #schemas: Readonly<Record<string, Schema>>;
  readonly #ajv = new Ajv({ strict: false, allErrors: false });

  constructor(root: string) {
    const document = JSON.parse(readFileSync(join(root, 'server/openapi.json'), 'utf8')) as Document;
    this.#schemas = document.components.schemas;
    this.#ajv.addSchema({ $id: 'contract', components: document.components });
    this.operations = Object.entries(document.paths).flatMap(([template, methods]) =>
      Object.entries(methods).map(([method, { parameters = [], requestBody, responses }]): Operation => {
        const path = template.replace(/\{(\w+)\}/g, ':$1');
        const body = requestBody?.content['application/json']?.schema ?? null;
        const reply = responses['200']!.content['application/json']?.schema;
        return {
          route: `${method.toUpperCase()} ${path}`,
          method: method.toUpperCase(),
          path,
          inPath: parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name),
          inQuery: parameters.filter((parameter) => parameter.in === 'query'),
          body,
          checkBody: body ? this.check(body) : () => null,
          checkReply: reply ? this.check(reply) : () => null, // a file is what it is
          checkProblem: this.check(responses['default']!.content['application/problem+json']!.schema),
        };
      }),
    );
  }

  /** The schema itself, and the name by which it was referred to. */
  resolve(schema: Schema): { readonly name: string | null; readonly schema: Schema } {
    if (!schema.$ref) return { name: null, schema };
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
    return { name, schema: this.#schemas[name]! };
  }

  check(schema: Schema): Check {
    const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"contract#/')) as Schema;
    const validate: ValidateFunction = this.#ajv.compile(absolute);
    return (value) => {
      if (validate(value)) return null;
      const [error] = validate.errors!;
      return `${error!.instancePath || '/'} ${error!.message}`;
    };
  }
}
