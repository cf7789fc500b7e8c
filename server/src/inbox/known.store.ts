import { marks, type Reads } from '../kernel/index.js';
import { maskName } from '../people/mask.rules.js';
import { namesOf } from '../people/people.store.js';
import type { Message } from './message.entity.js';
import type { Known } from './words.rules.js';

type Row = { readonly id: string; readonly what: string; readonly place: string | null };

/* Orders, records and gifts belong to features further right: they are read by their tables, never through their code. */
const ABOUT: Partial<Readonly<Record<Message['subject'], (ids: readonly string[]) => string>>> = {
  order: (ids) => `SELECT id, title AS what, NULL AS place FROM service_order WHERE erased_at IS NULL AND id IN (${marks(ids)})`,
  record: (ids) => `SELECT id, activity AS what, NULL AS place FROM service_record WHERE id IN (${marks(ids)})`,
  redemption: (ids) => `SELECT r.id AS id, g.name AS what, s.name AS place FROM redemption r JOIN gift g ON g.id = r.gift_id JOIN station s ON s.id = r.station_id WHERE r.id IN (${marks(ids)})`,
  feedback: (ids) => `SELECT id, kind AS what, NULL AS place FROM feedback WHERE erased_at IS NULL AND id IN (${marks(ids)})`,
};

type Asked = Pick<Message, 'id' | 'subject' | 'subjectId' | 'facts'>;

/** What the words of these messages are made of, and whether their subject is still there to be opened. */
export async function knownOf(reads: Reads, messages: readonly Asked[]): Promise<ReadonlyMap<string, Known & { readonly isThere: boolean }>> {
  const found = new Map<string, Row>();
  for (const [subject, sql] of Object.entries(ABOUT)) {
    const ids = [...new Set(messages.filter((message) => message.subject === subject).map(({ subjectId }) => subjectId))];
    if (ids.length > 0) for (const row of await reads.rows<Row>(sql(ids), ids)) found.set(`${subject}:${row.id}`, row);
  }
  const whoOf = ({ facts }: Asked): string | null => (typeof facts['who'] === 'string' ? facts['who'] : null);
  const names = await namesOf(reads, messages.map(whoOf).filter((id) => id !== null));
  return new Map(
    messages.map((message) => {
      const row = found.get(`${message.subject}:${message.subjectId}`);
      const who = whoOf(message);
      const known = { what: row?.what ?? null, where: row?.place ?? null, who: (who && maskName(names.get(who) ?? null)) || null, facts: message.facts };
      return [message.id, { ...known, isThere: row !== undefined || !(message.subject in ABOUT) }];
    }),
  );
}
