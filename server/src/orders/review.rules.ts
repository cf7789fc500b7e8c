import type { ErrorCode, HeardOrder, Id, ReviewBody, Shelf } from '@supermarket/shared';
import { LIMITS } from '@supermarket/shared';
import { Refusal } from '../kernel/refusal.js';
import { windowOf } from './course.rules.js';
import { change, type Case, type Change, type OrderPatch, type Party } from './order.facts.js';
import { permit, type Action } from './order.machine.js';
import type { MenuFacts } from './order.rules.js';
import { parted } from './place.rules.js';

/** A repeated tap counts as already so only for the one who decided. */
export function already(action: Action, { order }: Case, party: Party): boolean {
  if (permit(action, order.status, party) === 'go') return false;
  if (order.handledById !== party.personId) throw new Refusal('WRONG_STATE');
  return true;
}

const needed = <T extends string | number>(value: T | undefined, code: ErrorCode): T => {
  if (value === undefined || value === '') throw new Refusal(code);
  return value;
};

/** What a spoken order is judged with: the menu's line that staff chose, and whether an address is on file. */
export interface Listening {
  readonly item: (MenuFacts & { readonly id: Id; readonly shelf: Shelf; readonly name: string }) | null;
  readonly addressKnown: boolean;
}

const NOT_SPOKEN: Listening = { item: null, addressKnown: true };

/**
 * Staff check the need before anybody sees it (条例 Art. 13): approve with what they found, ask, or refuse with a
 * reason and kind words. In own words and for wishes, length and risk are theirs to say; a spoken order they write down.
 */
export function review(c: Case, party: Party, body: ReviewBody, now: Date, listening: Listening = NOT_SPOKEN): Change | null {
  const handled = { handledById: party.personId };
  if (body.decision === 'ask') {
    if (already('askInfo', c, party)) return null;
    const askReason = needed(body.ask, 'REASON_NEEDED');
    return change({
      order: { status: 'NEEDS_INFO', askedAt: now, askReason, staffWords: body.words ?? null, ...handled },
      steps: [{ event: 'asked', reason: askReason, ...(body.words ? { note: body.words } : {}) }],
    });
  }
  if (body.decision === 'reject') {
    if (already('reject', c, party)) return null;
    const rejectReason = needed(body.reject, 'REASON_NEEDED');
    return change({
      order: { status: 'REJECTED', endedAt: now, rejectReason, staffWords: needed(body.words?.trim(), 'REASON_NEEDED'), ...handled },
      steps: [{ event: 'rejected', reason: rejectReason, note: body.words! }],
    });
  }
  if (already('approve', c, party)) return null;
  return change({ order: { status: 'OPEN', askedAt: null, askReason: null, staffWords: body.words ?? null, ...heard(c, body, listening, now), ...handled }, steps: [{ event: 'approved' }] });
}


/** An order that was spoken is approved with what was heard. VOICE_UNHEARD while title, time or address are missing. */
function heard({ order }: Case, body: ReviewBody, { item, addressKnown }: Listening, now: Date): OrderPatch {
  if ((order.kind === 'voice') !== (body.heard !== undefined)) throw new Refusal(order.kind === 'voice' ? 'VOICE_UNHEARD' : 'BAD_INPUT');
  const told: HeardOrder | undefined = body.heard;
  if (!told) return found(order, body, order.kind === 'service');
  const address = told.address?.trim();
  const said = item ? { title: item.name, words: told.words } : parted({ title: told.title?.trim() ?? '', words: told.words });
  if (!said.title || (!address && !addressKnown)) throw new Refusal('VOICE_UNHEARD');
  const { minutes, level, risk, skill, seats } = item ?? order;
  return {
    itemId: item?.id ?? null,
    shelf: item?.shelf ?? null,
    ...said,
    ...windowOf(told.window, now),
    dayPart: told.dayPart ?? null,
    ...(address ? { address } : {}),
    ...found({ minutes, level, risk, skill, seats, urgent: order.urgent, partyOnly: order.partyOnly }, body, item !== null),
  };
}

function found(order: MenuFacts & { readonly urgent: boolean; readonly partyOnly: boolean }, body: ReviewBody, lengthKnown: boolean): Change['order'] {
  const minutes = lengthKnown ? (body.minutes ?? order.minutes) : needed(body.minutes, 'MINUTES_INVALID');
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 1440) throw new Refusal('MINUTES_INVALID');
  const risk = body.risk ?? order.risk;
  // Nobody is alone in a house where the work is of high risk (domain.md §5b ⑦).
  const seats = Math.max(body.seats ?? order.seats, risk === 'high' ? 2 : 1);
  if (!Number.isInteger(seats) || (body.seats ?? 1) < 1 || seats > LIMITS.seats) throw new Refusal('BAD_INPUT');
  return {
    minutes, seats,
    risk,
    level: body.level ?? order.level,
    skill: body.skill ?? order.skill,
    urgent: body.urgent ?? order.urgent,
    partyOnly: body.partyOnly ?? order.partyOnly,
  };
}

/** An order that was opened again is put before the volunteers once staff have looked at it. */
export function open(c: Case, party: Party): Change | null {
  if (already('open', c, party)) return null;
  return change({ order: { status: 'OPEN', handledById: party.personId }, steps: [{ event: 'opened' }] });
}
