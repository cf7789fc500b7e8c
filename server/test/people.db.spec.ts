import { beforeAll, describe, expect, test } from '@jest/globals';
import type { VolunteerBody } from '@supermarket/shared';
import { areaId } from '../seeds/areas.js';
import { AuditEntry } from '../src/audit/audit-entry.entity.js';
import { newId, violatedConstraint } from '../src/kernel/index.js';
import type { Actor } from '../src/people/actor.js';
import { ActorChanges } from '../src/people/actor-changes.js';
import { MeService } from '../src/people/me.service.js';
import { readMe } from '../src/people/me.store.js';
import { countHelped, findByPhone } from '../src/people/people.store.js';
import { StaffSeatsQueries } from '../src/people/staff-seats.queries.js';
import { StaffSeatsService } from '../src/people/staff-seats.service.js';
import { Volunteer } from '../src/people/volunteer.entity.js';
import { VolunteersQueries } from '../src/people/volunteers.queries.js';
import { VolunteersService } from '../src/people/volunteers.service.js';
import { atOnce, failures, onEachEngine, successes } from './engines.js';
import { CITY_ID, FAR, HOME, MakePeople, NEXT_DOOR } from './make.people.js';

const body: VolunteerBody = { skills: ['plumbing'], freeTimes: [{ weekday: 1, part: 'morning' }], partyMember: false, showParty: false, pointsChoice: 'points', weeklyCap: 3 };

onEachEngine('people', (db) => {
  let make: MakePeople;
  let me: MeService;
  let volunteers: VolunteersService;
  let seats: StaffSeatsService;
  let changed: string[];

  beforeAll(async () => {
    make = new MakePeople(db);
    await make.areas();
    const changes = new ActorChanges();
    changed = [];
    changes.on((id) => changed.push(id));
    me = new MeService(db.uow, db.clock, db.cipher, changes);
    volunteers = new VolunteersService(db.uow, db.clock, changes);
    seats = new StaffSeatsService(db.uow, db.clock, db.cipher, changes);
  });

  const actor = (id: string): Promise<Actor> => make.actor(id);

  describe('oneself', () => {
    test('phone and address are readable to oneself and sealed in the table', async () => {
      const id = await make.person({ name: '张三', phone: '19900000001', address: '解放路 8 号' });
      const view = await readMe(db.database, db.cipher, id);
      expect(view).toMatchObject({ name: '张三', maskedName: '张**', phone: '19900000001', maskedPhone: '199****0001', address: '解放路 8 号', hats: ['resident'] });
      expect(view.communityText).toBe('恩城街道 东门社区');
      const row = JSON.stringify(await db.database.one('SELECT * FROM person WHERE id = ?', [id]));
      expect(row).not.toMatch(/19900000001|解放路/);
    });

    test('a change is kept, and the trail names the fields but not what stands in them', async () => {
      const id = await make.person();
      await me.update(await actor(id), { name: ' 陈晓 ', phone: '19900000002', communityId: FAR.communityId });
      expect(await readMe(db.database, db.cipher, id)).toMatchObject({ name: '陈晓', phone: '19900000002', communityText: '良西镇 圩镇社区' });
      const [entry] = await db.database.find(AuditEntry, 'subject_id = ?', [id]);
      expect(entry).toMatchObject({ actorId: id, action: 'person.update', facts: { fields: 'communityId,name,phone' } });
    });

    test('a place that is no village or community is refused', async () => {
      const id = await make.person();
      await expect(me.update(await actor(id), { communityId: FAR.townId })).rejects.toMatchObject({ code: 'COMMUNITY_UNKNOWN' });
    });

    test('a number belongs to one account', async () => {
      const phone = '19900000003';
      await make.person({ phone });
      const other = await make.person();
      await expect(me.update(await actor(other), { phone })).rejects.toMatchObject({ code: 'ID_TAKEN', facts: { field: 'phone' } });
    });

    test('a number of somebody without an account goes over to the account', async () => {
      const phone = '19900000004';
      const old = await make.person({ phone, account: false });
      const own = await make.person();
      await me.update(await actor(own), { phone });
      expect((await findByPhone(db.database, db.cipher, phone))?.id).toBe(own);
      expect((await readMe(db.database, db.cipher, old)).phone).toBe(phone);
    });

    test('two accounts that take one number at once: one gets it', async () => {
      const people = await Promise.all([1, 2, 3, 4].map(() => make.person()));
      const actors = await Promise.all(people.map(actor));
      const results = await atOnce(db, 4, (i) => me.update(actors[i]!, { phone: '19900000005' }));
      expect(successes(results)).toHaveLength(1);
      expect(failures(results)).toEqual(Array.from({ length: 3 }, () => expect.objectContaining({ code: 'ID_TAKEN' })));
    });
  });

  describe('volunteers', () => {
    test('twenty who register at once get twenty numbers', async () => {
      const people = await Promise.all(Array.from({ length: 20 }, () => make.person()));
      const actors = await Promise.all(people.map(actor));
      const results = successes(await atOnce(db, 20, (i) => me.volunteer(actors[i]!, body)));
      const numbers = results.map((view) => view.volunteer!.no);
      expect(new Set(numbers).size).toBe(20);
      for (const no of numbers) expect(no).toMatch(/^440785\d{6}$/);
      expect(changed).toEqual(expect.arrayContaining(people));
    });

    test('saying it again changes what was said and keeps the number', async () => {
      const id = await make.person();
      const first = await me.volunteer(await actor(id), body);
      const second = await me.volunteer(await actor(id), { ...body, skills: ['law', 'haircut'], freeTimes: [], weeklyCap: 5 });
      expect(second.volunteer).toEqual({ ...first.volunteer, skills: ['haircut', 'law'], freeTimes: [], weeklyCap: 5 });
      expect(second.hats).toEqual(['resident', 'volunteer']);
    });

    test('a child cannot register, nor somebody whose age is not known', async () => {
      await expect(me.volunteer(await actor(await make.person({ birthYear: 2013 })), body)).rejects.toMatchObject({ code: 'TOO_YOUNG' });
      await expect(me.volunteer(await actor(await make.person({ birthYear: null })), body)).rejects.toMatchObject({ code: 'PROFILE_INCOMPLETE' });
    });

    test('one more task confirmed counts one', async () => {
      const id = await make.volunteer();
      await db.uow.run((tx) => countHelped(tx, id));
      expect((await db.database.get(Volunteer, id))?.helped).toBe(1);
    });

    test('a weekly cap of eleven is refused by the table itself', async () => {
      const id = await make.volunteer();
      const broken = db.uow.run((tx) => tx.update(Volunteer, { weeklyCap: 11 }, 'person_id = ?', [id]));
      await expect(broken.catch(violatedConstraint)).resolves.toBe('ck_volunteer_cap');
    });

    test('staff see the volunteers of their area and no others', async () => {
      const [here, nextDoor, far] = [await make.volunteer({ party: 'claimed' }), await make.volunteer({ home: NEXT_DOOR, party: 'claimed' }), await make.volunteer({ home: FAR, party: 'claimed' })];
      const queries = new VolunteersQueries(db.database, db.clock);
      const seen = async (staff: string): Promise<string[]> => {
        const ids: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await queries.page(await actor(staff), { party: 'claimed', limit: 2, cursor });
          ids.push(...page.items.map((row) => row.personId));
          cursor = page.next ?? undefined;
        } while (cursor);
        return ids.filter((id) => [here, nextDoor, far].includes(id)).sort();
      };
      expect(await seen(await make.staff('dispatcher', HOME.communityId))).toEqual([here]);
      expect(await seen(await make.staff('town', HOME.townId))).toEqual([here, nextDoor].sort());
      expect(await seen(await make.staff('city', CITY_ID))).toEqual([here, nextDoor, far].sort());
      expect(await seen(await make.person())).toEqual([]);
    });

    test('Party membership is verified by staff of the area', async () => {
      const id = await make.volunteer({ party: 'claimed' });
      const elsewhere = await actor(await make.staff('dispatcher', NEXT_DOOR.communityId));
      await expect(volunteers.verifyParty(elsewhere, id, { decision: 'verify' })).rejects.toMatchObject({ code: 'OUT_OF_SCOPE' });
      const staff = await actor(await make.staff('dispatcher', HOME.communityId));
      expect(await volunteers.verifyParty(staff, id, { decision: 'verify' })).toMatchObject({ personId: id, party: 'verified', communityText: '恩城街道 东门社区', tasksThisWeek: 0 });
      await volunteers.verifyParty(staff, id, { decision: 'verify' });
      expect(await db.database.find(AuditEntry, "action = 'party.decide' AND subject_id = ?", [id])).toHaveLength(1);
    });
  });

  describe('staff seats', () => {
    const appointed = (phone: string, role: 'dispatcher' | 'town', area: string) => ({ id: newId(db.clock.now()), phone, role, areaId: area });

    test('a town appoints in its communities by phone, and the seat works at once', async () => {
      const town = await make.staff('town', HOME.townId);
      const person = await make.person({ name: '何主任', phone: '19911110001' });
      const request = appointed('19911110001', 'dispatcher', HOME.communityId);
      const row = await seats.appoint(await actor(town), request);
      expect(row).toMatchObject({ id: request.id, personId: person, name: '何主任', areaText: '恩城街道 东门社区', stationName: null });
      expect((await actor(person)).seats).toMatchObject([{ role: 'dispatcher', ...HOME }]);
      expect(changed).toContain(person);
      expect(await seats.appoint(await actor(town), request)).toEqual(row); // sent again
      await expect(seats.appoint(await actor(town), { ...request, areaId: NEXT_DOOR.communityId })).rejects.toMatchObject({ code: 'ID_TAKEN' });
    });

    test('nobody appoints upwards, elsewhere, or somebody unknown', async () => {
      const town = await actor(await make.staff('town', HOME.townId));
      await make.person({ phone: '19911110002' });
      await expect(seats.appoint(town, appointed('19911110002', 'town', HOME.townId))).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
      await expect(seats.appoint(town, appointed('19911110002', 'dispatcher', FAR.communityId))).rejects.toMatchObject({ code: 'OUT_OF_SCOPE' });
      await expect(seats.appoint(town, appointed('19911119999', 'dispatcher', HOME.communityId))).rejects.toMatchObject({ code: 'PERSON_UNKNOWN' });
    });

    test('two who appoint the same person to the same seat at once make one seat', async () => {
      const town = await actor(await make.staff('town', HOME.townId));
      await make.person({ phone: '19911110003' });
      const results = await atOnce(db, 4, () => seats.appoint(town, appointed('19911110003', 'dispatcher', HOME.communityId)));
      expect(successes(results)).toHaveLength(1);
      expect(failures(results)).toEqual(Array.from({ length: 3 }, () => expect.objectContaining({ code: 'ID_TAKEN' })));
    });

    test('an appointment sent eight times at once is one', async () => {
      const town = await actor(await make.staff('town', HOME.townId));
      await make.person({ phone: '19911110005' });
      const request = appointed('19911110005', 'dispatcher', HOME.communityId);
      const results = await atOnce(db, 8, () => seats.appoint(town, request));
      expect(successes(results).map((row) => row.id)).toEqual(Array.from({ length: 8 }, () => request.id));
    });

    test('an ended seat is gone, and may be given again', async () => {
      const town = await actor(await make.staff('town', HOME.townId));
      const person = await make.person({ phone: '19911110004' });
      const { id } = await seats.appoint(town, appointed('19911110004', 'dispatcher', HOME.communityId));
      expect(await seats.end(town, id)).toEqual({ ok: true });
      expect(await seats.end(town, id)).toEqual({ ok: true });
      expect((await actor(person)).seats).toEqual([]);
      await seats.appoint(town, appointed('19911110004', 'dispatcher', HOME.communityId));
      expect((await actor(person)).seats).toHaveLength(1);
    });

    test('two city officers who end each other at once leave one', async () => {
      const [a, b] = [await make.staff('city', CITY_ID), await make.staff('city', CITY_ID)];
      const actors = [await actor(a), await actor(b)];
      const results = await atOnce(db, 2, (i) => seats.end(actors[i]!, actors[1 - i]!.seats[0]!.id));
      expect(successes(results)).toHaveLength(1);
      expect(failures(results)).toEqual([expect.objectContaining({ code: 'NOT_ALLOWED' })]);
    });

    test('the list shows the seats within reach', async () => {
      const queries = new StaffSeatsQueries(db.database);
      const far = await make.staff('dispatcher', FAR.communityId);
      const farSeat = (await actor(far)).seats[0]!.id;
      const ids = async (staff: string): Promise<string[]> => (await queries.page(await actor(staff), { limit: 100 })).items.map((row) => row.id);
      expect(await ids(await make.staff('town', HOME.townId))).not.toContain(farSeat);
      expect(await ids(await make.staff('town', areaId('良西镇')))).toContain(farSeat);
      expect(await ids(await make.staff('city', CITY_ID))).toContain(farSeat);
      expect(await ids(far)).toEqual([]);
    });
  });
});
