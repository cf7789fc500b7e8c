import { asked } from '../../client.js';
import { windowOf, type Act, type Ask } from './ask.js';
import { isSound, liveOf, timeGate } from './course.js';
import type { Model, Name, Order, Part, Proposal, Span } from './model.js';
import { permit, relationsOf } from './tables.js';

/* 改时间 once somebody has accepted. */

/** On whose behalf somebody speaks; undefined for who has no word in it. */
function voiceOf(m: Model, order: Order, who: Name): 'household' | Part | undefined {
  if (relationsOf(m, order, who).some((relation) => relation === 'requester' || relation === 'proxy' || relation === 'staff')) return 'household';
  return liveOf(order).find((part) => part.who === who);
}

const same = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;

function standing(order: Order, now: number): Proposal | null {
  const { proposal } = order;
  if (!proposal || order.status !== 'ACCEPTED' || now >= order.end || now >= proposal.end || proposal.from !== order.start) return null;
  const live = liveOf(order);
  return live.length === proposal.expected.length && live.every((part) => proposal.expected.includes(part)) ? proposal : null;
}

/** What is said yes to: mostly what stands. */
const meant = (m: Model, { order, window, yes }: Ask): Span => (yes && standing(order!, m.now)) || window;

export const anotherTime: Readonly<Record<string, Act>> = {
  proposeTime: {
    door: 'anybody', upon: 'order', action: 'proposeTime',
    rule: (tables, m, { order, who, window }) => {
      const verdict = permit(tables, 'proposeTime', m, order!, who);
      if (verdict !== 'go') return verdict;
      const voice = voiceOf(m, order!, who);
      if (!voice) return 'NOT_YOUR_TASK';
      if (m.now >= order!.end) return 'TOO_LATE';
      if (!isSound(window, m.now)) return 'WINDOW_INVALID';
      if (same(window, order!)) return 'already';
      const before = standing(order!, m.now);
      if (before && same(before, window) && before.by === who) return 'already';
      const stopped = voice === 'household' ? null : timeGate(m, order!, window, who);
      if (stopped) return stopped;
      return () => {
        order!.proposal = {
          ...window, from: order!.start, by: who, expected: liveOf(order!), agreed: new Set(voice === 'household' ? [] : [voice]), household: voice === 'household',
        };
      };
    },
    request: (_, { order, window }) => asked('POST /v1/orders/:id/propose-time', { params: { id: order!.id }, body: { window: windowOf(window) } }),
  },
  agreeTime: {
    door: 'anybody', upon: 'order', action: 'agreeTime',
    rule: (tables, m, ask) => {
      const { order, who } = ask;
      const verdict = permit(tables, 'agreeTime', m, order!, who);
      if (verdict !== 'go') return verdict;
      const voice = voiceOf(m, order!, who);
      if (!voice) return 'NOT_YOUR_TASK';
      const proposal = standing(order!, m.now);
      if (!proposal || !same(meant(m, ask), proposal)) return 'WRONG_STATE';
      if (voice === 'household' ? proposal.household : proposal.agreed.has(voice)) return 'already';
      const missing = proposal.expected.filter((part) => part !== voice && !proposal.agreed.has(part)).length;
      const complete = missing === 0 && (voice === 'household' || proposal.household);
      const asking = complete ? proposal.expected : voice === 'household' ? [] : [voice];
      const stopped = asking.map((part) => timeGate(m, order!, proposal, part.who)).find((code) => code !== null);
      if (stopped) return stopped;
      return () => {
        if (voice === 'household') proposal.household = true;
        else proposal.agreed.add(voice);
        if (!complete) return;
        const span = { start: proposal.start, end: proposal.end };
        Object.assign(order!, span, { proposal: null });
        for (const part of proposal.expected) Object.assign(part, span);
      };
    },
    request: (m, ask) => asked('POST /v1/orders/:id/agree-time', { params: { id: ask.order!.id }, body: { window: windowOf(meant(m, ask)) } }),
  },
  keepTime: {
    door: 'anybody', upon: 'order', action: 'keepTime',
    rule: (tables, m, { order, who }) => {
      const verdict = permit(tables, 'keepTime', m, order!, who);
      if (verdict !== 'go') return verdict;
      if (!voiceOf(m, order!, who)) return 'NOT_YOUR_TASK';
      return standing(order!, m.now) ? () => void (order!.proposal = null) : 'already';
    },
    request: (_, { order }) => asked('POST /v1/orders/:id/keep-time', { params: { id: order!.id } }),
  },
};
