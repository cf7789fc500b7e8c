import type { Answer } from '../../client.js';
import type { Someone } from '../../make.js';
import type { OpenApi, Operation } from '../../openapi.js';
import { inParallel } from '../../pool.js';
import type { World } from '../../world.js';
import type { Canaries, Canary } from './canaries.js';
import { VIEWERS, type Viewer } from './visibility.js';

/** Ids by the word before them in a path. */
const IDS: Readonly<Record<string, string>> = {
  orders: 'SELECT id FROM service_order', records: 'SELECT id FROM service_record', redemptions: 'SELECT id FROM redemption', feedback: 'SELECT id FROM feedback',
  media: 'SELECT id FROM media',
  stations: 'SELECT DISTINCT station_id AS id FROM gift_stock', stockId: 'SELECT id FROM gift_stock', scene: 'SELECT scene AS id FROM community_poster',
};

/** What a page hears goes by a ticket of its own: `live.ts`. */
const OF_LIVE: readonly string[] = ['/v1/live/stream', '/v1/live/changes'];

/** Lists of up to so many values in a filter are read once with each. */
const FEW = 4;
const AT_ONCE = 12;

/** Everybody, reading everything that can be read. */
export class Readers {
  requests = 0;
  readonly found: string[] = [];
  readonly #ids = new Map<string, readonly string[]>();

  constructor(
    private readonly world: World,
    private readonly api: OpenApi,
    private readonly people: Readonly<Record<Exclude<Viewer, 'guest'>, Someone>>,
    private readonly canaries: Canaries,
  ) {}

  token(viewer: Viewer): { readonly token?: string } {
    return viewer === 'guest' ? {} : { token: this.people[viewer].token };
  }

  /** Every viewer at every GET of the document, with the id of everything that is there. */
  async readAll(when: string): Promise<void> {
    for (const [word, sql] of Object.entries(IDS)) this.#ids.set(word, (await this.world.open.database.rows<{ id: string }>(sql)).map(({ id }) => id));
    const addresses = this.api.operations.filter(({ method, path }) => method === 'GET' && !OF_LIVE.includes(path)).flatMap((operation) => this.#addressesOf(operation));
    const looks = this.world.some(VIEWERS.flatMap((viewer) => addresses.map((path) => ({ viewer, path }))));
    await inParallel(looks, AT_ONCE, async ({ viewer, path }) => {
      const answer = await this.world.client.ask(this.world.port(0), { method: 'GET', path, ...this.token(viewer) });
      this.requests += 1;
      if (answer.status >= 500) this.found.push(`${when}: GET ${path} as ${viewer}: ${answer.status}`);
      this.judge(`${when}: GET ${path}`, viewer, answer, ({ readBy }) => readBy);
    });
  }

  /** Every viewer asks for name, phone, address and point of one order. */
  async revealAll(when: string, orderId: string, allowed: readonly Viewer[]): Promise<void> {
    await inParallel(VIEWERS, AT_ONCE, async (viewer) => {
      const answer = await this.world.client.ask(this.world.port(0), { method: 'POST', path: `/v1/orders/${orderId}/reveal`, body: { reason: 'check_facts' }, ...this.token(viewer) });
      this.requests += 1;
      const may = allowed.includes(viewer);
      if ((answer.status === 200) !== may) this.found.push(`${when}: reveal as ${viewer}: ${answer.status} ${answer.code}`);
      this.judge(`${when}: reveal`, viewer, answer, ({ revealedTo }) => (may ? revealedTo : []));
    });
  }

  /** Every viewer asks for the number of everybody who is to be rung up. */
  async ringAll(allowed: readonly Viewer[]): Promise<void> {
    const calls = await this.world.open.database.rows<{ id: string }>('SELECT id FROM message_call');
    if (calls.length === 0) this.found.push('nobody is to be rung up: nothing was proven');
    await inParallel(calls.flatMap(({ id }) => VIEWERS.map((viewer) => ({ id, viewer }))), AT_ONCE, async ({ id, viewer }) => {
      const answer = await this.world.client.ask(this.world.port(0), { method: 'POST', path: `/v1/desk/calls/${id}/number`, ...this.token(viewer) });
      this.requests += 1;
      const may = allowed.includes(viewer);
      if ((answer.status === 200) !== may) this.found.push(`number of call ${id} as ${viewer}: ${answer.status} ${answer.code}`);
      this.judge('the number of a call', viewer, answer, ({ what }) => (may && /^(?:name|phone) of the requester$/.test(what) ? allowed : []));
    });
  }

  /** What an answer shows, cursors opened, to somebody for whom it is not. */
  judge(where: string, viewer: Viewer, { text, headers }: Answer<unknown>, allowed: (canary: Canary) => readonly Viewer[]): void {
    const cursors = [...text.matchAll(/"next":"([\w-]+)"/g)].map(([, cursor]) => Buffer.from(cursor!, 'base64url').toString());
    for (const canary of this.canaries.in([text, JSON.stringify(headers), ...cursors].join('\n'))) {
      if (allowed(canary).includes(viewer)) this.canaries.saw(viewer, canary);
      else this.found.push(`${where} as ${viewer}: the ${canary.what}`);
    }
  }

  /** The route with every id, and once with each value of a short filter. */
  #addressesOf({ path, inPath, inQuery }: Operation): string[] {
    const required = inQuery.filter((parameter) => parameter.required).map(({ name }) => name);
    const choices = new Map(inQuery.map(({ name, schema }) => [name, this.api.resolve(schema).schema.enum?.map(String)]));
    const needed = [...inPath.map(() => path.split('/').at(path.split('/').indexOf(':id') - 1)!), ...required];
    const bases = needed.length === 0 ? [path] : (choices.get(needed[0]!) ?? this.#idsOf(needed[0]!)).map((id) => (inPath.length > 0 ? path.replace(':id', id) : `${path}?${required[0]}=${id}`));
    const filters = inQuery.flatMap(({ name, schema }) => {
      const values = this.api.resolve(schema).schema.enum ?? [];
      return values.length > FEW ? [] : values.map((value) => `${name}=${value}`);
    });
    const page = inQuery.some(({ name }) => name === 'limit') ? ['limit=100'] : [];
    return bases.flatMap((base) => [page, ...filters.map((filter) => [...page, filter])].map((query) => (query.length > 0 ? `${base}${base.includes('?') ? '&' : '?'}${query.join('&')}` : base)));
  }

  #idsOf(word: string): readonly string[] {
    const ids = this.#ids.get(word);
    if (!ids) throw new Error(`nobody has told this proof what ${word} names`);
    return ids;
  }
}
