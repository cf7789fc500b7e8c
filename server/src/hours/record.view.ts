import type { RecordRow } from '@supermarket/shared';
import type { Reads } from '../kernel/index.js';
import { maskName } from '../people/mask.rules.js';
import { Person } from '../people/person.entity.js';
import { minutesOnDay } from './hours.store.js';
import { RecordCorrection } from './record-correction.entity.js';
import { canDecide, type Verifier } from './record.rules.js';
import type { ServiceRecord } from './service-record.entity.js';

/** A record as staff of its place see it: the volunteer by a masked name, nothing of the resident. */
export async function recordRow(reads: Reads, record: ServiceRecord, viewer: Verifier): Promise<RecordRow> {
  const person = await reads.get(Person, record.personId);
  const [open] = await reads.find(RecordCorrection, 'open_of = ?', [record.id]);
  return {
    id: record.id,
    orderId: record.orderId,
    volunteer: maskName(person?.name ?? null),
    activity: record.activity,
    day: record.day,
    minutes: record.minutes ?? 0,
    plannedMinutes: record.plannedMinutes,
    dayMinutes: await minutesOnDay(reads, record.personId, record.day),
    kind: record.kind,
    state: record.state,
    held: record.held,
    dueAt: record.dueAt.toISOString(),
    correction: open ? { id: open.id, minutes: open.minutes, reason: open.reason, proposedByMe: open.proposerId === viewer.personId } : null,
    canDecide: canDecide(record, viewer),
  };
}
