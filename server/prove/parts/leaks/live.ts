import { setTimeout as sleep } from 'node:timers/promises';
import type { LiveChangesView } from '@supermarket/shared';
import type { World } from '../../world.js';
import type { People } from './people.js';
import type { Readers } from './readers.js';
import type { Tale } from './texts.js';
import { VIEWERS, type Viewer } from './visibility.js';

/** Milliseconds until what was committed must be heard. */
const PATIENCE = 15_000;
/** Milliseconds in which a server that somebody listens to has begun to look: before that it can only say “read anew”. */
const BEGINNING = 4_000;
/** Who may know of an open order hears of it; only staff of its place have queues. */
const HEARS: readonly Viewer[] = ['requester', 'relative', 'claimant', 'invited', 'volunteer', 'dispatcher', 'town', 'city'];

/** An open page hears that something has changed, and never what: kinds and ids, of the orders that it may show. */
export async function listen(world: World, people: People, readers: Readers, { id, tag }: Tale): Promise<void> {
  const port = world.port(0);
  const pages: { readonly viewer: Viewer; readonly ticket: string; readonly mark: string; readonly knows: boolean }[] = [];
  await world.client.call(port, 'POST /v1/live', { token: people.requester.token, body: {} });
  await sleep(BEGINNING);
  for (const viewer of VIEWERS) {
    if (viewer === 'guest') continue;
    const ask = (orderIds: string[]) => world.client.call(port, 'POST /v1/live', { token: people[viewer].token, body: { orderIds, queues: true } });
    const first = await ask([id]);
    const answer = first.status === 200 ? first : await ask([]);
    pages.push({ viewer, ticket: answer.body.ticket, mark: answer.body.mark, knows: first.status === 200 });
    if ((first.status === 200) !== HEARS.includes(viewer)) readers.found.push(`live: leave of the ${tag} as ${viewer}: ${first.status} ${first.code}`);
  }
  const moved = await world.client.call(port, 'POST /v1/orders/:id/reschedule', { token: people.requester.token, params: { id }, body: { window: world.make.window(70) } });
  if (moved.status !== 200) throw new Error(`the ${tag} was not moved: ${moved.status} ${moved.code}`);

  const until = Date.now() + PATIENCE;
  for (const { viewer, ticket, mark, knows } of pages) {
    for (;;) {
      const answer = await world.client.call(port, 'GET /v1/live/changes', { query: { ticket, since: mark } });
      readers.requests += 1;
      readers.judge('live', viewer, answer, () => []);
      const heard = (answer.body as LiveChangesView).changes;
      for (const change of heard) {
        const isOurs = change.kind === 'order' ? knows && change.id === id : change.id === null;
        if (!isOurs || Object.keys(change).sort().join() !== 'id,kind') readers.found.push(`live as ${viewer}: ${JSON.stringify(change)}`);
      }
      if (viewer === 'far dispatcher' && heard.some(({ kind }) => kind === 'queues')) readers.found.push('live as far dispatcher: the queues of another place');
      if (!knows || heard.some(({ kind }) => kind === 'order')) break;
      if (Date.now() > until) {
        readers.found.push(`live: the ${viewer} heard nothing of the ${tag}`);
        break;
      }
      await sleep(200);
    }
  }
}
