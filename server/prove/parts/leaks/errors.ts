import { newId } from '../../../src/kernel/index.js';
import type { Asked } from '../../client.js';
import type { OpenApi, Operation, Schema } from '../../openapi.js';
import { inParallel } from '../../pool.js';
import type { World } from '../../world.js';
import type { Canaries } from './canaries.js';
import type { Known, People } from './people.js';
import type { Tale } from './texts.js';

/** Requests that cannot succeed, full of texts that nobody may repeat. */
export class Errors {
  answers = 0;
  readonly codes = new Map<string, number>();
  readonly found: string[] = [];

  constructor(
    private readonly world: World,
    private readonly api: OpenApi,
    private readonly people: People,
    private readonly canaries: Canaries,
  ) {}

  /** Bodies of the wrong shape at every route, ids and numbers that others have, and texts that are refused. */
  async provoke(tales: readonly Tale[]): Promise<void> {
    const asks = [...this.api.operations.flatMap((operation) => this.#wrongAt(operation, tales[0]!.id)), ...this.#taken(tales)];
    await inParallel(asks, 8, (asked) => this.#ask(asked));
  }

  /** The same while the database is away: drivers quote what they could not write. */
  async withoutDatabase(): Promise<void> {
    await this.world.database.kill();
    const phone = this.#text('phone of the resident');
    const asks: Asked[] = [
      { method: 'PUT', path: '/v1/me', body: { name: `司${this.#text('name of the resident')}`, phone, address: this.#text('home of the resident') }, token: this.people.resident.token },
      { method: 'POST', path: '/v1/me/neighbours', body: this.#neighbour(), token: this.people.resident.token },
      { method: 'POST', path: '/v1/orders', body: this.#order(newId(new Date())), token: this.people.resident.token },
      { method: 'GET', path: '/v1/me', token: this.people.requester.token },
    ];
    await inParallel(asks, 4, (asked) => this.#ask(asked));
    await this.world.database.up();
    await this.world.servers[0]!.ready();
  }

  async #ask(asked: Asked): Promise<void> {
    const answer = await this.world.client.ask(this.world.port(0), asked);
    this.answers += 1;
    const code = answer.code ?? 'done';
    this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
    if (answer.status === 200) return; // somebody's own texts, to themselves: the readers look after those
    const where = `${asked.method} ${asked.path.replace(/[0-9a-f-]{36}/, ':id')}: ${answer.status} ${code}`;
    if (answer.status >= 500 && answer.status !== 503) this.found.push(where);
    for (const { what } of this.canaries.in(answer.text + JSON.stringify(answer.headers))) this.found.push(`${where} repeats the ${what}`);
  }

  #text(what: string): string {
    return this.canaries.all.find((canary) => canary.what === what)!.text;
  }

  /** Every text of a body is a canary, too long and of the wrong kind by turns, and one stands in the place of a name. */
  #wrongAt({ method, path, body }: Operation, id: string): Asked[] {
    const asks = (sent: object | string): Asked[] =>
      (['requester', 'claimant', 'dispatcher'] as const).map((who) => ({ method, path: path.replace(/:\w+/, id), body: sent, token: this.people[who].token }));
    if (!body) return [];
    const wrong = this.#filled(body, (i) => this.canaries.all[i % this.canaries.all.length]!.text.repeat(i % 2 === 0 ? 1 : 60)) as object;
    const [phone, name] = [this.#text('phone of the requester'), this.#text('name of the requester')];
    return [...asks({ ...wrong, [phone]: name, [name]: { [phone]: phone } }), ...asks(`${JSON.stringify(wrong).slice(0, -1)},"x":${phone}${name}}`)];
  }

  #filled(declared: Schema, text: (i: number) => string, seen = { count: 0 }): unknown {
    const { schema } = this.api.resolve(declared);
    if (schema.properties) return Object.fromEntries(Object.entries(schema.properties).map(([name, one]) => [name, this.#filled(one, text, seen)]));
    if (schema.items) return [this.#filled(schema.items, text, seen)];
    return text((seen.count += 1));
  }

  #neighbour(): object {
    const [name, phone, address] = ['name', 'phone', 'home'].map((what) => this.#text(`${what} of the requester`));
    return { id: newId(new Date()), name: `司${name}`, phone, address, relation: 'neighbour', communityId: this.world.make.orderBody().communityId, consentWay: 'in_person', readBack: true };
  }

  #order(id: string): object {
    const [name, home] = [this.#text('name of the requester'), this.#text('home of the requester')];
    return this.world.make.orderBody({ id, words: `${name}，${home}`, address: home });
  }

  /** Sound requests that meet what is there, and texts that are not allowed. */
  #taken(tales: readonly Tale[]): Asked[] {
    const by = (who: Known, method: string, path: string, body: object): Asked => ({ method, path, body, token: this.people[who].token });
    const phone = this.#text('phone of the requester');
    return [
      by('resident', 'PUT', '/v1/me', { phone }),
      by('resident', 'POST', '/v1/me/neighbours', this.#neighbour()),
      by('resident', 'POST', '/v1/orders', this.#order(tales[0]!.id)),
      by('requester', 'POST', '/v1/orders', { ...this.#order(newId(new Date())), kind: 'free', title: `打 ${phone}` }),
      by('town', 'POST', '/v1/staff-seats', { id: newId(new Date()), phone: this.#text('phone of the neighbour'), role: 'city', areaId: this.world.make.orderBody().communityId }),
      by('desk', 'POST', '/v1/desk/look-up', { stationId: newId(new Date()), code: this.#text('QR code of the voucher') }),
    ];
  }
}
