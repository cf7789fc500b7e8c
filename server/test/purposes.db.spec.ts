import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Purpose } from '@supermarket/shared';
import { Consent } from '../src/consent/consent.entity.js';
import { PurposesQueries } from '../src/consent/purposes.queries.js';
import { PurposesService } from '../src/consent/purposes.service.js';
import { writeConsent } from '../src/consent/purposes.store.js';
import { Look } from '../src/consent/look.entity.js';
import { CandidatesQueries } from '../src/matching/candidates.queries.js';
import type { Actor } from '../src/people/actor.js';
import { Volunteer } from '../src/people/volunteer.entity.js';
import { atOnce, failures, onEachEngine } from './engines.js';
import { expectInvariants } from './invariants.js';
import { MakeOrders } from './make.orders.js';

const POINT = { lat: 22.18, lng: 112.3, datum: 'gcj02' } as const;

onEachEngine('each purpose by itself', (db) => {
  const make = new MakeOrders(db);
  let staff: Actor;
  let me: Actor;

  beforeAll(async () => {
    staff = await make.setUp();
  });
  beforeEach(async () => {
    db.clock.set('2026-11-23T01:00:00.000Z');
    me = await make.people.actor(await make.people.person({ name: '陈大娘' }));
  });

  const service = (): PurposesService => new PurposesService(db.uow, db.clock);
  const turn = (actor: Actor, purpose: Purpose, on: boolean): ReturnType<PurposesService['turn']> => service().turn(actor, { purpose, on });
  const words = (actor: Actor): Promise<Consent[]> => db.database.find(Consent, 'person_id = ? ORDER BY id', [actor.personId!]);
  const refused = (code: string): object => expect.objectContaining({ code });

  test('a point with an order is agreed to by choosing it, and written down with its wording', async () => {
    await make.placed(me.personId!, { point: POINT });
    await make.placed(me.personId!, { point: POINT });
    expect(await words(me)).toMatchObject([{ purpose: 'location', given: true, way: 'use', textVersion: 'location-2026-11', at: db.clock.now() }]);
    expect((await new PurposesQueries(db.database).mine(me)).purposes.map(({ purpose, on }) => [purpose, on])).toEqual([['location', true], ['voice', false], ['photo', false]]);
  });

  test('taken back, no point is accepted any more, none is shown, and those that were kept go', async () => {
    const id = await make.placed(me.personId!, { point: POINT });
    expect((await make.orders.reveal(staff, id, { reason: 'check_facts' })).point).toEqual(POINT);
    await turn(me, 'location', false);
    await expect(make.placed(me.personId!, { point: POINT })).rejects.toEqual(refused('CONSENT_OFF'));
    expect((await make.orders.reveal(staff, id, { reason: 'check_facts' })).point).toBeNull();
    const looks = await db.database.find(Look, 'order_id = ? ORDER BY id', [id]);
    expect(looks.map(({ fields }) => fields.includes('place'))).toEqual([true, false]);
    await make.runTimers();
    expect((await make.caseOf(id)).order).toMatchObject({ pointCipher: null, lat: null, lng: null, cell: null });
    await make.placed(me.personId!);
    await turn(me, 'location', true);
    await make.placed(me.personId!, { point: POINT });
  });

  test('switched off and on again before the job comes, nothing is thrown away', async () => {
    const id = await make.placed(me.personId!, { point: POINT });
    await turn(me, 'location', false);
    await turn(me, 'location', true);
    await make.runTimers();
    expect((await make.caseOf(id)).order.pointCipher).not.toBeNull();
  });

  test('who wants no invitations is suggested to nobody and invited by nobody, and may still come themself', async () => {
    const helper = await make.people.actor(await make.people.volunteer());
    const id = await make.openOrder(staff);
    const candidates = async (): Promise<string[]> => (await new CandidatesQueries(db.database, db.clock).candidates(staff, id)).best.map(({ personId }) => personId);
    expect(await candidates()).toContain(helper.personId);
    await turn(helper, 'invite', false);
    expect(await candidates()).not.toContain(helper.personId);
    await expect(make.reviews.offer(staff, id, { personIds: [helper.personId!] })).rejects.toEqual(refused('NO_INVITES'));
    expect((await make.tasks.claim(helper, id, { riskAgreed: true })).status).toBe('ACCEPTED');
    await turn(helper, 'invite', true);
    expect(await words(helper)).toHaveLength(2);
  });

  test('亮身份 is one switch wherever it stands', async () => {
    const member = await make.people.volunteer({ party: 'verified' });
    const actor = await make.people.actor(member);
    const shown = async (): Promise<boolean> => (await db.database.get(Volunteer, member))!.showParty;
    expect(await shown()).toBe(true);
    expect((await turn(actor, 'show_party', false)).purposes.find(({ purpose }) => purpose === 'show_party')).toMatchObject({ on: false });
    expect(await shown()).toBe(false);
    await expect(turn(me, 'show_party', true)).rejects.toEqual(refused('NOT_FOUND'));
  });

  test('ten taps at once are one word', async () => {
    expect(failures(await atOnce(db, 10, () => turn(me, 'voice', false)))).toEqual([]);
    expect(await words(me)).toHaveLength(1);
  });

  test('a purpose that nobody knows is kept out by the database', async () => {
    await expect(db.uow.run((tx) => writeConsent(tx, me.personId!, 'sale' as Purpose, true, 'use', db.clock.now()))).rejects.toThrow();
  });

  test('every invariant holds', () => expectInvariants(db));
});
