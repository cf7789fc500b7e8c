import type { FastifyInstance } from 'fastify';
import { ROUTES } from '@supermarket/shared';
import { createApp } from '../../../src/app.js';
import type { Config } from '../../../src/config.js';
import type { OpenApi } from '../../openapi.js';
import type { Row } from '../../part.js';
import type { World } from '../../world.js';
import type { Cell } from './cells.js';
import { POLICY } from './policy.js';

/**
 * What the server serves beside the contract: who watches it, and the document itself, which know nobody; and what WeChat
 * asks for, which a signature or a pass of a few minutes opens (`wechat.http.spec.ts`).
 */
const BESIDE = /^(?:GET|HEAD) \/(?:healthz|readyz|openapi\.json|docs(?:\*|-yaml|\/.*)?)$|^(?:GET|HEAD|POST) \/v1\/wechat\/push$|^(?:GET|HEAD) \/v1\/wechat\/media\/:pass$/;
/** Coming in without WeChat: production must not have it. */
const DEMO_ONLY: readonly string[] = ['GET /v1/auth/demo-people', 'POST /v1/auth/demo', 'POST /v1/auth/demo-wechat-code'];

/**
 * The lines of Fastify's own drawing of its routes: `└── v1 ... ├── /orders (GET, HEAD, POST)`. Each level is four
 * signs wide, and a line is the rest of its parent's path.
 */
export function routesIn(drawing: string): string[] {
  const parents: string[] = [];
  return drawing.split('\n').flatMap((line) => {
    const found = /^((?:[│ ] {3})*)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/.exec(line);
    if (!found) return [];
    const [, indent = '', part = '', methods] = found;
    const depth = indent.length / 4;
    const path = (parents[depth - 1] ?? '') + part;
    parents[depth] = path;
    return methods ? methods.split(', ').map((method) => `${method} ${path}`) : [];
  });
}

/** What Fastify has registered in an application of this mode. */
async function servedIn(world: World, mode: Config['mode']): Promise<string[]> {
  const config = { ...world.config, mode, logLevel: 'silent', seals: { ...world.config.seals, every: 0 } } as const;
  const app = await createApp(config, { open: world.open, jobsEvery: 0 });
  const drawing = (app.getHttpAdapter().getInstance() as unknown as FastifyInstance).printRoutes({ commonPrefix: false });
  await app.close();
  return routesIn(drawing).filter((route) => !BESIDE.test(route));
}

/** The document, the contract, the policy and what is served are one list. */
export function everyDoor(world: World, { operations }: OpenApi, cells: readonly Cell[]): Promise<Row> {
  return world.row('the document is what is served', async (report) => {
    const documented = operations.map(({ route }) => route);
    const same = (name: string, routes: readonly string[], wanted = documented): void => {
      for (const route of routes) report.expect(wanted.includes(route), `${name} has ${route}, the document has not`);
      for (const route of wanted) report.expect(routes.includes(route), `${name} has not ${route}, the document has`);
    };
    same('the contract', ROUTES);
    same('the policy', Object.keys(POLICY));
    const demo = await servedIn(world, 'demo');
    same('the server', demo.filter((route) => !route.startsWith('HEAD ')));
    same('the server, for HEAD,', demo.filter((route) => route.startsWith('HEAD ')), documented.filter((route) => route.startsWith('GET ')).map((route) => route.replace('GET', 'HEAD')));
    const production = await servedIn(world, 'production');
    same('production', production.filter((route) => !route.startsWith('HEAD ')), documented.filter((route) => !DEMO_ONLY.includes(route)));
    const covered = new Set<string>(cells.map(({ route }) => route));
    for (const route of documented) report.expect(covered.has(route), `nobody knocks at ${route}`);
    report.counts = `${documented.length} routes, ${production.length} served in production with HEAD`;
    report.figure('who-may-routes', covered.size, 'routes', String(documented.length), covered.size === documented.length && covered.size > 0);
    report.figure('who-may-cells', cells.length, 'cells', '>= 1000', cells.length >= 1_000);
  });
}
