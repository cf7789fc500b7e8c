import { describe, expect, test } from '@jest/globals';
import { FEEDBACK_KINDS, ORDER_RELATIONS } from '@supermarket/shared';
import { add, answer, dueOf, isUnread, mayAdd, standing, write, type FeedbackFacts, type Nearness } from './feedback.rules.js';

const refused = (code: string): Error => expect.objectContaining({ code }) as unknown as Error;
const now = new Date('2026-11-23T01:00:00Z');
const facts = (patch: Partial<FeedbackFacts> = {}): FeedbackFacts => ({
  kind: 'question', state: 'WAITING', authorId: 'author', townId: 't1', communityId: 'c1', answerDue: now, erasedAt: null, ...patch,
});
const community = { townId: 't1', communityId: 'c1' };
const town = { townId: 't1', communityId: null };
const city = { townId: null, communityId: null };
const staff = (...seats: (typeof city | typeof town | typeof community)[]) => ({ personId: 'staff', seats });

describe('who is the staff for what was written', () => {
  test('those of the place, of its town, and of the city', () => {
    for (const seat of [community, town, city]) expect(standing(facts(), null, staff(seat))).toBe('staff');
    expect(standing(facts(), null, staff({ townId: 't1', communityId: 'c2' }))).toBe('none');
    expect(standing(facts(), null, staff())).toBe('none');
  });

  test('what goes to the town is not for the community, and what lies in no place is for the city', () => {
    expect(standing(facts({ communityId: null }), null, staff(community))).toBe('none');
    expect(standing(facts({ communityId: null }), null, staff(town))).toBe('staff');
    expect(standing(facts({ communityId: null, townId: null }), null, staff(town))).toBe('none');
    expect(standing(facts({ communityId: null, townId: null }), null, staff(city))).toBe('staff');
  });

  test('nobody who is in the matter: its author, who it is for, who helps', () => {
    expect(standing(facts({ authorId: 'staff' }), null, staff(town))).toBe('concerned');
    expect(standing(facts(), { people: ['staff'], handledById: null }, staff(town))).toBe('concerned');
  });

  test('a complaint and an appeal are not for the one who decided, a question is', () => {
    const decided: Nearness = { people: [], handledById: 'staff' };
    const as = FEEDBACK_KINDS.map((kind) => standing(facts({ kind }), decided, staff(community)));
    expect(Object.fromEntries(FEEDBACK_KINDS.map((kind, i) => [kind, as[i]]))).toEqual({ question: 'staff', suggestion: 'staff', complaint: 'concerned', appeal: 'concerned' });
  });
});

describe('writing', () => {
  test('about an order only those it is for and those who help', () => {
    const may = ORDER_RELATIONS.filter((relation) => {
      try {
        write({ kind: 'complaint', orderId: 'o' }, [relation], 0);
        return true;
      } catch {
        return false;
      }
    });
    expect(may).toEqual(['requester', 'proxy', 'claimant', 'offeree']);
  });

  test('an appeal has an order, and neither it nor a question goes past the community', () => {
    expect(() => write({ kind: 'appeal' }, null, 0)).toThrow(refused('BAD_INPUT'));
    expect(() => write({ kind: 'appeal', orderId: 'o', above: true }, ['requester'], 0)).toThrow(refused('BAD_INPUT'));
    expect(() => write({ kind: 'question', above: true }, null, 0)).toThrow(refused('BAD_INPUT'));
    expect(() => write({ kind: 'complaint', above: true }, null, 9)).not.toThrow();
    expect(() => write({ kind: 'complaint' }, null, 10)).toThrow(refused('TOO_MANY_REQUESTS'));
  });
});

describe('the clock', () => {
  const days = (start: Date, count: number): Date => new Date(start.getTime() + count);

  test('a question has a working day, an appeal two, the rest five', () => {
    expect(FEEDBACK_KINDS.map((kind) => dueOf(kind, null, now, days).getTime() - now.getTime())).toEqual([1, 5, 5, 2]);
  });

  test('a further word does not set it back', () => {
    expect(dueOf('question', new Date(5), now, days)).toEqual(new Date(5));
  });
});

describe('answers', () => {
  test('what waits is answered once, by staff who are not in the matter', () => {
    expect(() => answer(facts(), 'staff', undefined)).not.toThrow();
    expect(() => answer(facts(), 'none', undefined)).toThrow(refused('NOT_FOUND'));
    expect(() => answer(facts(), 'concerned', undefined)).toThrow(refused('NEED_ANOTHER_PERSON'));
    expect(() => answer(facts({ state: 'ANSWERED' }), 'staff', undefined)).toThrow(refused('WRONG_STATE'));
  });

  test('an appeal ends with yes or no, nothing else does', () => {
    expect(() => answer(facts({ kind: 'appeal' }), 'staff', undefined)).toThrow(refused('BAD_INPUT'));
    expect(() => answer(facts({ kind: 'appeal' }), 'staff', false)).not.toThrow();
    expect(() => answer(facts(), 'staff', true)).toThrow(refused('BAD_INPUT'));
  });

  test('the author may go on, but an appeal is said once', () => {
    expect(mayAdd({ kind: 'complaint', erasedAt: null }, 49)).toBe(true);
    expect(mayAdd({ kind: 'complaint', erasedAt: null }, 50)).toBe(false);
    expect(() => add({ kind: 'appeal', erasedAt: null }, 1)).toThrow(refused('WRONG_STATE'));
    expect(() => add({ kind: 'question', erasedAt: now }, 1)).toThrow(refused('WRONG_STATE'));
  });

  test('an answer is new until its author has opened it since', () => {
    expect(isUnread({ answeredAt: null, seenAt: null })).toBe(false);
    expect(isUnread({ answeredAt: now, seenAt: null })).toBe(true);
    expect(isUnread({ answeredAt: now, seenAt: new Date(0) })).toBe(true);
    expect(isUnread({ answeredAt: now, seenAt: now })).toBe(false);
  });
});
