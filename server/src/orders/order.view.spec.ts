import { describe, expect, test } from '@jest/globals';
import { ASSIGNMENT_STATES, ORDER_RELATIONS, ORDER_STATES, type AssignmentState, type OrderRelation, type OrderState } from '@supermarket/shared';
import type { ServiceOrder } from './order.entity.js';
import type { Party } from './order.facts.js';
import { maySee, orderNo, orderView, type Picture } from './order.view.js';

const now = new Date('2026-11-23T08:00:00Z');
const hours = (count: number): Date => new Date(now.getTime() + count * 3_600_000);

const SECRETS = { name: '陈大娘', helper: '李师傅', staff: '何主任', phone: '13812341234', door: '302 室', address: '解放路 8 号 2 栋 302 室' };

const order = (status: OrderState, patch: Partial<ServiceOrder> = {}): ServiceOrder => ({
  id: '0193a5c0-0000-7000-8000-0000000003e9', kind: 'service', itemId: 'fix-tap', shelf: 'fix', title: '水龙头漏水', status, requesterId: 'resident', creatorId: 'resident',
  byStaff: false, bodyHash: 'x', wordsCipher: 'sealed', addressCipher: 'sealed', pointCipher: 'sealed', urgent: false, risk: 'low', level: 1, skill: null,
  partyOnly: false, minutes: 40, seats: 1, seatsTaken: 1, visit: 1, windowStart: hours(1), windowEnd: hours(2), dayPart: null, communityId: 'c', townId: 't',
  cell: 1, square: 1, lat: 22.1825, lng: 112.3075, reviewDue: hours(3), dispatchDue: null, verifyDue: null, submittedAt: hours(-9), askedAt: null, handledById: 'staff',
  askReason: 'where', rejectReason: null, cancelReason: null, staffWordsCipher: 'sealed', finishedAt: null, confirmedAt: hours(-1), endedAt: null, solved: true,
  stars: 5, ratingTags: [], ratingWordsCipher: 'sealed', ratingWay: 'self', ratedAt: hours(-1), appealedAt: null, erasedAt: null, circle: null, ladderDue: null, ladderAskAt: null, ladderHeld: false, createdAt: hours(-10), ...patch,
});

const part = (state: AssignmentState, volunteerId: string): Picture['assignments'][number] => ({
  id: `part-${volunteerId}`, orderId: 'o', volunteerId, visit: 1, state, seat: 1, liveKey: null, offeredById: 'staff', offeredAt: hours(-3), repliesBy: hours(1),
  acceptedAt: hours(-2), endedAt: null, endReason: null, windowStart: hours(1), windowEnd: hours(2), checkedInAt: hours(-1), arrivedBy: 'code', fitVersion: null, doorTries: 0, alarm: null, alarmAt: null,
  checkedOutAt: hours(-0.5), needsOwnTime: false, unfinished: false, minutes: 30, claimedMinutes: null, chips: [], resultCipher: 'sealed', timeWordsCipher: null,
  creditedAt: null, createdAt: hours(-3), result: `和${SECRETS.name}说好了`, timeWords: null,
}) satisfies Picture['assignments'][number];

const picture = (status: OrderState, parts: Picture['assignments'], patch: Partial<ServiceOrder> = {}): Picture => ({
  order: order(status, patch),
  proposal: null, ladder: [],
  handed: false, slip: null,
  words: `我住${SECRETS.door}，电话 ${SECRETS.phone}`,
  staffWords: '几号楼？',
  ratingWords: '谢谢',
  assignments: parts,
  requester: { name: SECRETS.name, birthYear: 1948 },
  helpers: new Map([['helper', { name: SECRETS.helper, partyTag: true, skills: ['plumbing'], helped: 3 }], ['viewer', { name: '我自己', partyTag: false, skills: [], helped: 0 }]]),
  history: [
    { event: 'placed', at: hours(-9), actorId: 'resident', actorName: SECRETS.name, actedAs: 'requester', note: null },
    { event: 'asked', at: hours(-8), actorId: 'staff', actorName: SECRETS.staff, actedAs: 'staff', note: '几号楼？' },
    { event: 'withdrew', at: hours(-7), actorId: 'helper', actorName: SECRETS.helper, actedAs: 'claimant', note: '家里有事' },
    { event: 'declined', at: hours(-6), actorId: 'helper', actorName: SECRETS.helper, actedAs: 'offeree', note: '不想去' },
  ],
  place: { communityId: 'c', townId: 't', text: '恩城街道 东门社区', hotline: '0750-7000000' },
  menu: { riskNotice: ['先关总阀'], resultChips: ['换阀芯'], photoNeeded: false },
  looks: 4,
  points: 8,
  unseen: new Map(),
  holds: [],
  media: [
    {
      id: 'm', kind: 'voice', ownerId: 'resident', orderId: 'o', purpose: 'need', type: 'audio/mpeg', bytes: 9, seconds: 7, fileKey: 'sealed', bodyHash: 'sealed', createdAt: hours(-9),
      deletedAt: null,
    },
  ],
});

const party = (...relations: OrderRelation[]): Party => ({ personId: 'viewer', relations, staffElsewhere: false });
const see = (p: Picture, ...relations: OrderRelation[]) => orderView(p, { party: party(...relations), reasons: [{ ok: true, text: '会修水管' }], canClaim: true }, now);

describe('what leaves in a view', () => {
  test('no view of anybody, in any state, carries a full name, and none but the household, staff and the helper on the way a phone or a door', () => {
    for (const relation of ORDER_RELATIONS) {
      for (const status of ORDER_STATES) {
        for (const state of ASSIGNMENT_STATES) {
          const mine = relation === 'claimant' || relation === 'offeree' ? 'viewer' : 'helper';
          const text = JSON.stringify(see(picture(status, [part(state, mine), part('DECLINED', 'helper')]), relation));
          for (const full of [SECRETS.helper, SECRETS.staff, SECRETS.address, 'sealed']) expect(text).not.toContain(full);
          const readsWords = ['requester', 'proxy', 'staff', 'claimant', 'offeree'].includes(relation);
          if (!readsWords) for (const secret of [SECRETS.name, SECRETS.phone, SECRETS.door]) expect(text).not.toContain(secret);
        }
      }
    }
  });

  test('before the claim numbers are taken out of the words; after it they are whole, until a day after the check-out', () => {
    expect(see(picture('OPEN', []), 'volunteer').words).toBe('我住（门牌接单后显示），电话 （电话接单后显示）');
    expect(see(picture('DISPATCHED', [part('OFFERED', 'viewer')]), 'offeree', 'volunteer').words).not.toMatch(/302|138/);
    expect(see(picture('ACCEPTED', [part('ACCEPTED', 'viewer')]), 'claimant').words).toContain(SECRETS.door);
    expect(see(picture('CONFIRMED', [{ ...part('CREDITED', 'viewer'), checkedOutAt: hours(-25) }]), 'claimant').words).not.toContain(SECRETS.door);
    expect(see(picture('OPEN', [part('WITHDRAWN', 'viewer')]), 'volunteer').words).not.toContain(SECRETS.door);
    expect(see(picture('CANCELLED', [part('EXCUSED', 'viewer')]), 'volunteer').words).not.toContain(SECRETS.door);
    expect(see(picture('OPEN', []), 'other').words).toBe('');
  });

  test('a month after the end nothing that anybody wrote is read by others than the household', () => {
    const old = picture('CLOSED', [{ ...part('CREDITED', 'viewer'), timeWords: `${SECRETS.name}让我等`, claimedMinutes: 50 }], { endedAt: hours(-31 * 24) });
    for (const relation of ['staff', 'claimant'] as const) {
      const view = see(old, relation);
      expect([view.words, view.staffWords, view.rating?.words, view.mine?.result, view.mine?.claimed]).toEqual(['', null, null, null, null]);
      expect(view.helpers.map(({ result, claimed }) => [result, claimed])).toEqual([[null, null]]);
      expect(view.timeline.filter(({ note }) => note !== null)).toEqual([]);
    }
    const own = see(old, 'requester');
    expect([own.words, own.staffWords, own.rating?.words, own.helpers[0]?.result].every(Boolean)).toBe(true);
  });

  test('who has no part in it does not know that it is there', () => {
    for (const status of ORDER_STATES) {
      expect(maySee(picture(status, []), party('other'))).toBe(false);
      expect(maySee(picture(status, []), party('volunteer'))).toBe(['OPEN', 'DISPATCHED', 'ACCEPTED', 'IN_SERVICE'].includes(status));
      expect(maySee(picture(status, [part('WITHDRAWN', 'viewer')]), party('volunteer'))).toBe(true);
      expect(maySee(picture(status, []), party('staff'))).toBe(true);
    }
  });

  test('who was asked and said no is only for staff; the household sees who comes', () => {
    const asked = picture('ACCEPTED', [part('DECLINED', 'helper'), part('ACCEPTED', 'viewer')]);
    expect(see(asked, 'requester').helpers.map(({ state }) => state)).toEqual(['ACCEPTED']);
    expect(see(asked, 'staff').helpers.map(({ state }) => state)).toEqual(['DECLINED', 'ACCEPTED']);
    expect(see(asked, 'volunteer').helpers).toEqual([]);
  });

  test('what a helper says it took is for staff and for the helper', () => {
    const disputed = { ...part('TIME_DISPUTED', 'helper'), claimedMinutes: 70, timeWords: '签退点早了' };
    const claimed = { minutes: 70, words: '签退点早了' };
    expect(see(picture('DISPUTED', [disputed]), 'staff').helpers[0]).toMatchObject({ claimed });
    expect(see(picture('DISPUTED', [disputed]), 'requester').helpers[0]).toMatchObject({ minutes: 30, claimed: null });
    expect(see(picture('DISPUTED', [{ ...disputed, volunteerId: 'viewer' }]), 'claimant').mine).toMatchObject({ claimed });
  });

  test('the timeline masks names, keeps a helper’s reasons from the household, and refusals from everybody', () => {
    const steps = see(picture('OPEN', []), 'requester').timeline;
    expect(steps.map(({ event, who, note }) => [event, who, note])).toEqual([['placed', null, null], ['asked', null, '几号楼？'], ['withdrew', '李**', null]]);
    expect(see(picture('OPEN', []), 'staff').timeline.map(({ who, note }) => [who, note])).toEqual([['陈**', null], ['何**', '几号楼？'], ['李**', '家里有事']]);
    expect(see(picture('OPEN', []), 'volunteer').timeline).toEqual([]);
  });

  test('points and reasons are for those who serve, looks for the household, the clock for the household and staff', () => {
    expect(see(picture('OPEN', []), 'volunteer')).toMatchObject({ points: 8, reasons: [{ ok: true }], looks: 0, answerDue: null, staffWords: null, actions: ['claim'] });
    expect(see(picture('SUBMITTED', []), 'requester')).toMatchObject({ points: null, reasons: [], looks: 4, answerDue: hours(3).toISOString(), staffWords: '几号楼？' });
    expect(see(picture('SUBMITTED', []), 'staff')).toMatchObject({ points: null, looks: 0, answerDue: hours(3).toISOString() });
  });

  test('thirty days after the end the words are out of sight of everybody but the household', () => {
    const old = picture('CLOSED', [], { endedAt: hours(-24 * 31) });
    expect(see(old, 'staff')).toMatchObject({ words: '', requester: { name: '' }, place: { around: null }, rating: { words: null } });
    expect(see(old, 'requester').words).toContain(SECRETS.door);
  });

  test('a voice note is named to the household, to staff, and to the helper exactly while they see the address', () => {
    const named = (p: Picture, ...relations: OrderRelation[]): number => see(p, ...relations).media.length;
    const mine = [part('CHECKED_OUT', 'viewer')];
    expect(see(picture('SUBMITTED', []), 'requester').media).toEqual([{ id: 'm', kind: 'voice', type: 'audio/mpeg', seconds: 7, purpose: 'need', at: hours(-9).toISOString(), check: null }]);
    expect(named(picture('SUBMITTED', []), 'proxy')).toBe(1);
    expect(named(picture('SUBMITTED', []), 'staff')).toBe(1);
    expect(named(picture('IN_SERVICE', mine), 'claimant')).toBe(1);
    expect(named(picture('IN_SERVICE', [{ ...mine[0]!, checkedOutAt: hours(-25) }]), 'claimant')).toBe(0);
    expect(named(picture('OPEN', [part('WITHDRAWN', 'viewer')]), 'volunteer')).toBe(0);
    for (const relation of ['offeree', 'volunteer', 'other'] as const) expect(named(picture('OPEN', []), relation)).toBe(0);
  });

  test('a number that can be read out', () => {
    expect(orderNo(order('OPEN'))).toMatch(/^1123-\d{4}$/);
  });
});
